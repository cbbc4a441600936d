"""Fits the detector's verdict: evidence of a candidate to the probability that it is a beat.

    python models/training/detector/fit.py --data ../shared/data

Rounds of imitation (Ross, Gordon & Bagnell 2011): detection runs with the verdict of the round before, every
candidate becomes a row (`cargo run --example export_candidates`), the net is fitted on the rows of the last two
rounds. Evidence depends on what was accepted before, so a net fitted once, on the rows of another net, leads itself
astray. Writes core/ecg/src/beat/verdict.f32 (means, inverse deviations, hidden rows, output row; little-endian).
"""

import argparse
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

EVIDENCE, HIDDEN = 33, 24
ROOT = pathlib.Path(__file__).resolve().parents[3]
VERDICT = ROOT / "core/ecg/src/beat/verdict.f32"


def export(data, out, verdict, explore):
    command = ["cargo", "run", "--release", "--quiet", "-p", "strapline-score", "--example", "export_candidates", "--"]
    command += [str(data), str(out), "--explore", str(explore)]
    if verdict:
        command += ["--verdict", str(verdict)]
    subprocess.run(command, check=True, cwd=ROOT)
    return np.fromfile(out, "<f4").reshape(-1, EVIDENCE + 2)


def first_guess():
    """Height, shape and distance by rule of thumb: enough to be wrong in interesting ways."""
    row = np.zeros(EVIDENCE + 1)
    row[[12, 13, 14, 19, 23, 31, EVIDENCE]] = 3, 0.6, 3, 0.7, -1.2, -1.0, 0.6
    hidden = np.zeros((HIDDEN, EVIDENCE + 1))
    hidden[0], hidden[1] = row, -row
    out = np.zeros(HIDDEN)
    out[0], out[1] = 1, -1
    return np.concatenate([np.zeros(EVIDENCE), np.ones(EVIDENCE), hidden.ravel(), out, [0]])


def fit(rows, seed, epochs=6, batch=8192):
    torch.manual_seed(seed)
    x, y, w = rows[:, :EVIDENCE], rows[:, EVIDENCE], rows[:, EVIDENCE + 1]
    mean, scale = x.mean(0), 1 / (x.std(0) + 1e-6)
    x, y, w = torch.tensor((x - mean) * scale), torch.tensor(y), torch.tensor(w)
    net = torch.nn.Sequential(torch.nn.Linear(EVIDENCE, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, 1))
    steps = epochs * -(-len(x) // batch)
    adam = torch.optim.Adam(net.parameters(), 3e-3)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, 1e-2, total_steps=steps)
    for epoch in range(epochs):
        total = 0.0
        for pick in torch.randperm(len(x)).split(batch):
            bce = torch.nn.functional.binary_cross_entropy_with_logits(net(x[pick])[:, 0], y[pick], reduction="none")
            loss = (bce * w[pick]).mean() + 1e-5 * sum((p**2).sum() for p in net.parameters())
            adam.zero_grad()
            loss.backward()
            adam.step()
            rate.step()
            total += loss.item() * len(pick)
        print(f"  epoch {epoch + 1}: loss {total / len(x):.5f}", flush=True)
    first, last = net[0], net[2]
    hidden = torch.cat([first.weight, first.bias[:, None]], 1)
    parts = [mean, scale, hidden.detach().numpy().ravel(), last.weight.detach().numpy().ravel()]
    return np.concatenate([*parts, last.bias.detach().numpy()])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    arguments.add_argument("--rounds", type=int, default=4)
    arguments.add_argument("--seed", type=int, default=0)
    arguments = arguments.parse_args()
    torch.set_num_threads(2)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        verdict, before = folder / "verdict.f32", None
        first_guess().astype("<f4").tofile(verdict)
        for number in range(arguments.rounds):
            print(f"round {number + 1} of {arguments.rounds}", flush=True)
            rows = export(arguments.data.resolve(), folder / "rows.bin", verdict, 0 if number == 0 else 40)
            both = rows if before is None else np.concatenate([before, rows])
            fit(both, arguments.seed).astype("<f4").tofile(verdict)
            before = rows
        VERDICT.write_bytes(verdict.read_bytes())
    print(f"wrote {VERDICT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
