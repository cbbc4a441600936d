"""Fits the grader's score: evidence of a second to the odds that its beats cannot be placed.

    python models/training/quality/fit.py --data ../shared/data

Rows come from the software itself (`cargo run --example export_seconds`). First a third of the recordings is held
out and the figures on it are printed; then the net is fitted on all of them, except for the held-out half of the
challenge's strips. Writes core/ecg/src/quality/score.f32 (means, inverse deviations, hidden rows, output row;
little-endian). Fit again whenever the detector's verdict or the evidence changes.
"""

import argparse
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

EVIDENCE, HIDDEN, RESTARTS = 13, 8, 24
# As in core/ecg/src/quality/verdict.rs: seconds averaged, limits of the mean score.
BEFORE, AFTER, LIMIT, UNREADABLE, OVER = 3, 1, 6.0, 1.0, 0.0
ROOT = pathlib.Path(__file__).resolve().parents[3]
SCORE = ROOT / "core/ecg/src/quality/score.f32"
KINDS = ["motion", "muscle", "baseline", "white"]
SNR_DB = ["18", "12", "6", "3", "0", "-3", "-6", "-12", "alone"]


def export(data, out):
    command = ["cargo", "run", "--release", "--quiet", "--example", "export_seconds", "--"]
    subprocess.run([*command, str(data), str(out)], check=True, cwd=ROOT)
    return np.fromfile(out, "<f4").reshape(-1, EVIDENCE + 4)


def fit(rows, seed):
    """The best of several: so small a net ends where its first weights lead it."""
    fits = [fit_once(rows, RESTARTS * seed + restart) for restart in range(RESTARTS)]
    losses = ", ".join(f"{loss:.5f}" for _, loss in fits)
    print(f"losses {losses}")
    return min(fits, key=lambda one: one[1])[0]


def fit_once(rows, seed, epochs=24, batch=4096):
    torch.manual_seed(seed)
    rows = rows[rows[:, EVIDENCE + 1] > 0]
    x, y, w = rows[:, :EVIDENCE], rows[:, EVIDENCE], rows[:, EVIDENCE + 1]
    mean, scale = x.mean(0), 1 / (x.std(0) + 1e-6)
    x, y, w = torch.tensor((x - mean) * scale), torch.tensor(y), torch.tensor(w)
    net = torch.nn.Sequential(torch.nn.Linear(EVIDENCE, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, 1))
    steps = epochs * -(-len(x) // batch)
    adam = torch.optim.Adam(net.parameters(), 3e-3, weight_decay=1e-5)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, 1e-2, total_steps=steps)
    for _ in range(epochs):
        for pick in torch.randperm(len(x)).split(batch):
            bce = torch.nn.functional.binary_cross_entropy_with_logits(net(x[pick])[:, 0], y[pick], reduction="none")
            loss = (bce * w[pick]).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
            rate.step()
    with torch.no_grad():
        bce = torch.nn.functional.binary_cross_entropy_with_logits(net(x)[:, 0], y, reduction="none")
        loss = float((bce * w).mean())
    first, last = net[0], net[2]
    hidden = torch.cat([first.weight, first.bias[:, None]], 1)
    parts = [mean, scale, hidden.detach().numpy().ravel(), last.weight.detach().numpy().ravel()]
    return np.concatenate([*parts, last.bias.detach().numpy()]).astype("<f4"), loss


def odds(weights, x):
    mean, scale = weights[:EVIDENCE], weights[EVIDENCE : 2 * EVIDENCE]
    hidden = weights[2 * EVIDENCE : -HIDDEN - 1].reshape(HIDDEN, EVIDENCE + 1)
    units = np.maximum((x - mean) * scale @ hidden[:, :-1].T + hidden[:, -1], 0)
    return np.clip(units @ weights[-HIDDEN - 1 : -1] + weights[-1], -LIMIT, LIMIT)


def unreadable(score, recording):
    """The mean over neighbouring seconds with two limits, as the grader takes it."""
    total, count = np.zeros_like(score), np.zeros_like(score)
    for offset in range(-BEFORE, AFTER + 1):
        at = np.arange(len(score)) + offset
        inside = (at >= 0) & (at < len(score))
        inside &= recording[np.clip(at, 0, len(score) - 1)] == recording
        total[inside] += score[at[inside]]
        count[inside] += 1
    mean, graded, noisy = total / count, np.zeros(len(score), bool), False
    for i, value in enumerate(mean):
        if i == 0 or recording[i] != recording[i - 1]:
            noisy = False
        graded[i] = noisy = value >= (OVER if noisy else UNREADABLE)
    return mean, graded


def auc(positive, negative):
    both = np.concatenate([positive, negative])
    order = np.unique(both, return_inverse=True)[1]
    counts = np.bincount(order)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[order]
    n, m = len(positive), len(negative)
    return (ranks[:n].sum() - n * (n + 1) / 2) / (n * m)


def report(rows, weights, seen):
    x, label, weight = rows[:, :EVIDENCE], rows[:, EVIDENCE] > 0.5, rows[:, EVIDENCE + 1]
    recording, state = rows[:, EVIDENCE + 2].astype(int), rows[:, EVIDENCE + 3].astype(int)
    mean, graded = unreadable(odds(weights, x), recording)
    good = seen & ~label & (state == 0)
    bad = seen & label & (state >= 10) & (state < 100) & (weight > 0)
    print(f"seconds: AUC {auc(mean[bad], mean[good]):.4f}, readable called unreadable {graded[good].mean():.2%},")
    print(f"  unreadable found {graded[bad].mean():.1%}; synthetic: rhythms called unreadable", end=" ")
    print(f"{graded[state == 100].mean():.2%}, noise found {graded[state == 101].mean():.1%},", end=" ")
    print(f"narrow noise {graded[state == 102].mean():.1%}")
    for kind, name in enumerate(KINDS):
        shares = [graded[seen & (state == 10 + 10 * kind + level)] for level in range(len(SNR_DB))]
        print(f"  {name:9}", " ".join(f"{s}: {g.mean():.2f}" for s, g in zip(SNR_DB, shares) if len(g)))
    strips = {}
    for which in (110, 111, 112, 113):
        share = [graded[recording == r].mean() for r in np.unique(recording[state == which])]
        strips[which] = np.array(share)
        softly = [mean[recording == r].mean() for r in np.unique(recording[state == which])]
        strips[which, "mean"] = np.array(softly)
    for name, other, noisy in (("fitted on", 110, 111), ("held out", 112, 113)):
        a, b = strips[noisy], strips[other]
        print(f"strips {name}: AUC of the unreadable share {auc(a, b):.3f}, of the mean score", end=" ")
        print(f"{auc(strips[noisy, 'mean'], strips[other, 'mean']):.3f};", end=" ")
        print(f"more than a fifth unreadable: {(a > 0.2).mean():.2f} of the noisy, {(b > 0.2).mean():.3f} of the others")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    arguments.add_argument("--seed", type=int, default=0)
    arguments = arguments.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        rows = export(arguments.data.resolve(), pathlib.Path(folder) / "rows.bin")
    # A recording comes twice in a row, clean and spoilt: both on one side.
    recording, state = rows[:, EVIDENCE + 2].astype(int), rows[:, EVIDENCE + 3]
    held_out = (recording // 2 % 3 == 0) & (state < 100)
    print(f"{len(rows)} seconds; a third of the recordings held out")
    report(rows, fit(rows[~held_out], arguments.seed), held_out)
    weights = fit(rows, arguments.seed)
    print("fitted on all")
    report(rows, weights, np.ones(len(rows), bool))
    weights.tofile(SCORE)
    print(f"wrote {SCORE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
