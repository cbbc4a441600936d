"""Fits the beat model: export in, models/beat.{onnx,toml,md} and models/golden/beat.json out.

    python fit.py EXPORT [--models ../../models] [--folds 3] [--jobs 1] [--version 2]

EXPORT is what `cargo run --release -p strapline-infer --example export_beats` wrote.
"""

import argparse
import datetime
import hashlib
import json
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

import calibration
import card
import graph
import learning
from beats import Record, folds, read
from network import BeatNet

# One for each network of a fold and for each teacher; the network that is shipped has the next.
SEEDS = (1, 2, 3)
SHIPPED_SEED = 4
# svdb's labels are the noisiest and its patients have the most S.
SVDB_WEIGHT = 0.4
# Strips of the challenge have a rhythm label and no beat labels: see `strips`.
CINC_WEIGHT = 0.3
# Recordings put together anew, their ectopic beats in the majority: few persons, and not how often it is so.
ECTOPIC_WEIGHT = 0.25
# Beats at the begin of a strip have no context, which must not become a sign of being normal.
STRIP_LEARNING = 6
USUAL_QRS = 0.9


def weigh(records: list[Record], names: list[str]) -> list[Record]:
    """Weights by database; versions of one recording share its weight, and those put together anew have their own."""
    versions = {}
    for record in records:
        group = (record.person, record.rearranged)
        versions[group] = versions.get(group, 0) + 1
    out = []
    for record in records:
        weight = {"mitdb": 1.0, "svdb": SVDB_WEIGHT}.get(record.database, CINC_WEIGHT)
        weight *= (ECTOPIC_WEIGHT if record.rearranged else 1.0) / versions[record.person, record.rearranged]
        record = strips(record, names) if record.database.startswith("cinc2017") else record
        out.append(Record(record.database, record.name, record.version, record.windows, record.features,
                          record.labels, weight))
    return [r for r in out if len(r.labels)]


def strips(record: Record, names: list[str]) -> Record:
    """Beats of a strip labelled AF or normal are N where their QRS is the usual one: an irregular rhythm alone
    makes no ectopic beat. No beat of such a strip is ever given another class."""
    usual = record.features[:, names.index("like_qrs")] > USUAL_QRS
    usual[:STRIP_LEARNING] = False
    return Record(record.database, record.name, record.version, record.windows[usual], record.features[usual],
                  np.zeros(int(usual.sum()), np.uint8))


@dataclass
class Work:
    """What the processes that fit are handed by being forked, so that gigabytes are not copied to each."""

    records: list[Record]
    names: list[str]
    assigned: dict[str, int]


WORK: Work | None = None


def fit_without(fold, seed):
    """A network that never saw the persons of one fold."""
    torch.set_num_threads(1)
    return learning.fit([r for r in WORK.records if WORK.assigned[r.person] != fold], WORK.names, seed)


def scores_without(fold, seed):
    """Scores of the records of one fold by a network that never saw their persons."""
    net = fit_without(fold, seed)
    return [learning.scores(net, r) for r in WORK.records if WORK.assigned[r.person] == fold]


def parameters_without(fold, seed):
    """Parameters of a network that never saw the persons of one fold."""
    return parameters(fit_without(fold, seed))


def fit_on_all(seed):
    """Parameters of a network that saw every person: a teacher."""
    torch.set_num_threads(1)
    return parameters(learning.fit(WORK.records, WORK.names, seed))


def parameters(net):
    """What one process hands to another."""
    return {name: value.numpy() for name, value in net.state_dict().items()}


def revived(parameters):
    """The network with these parameters."""
    net = BeatNet(parameters["mean"], 1.0 / parameters["inverse"])
    net.load_state_dict({name: torch.from_numpy(value) for name, value in parameters.items()})
    return net.eval()


def cross_validate(count, pool, report):
    """For each seed, every record with its scores by a network that never saw its person."""
    begun = {(seed, fold): pool.submit(scores_without, fold, seed) for seed in SEEDS for fold in range(count)}
    held = {}
    for (seed, fold), scores in begun.items():
        of_fold = (r for r in WORK.records if WORK.assigned[r.person] == fold)
        held.setdefault(seed, []).extend(zip(of_fold, scores.result()))
        report(f"seed {seed}, fold {fold + 1} of {count}")
    return held


def natural(held):
    """Recordings as they were, with beat labels: what a probability is calibrated on."""
    return [(r, s) for r, s in held if r.database in ("mitdb", "svdb") and not r.rearranged]


def stack(held):
    values = np.concatenate([s for _, s in held])
    labels = np.concatenate([r.labels for r, _ in held])
    weights = np.concatenate([np.full(len(r.labels), r.weight) for r, _ in held])
    return values, labels, weights


def golden(net, export, path):
    """Synthetic inputs and what the network makes of them; no recording is in it."""
    random = np.random.default_rng(20)
    window, names = export.description["window"], export.names
    features = np.concatenate([r.features[::50] for r in export.records])
    mean, deviation = features.mean(0), features.std(0)
    vectors = []
    for _ in range(8):
        beat = np.convolve(random.normal(size=window + 8), np.hanning(9) / 4, "valid")
        pair = np.stack([beat, beat * random.uniform(-1, 1)]).astype(np.float32)
        row = (mean + deviation * random.normal(size=len(names))).astype(np.float32)
        with torch.no_grad():
            scores, activation = (o[0].numpy() for o in net(torch.from_numpy(pair[None]), torch.from_numpy(row[None])))
        vectors.append({"beat": listed(pair[0]), "difference": listed(pair[1]), "features": listed(row),
                        "scores": listed(scores), "activation": [listed(a) for a in activation]})
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(vectors, indent=None, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def listed(values):
    return [float(f"{v:.8g}") for v in values]


def manifest(export, onnx_bytes, calibrated, version, fitted_on):
    d = export.description
    names = "\n".join(f'    "{name}",' for name in d["features"])
    sources = "\n".join(f'    {{ database = "{s.database}", preparation = "{s.preparation}", records = {s.records}, '
                        f'beats = {s.beats}, weight = {s.weight:.2f} }},' for s in fitted_on)
    return f'''# Written by models/training/fit.py together with beat.onnx; neither is edited by hand.
format = 2
name = "beat"
version = "{version}"
sha256 = "{hashlib.sha256(onnx_bytes).hexdigest()}"
rate_hz = {float(d["rate_hz"])}
window = {d["window"]}
before_r = {d["before_r"]}
channels = ["beat", "difference"]
normalisation = "usual_height"
classes = ["N", "S", "V", "F"]
fitted_on = [
{sources}
]
features = [
{names}
]

[calibration]
temperature = {calibrated["temperature"]:.4f}
bias = [{", ".join(f"{b:.4f}" for b in calibrated["bias"])}]
preference = [{", ".join(f"{p:.4f}" for p in calibrated["preference"])}]
unclassified_below = {calibrated["unclassified_below"]:.4f}
'''


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("export", type=Path)
    arguments.add_argument("--models", type=Path, default=Path(__file__).resolve().parent.parent)
    arguments.add_argument("--folds", type=int, default=3)
    arguments.add_argument("--jobs", type=int, default=1, help="networks fitted at once, each on one core in 3 GB")
    arguments.add_argument("--teachers", type=int, default=len(SEEDS), help="0 fits the shipped network on labels alone")
    arguments.add_argument("--version", default="3")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    began = time.time()

    def report(line):
        print(f"{time.time() - began:6.0f} s  {line}", flush=True)

    export = read(given.export)
    records = weigh(export.records, export.names)
    report(f"{len(records)} records, {sum(len(r.labels) for r in records)} beats")

    global WORK
    WORK = Work(records, export.names, folds(records, given.folds))
    with ProcessPoolExecutor(given.jobs, get_context("fork")) as pool:
        held = cross_validate(given.folds, pool, report)
        taught = [pool.submit(fit_on_all, seed) for seed in SEEDS[: given.teachers]]
        teachers = [revived(net.result()) for net in taught]
        report(f"{len(teachers)} teachers")
    values, labels, weights = stack([pair for one in held.values() for pair in natural(one)])
    temperature, bias = calibration.calibrate(values, labels, weights)
    probabilities = calibration.softmax(values / temperature + bias)
    preference = calibration.prefer(probabilities, labels, weights)
    calibrated = {
        "temperature": temperature,
        "bias": bias,
        "preference": preference,
        "unclassified_below": calibration.unclassified_below(probabilities, preference),
    }
    figures = {seed: card.figures(one, calibrated) for seed, one in held.items()}
    for seed, one in figures.items():
        report(f"held out, seed {seed}: {card.line(one)}")

    net = learning.fit(records, export.names, SHIPPED_SEED, report, teachers)
    onnx_bytes = graph.write(net, export.description["window"], len(export.names))
    given.models.mkdir(exist_ok=True)
    (given.models / "beat.onnx").write_bytes(onnx_bytes)
    fitted_on = card.sources(records)
    (given.models / "beat.toml").write_text(manifest(export, onnx_bytes, calibrated, given.version, fitted_on))
    golden(net, export, given.models / "golden" / "beat.json")
    today = datetime.date.today().isoformat()
    parameters = sum(p.numel() for p in net.parameters())
    (given.models / "beat.md").write_text(
        card.text(given.version, today, figures, calibrated, fitted_on, len(teachers), parameters, len(onnx_bytes),
                  len(export.names)))
    report(f"written to {given.models}")


if __name__ == "__main__":
    main()
