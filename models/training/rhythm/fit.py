"""Fits what the AF model knows: the irregularity of a window of RR intervals to the probability of AF.

    python models/training/rhythm/fit.py --data ../shared/data [--folds 4] [--write]

Rows come from `cargo build --example irregularity`, the very code that serves. LTAFDB, each record four times: beats
with their classes, the same without, the same with the errors of a classifier, and the unaudited beats of the other
annotator. CinC 2017 strips (N, O and A, noisy ones left out; R peaks by sleepecg) once each, because LTAFDB holds
nobody with a young heart's breathing arrhythmia. `--folds` prints sensitivity and specificity on whole records held
out; `--write` fits on all and writes core/ecg/src/rhythm/fibrillation/coefficients.rs.
"""

import argparse
import csv
import functools
import json
import pathlib
import subprocess
import zlib

import numpy as np
import scipy.io
import scipy.ndimage
import sleepecg
import torch
import wfdb

ROOT = pathlib.Path(__file__).resolve().parents[3]
COEFFICIENTS = ROOT / "core/ecg/src/rhythm/fibrillation/coefficients.rs"
FEATURES, HIDDEN, LIMIT = 17, 8, 5.0
NORMAL, SUPRAVENTRICULAR, VENTRICULAR = 0, 1, 2
CLASSES = {"N": 0, "L": 0, "R": 0, "e": 0, "j": 0, "A": 1, "a": 1, "J": 1, "S": 1, "V": 2, "E": 2, "F": 3, "Q": 4}
STRIDE = 48  # beats from row to row: neighbouring windows say the same
STRIP_WEIGHT = 8.0  # a strip of half a minute beside a row that stands for as long


@functools.cache
def exporter():
    """Builds the program that measures windows; where it is."""
    command = ["cargo", "build", "--release", "-p", "strapline-ecg", "--example", "irregularity"]
    command += ["--message-format", "json-render-diagnostics"]
    built = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    return next(m["executable"] for m in reversed(messages) if m.get("executable"))


def irregularity(rr_ms, classes):
    """The numbers of the window around each beat."""
    rows = np.stack([rr_ms, classes], 1).astype("<f4").tobytes()
    done = subprocess.run([exporter()], input=rows, stdout=subprocess.PIPE, check=True)
    return np.frombuffer(done.stdout, "<f4").reshape(-1, 1 + FEATURES)[:, 1:]


def with_errors(rr_ms, classes, seed):
    """Classes as a classifier gives them: beats missed, premature ones called ectopic, in AF too."""
    chance = np.random.RandomState(seed)
    rr_ms = np.nan_to_num(rr_ms, nan=800.0)
    premature = rr_ms < 0.85 * scipy.ndimage.median_filter(rr_ms, 31)
    found, made_up = chance.uniform(0.2, 0.8), chance.choice([0.0, chance.uniform(0.0, 0.6)])
    said = classes.copy()
    draw = chance.rand(4, len(classes))
    said[(classes >= VENTRICULAR) & (draw[0] > 0.93)] = NORMAL
    said[(classes == SUPRAVENTRICULAR) & (draw[1] > found)] = NORMAL
    said[(classes == NORMAL) & premature & (draw[2] < made_up)] = SUPRAVENTRICULAR
    said[(classes == NORMAL) & (draw[3] < 0.003)] = VENTRICULAR
    return said


def beats(path, extension):
    annotation = wfdb.rdann(str(path), extension)
    kept = [(at, CLASSES[symbol]) for at, symbol in zip(annotation.sample, annotation.symbol) if symbol in CLASSES]
    at, classes = np.array(kept).T
    return at, classes, np.concatenate([[np.nan], np.diff(at) * 1000.0 / annotation.fs])


def rhythms(path):
    """Where each rhythm begins, and whether it is AF."""
    annotation = wfdb.rdann(str(path), "atr")
    notes = [(at, note.strip("\0")) for at, note in zip(annotation.sample, annotation.aux_note)]
    marks = [(at, note == "(AFIB") for at, note in notes if note.startswith("(")]
    return np.array([at for at, _ in marks]), np.array([is_af for _, is_af in marks])


def long_records(folder):
    """Rows of each LTAFDB record: numbers, AF or not, milliseconds of the interval."""
    for path in sorted(folder.glob("*.atr")):
        path = path.with_suffix("")
        begins, is_af = rhythms(path)
        for variant in ["classes", "no classes", "errors", "unaudited"]:
            at, classes, rr_ms = beats(path, "qrs" if variant == "unaudited" else "atr")
            if variant == "errors":
                classes = with_errors(rr_ms, classes, zlib.crc32(path.name.encode()))
            elif variant != "classes":
                classes = classes * 0
            mark = np.searchsorted(begins, at, side="right") - 1
            rows = np.column_stack([irregularity(rr_ms, classes), is_af[mark], np.clip(np.nan_to_num(rr_ms), 0, 3000)])
            yield path.name, variant, rows[mark >= 0][::STRIDE]


def strips(folder):
    """One row of each CinC 2017 strip."""
    with open(folder / "REFERENCE-v3.csv") as file:
        labels = dict(csv.reader(file))
    names, intervals, ends = [], [], []
    for path in sorted(folder.rglob("*.mat")):
        if labels[path.stem] == "~":
            continue
        peaks = sleepecg.detect_heartbeats(scipy.io.loadmat(path)["val"][0].astype(float), 300)
        if len(peaks) > 20:
            names.append(labels[path.stem])
            # A minute without a beat parts a strip from the next: no window spans it.
            intervals.append(np.concatenate([[60_000.0], np.diff(peaks) * 1000 / 300]))
            ends.append(len(peaks))
    rr_ms = np.concatenate(intervals)
    middles = np.cumsum(ends) - np.array(ends) // 2
    rows = irregularity(rr_ms, rr_ms * 0)[middles]
    return np.array(names), np.column_stack([rows, np.array(names) == "A", np.full(len(rows), 30_000.0)])


def fit(rows, weight, seed=0, epochs=12, batch=1024):
    torch.manual_seed(seed)
    known = ~np.isnan(rows[:, 0])
    rows, weight = rows[known], torch.tensor(weight[known], dtype=torch.float32)
    mean, scale = rows[:, :FEATURES].mean(0), rows[:, :FEATURES].std(0)
    x = torch.tensor(np.clip((rows[:, :FEATURES] - mean) / scale, -LIMIT, LIMIT), dtype=torch.float32)
    y = torch.tensor(rows[:, FEATURES], dtype=torch.float32)
    net = torch.nn.Sequential(torch.nn.Linear(FEATURES, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, 1))
    adam = torch.optim.Adam(net.parameters(), 1e-2, weight_decay=1e-5)
    steps = epochs * -(-len(x) // batch)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, 1e-2, total_steps=steps)
    for _ in range(epochs):
        for pick in torch.randperm(len(x)).split(batch):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x[pick])[:, 0], y[pick], weight[pick])
            adam.zero_grad()
            loss.backward()
            adam.step()
            rate.step()
    parts = [parameter.detach().numpy().astype(float) for parameter in net.parameters()]
    return mean, scale, parts[0], parts[1], parts[2][0], float(parts[3][0])


def probability(model, features):
    mean, scale, weight, bias, out_weight, out_bias = model
    x = np.clip((np.nan_to_num(features) - mean) / scale, -LIMIT, LIMIT)
    logit = np.maximum(x @ weight.T + bias, 0) @ out_weight + out_bias
    return np.where(np.isnan(features[:, 0]), 0.0, 1 / (1 + np.exp(-logit)))


def rust(model):
    mean, scale, weight, bias, out_weight, out_bias = model
    row = lambda values: "[" + ", ".join(f"{value:.6g}" if value % 1 else f"{value:.1f}" for value in values) + "]"
    return f"""//! What the AF model has learnt. Written by `models/training/rhythm/fit.py --write`: not to be edited.

use super::irregularity::FEATURES;

pub(super) const HIDDEN: usize = {HIDDEN};

/// Standardised numbers are cut here: nothing as far out was seen in fitting.
pub(super) const LIMIT: f64 = {LIMIT};

pub(super) const MEAN: [f64; FEATURES] = {row(mean)};

pub(super) const SCALE: [f64; FEATURES] = {row(scale)};

pub(super) const HIDDEN_WEIGHT: [[f64; FEATURES]; HIDDEN] = [{", ".join(row(unit) for unit in weight)}];

pub(super) const HIDDEN_BIAS: [f64; HIDDEN] = {row(bias)};

pub(super) const OUTPUT_WEIGHT: [f64; HIDDEN] = {row(out_weight)};

pub(super) const OUTPUT_BIAS: f64 = {out_bias:.6g};
"""


def shares(model, rows):
    """Time in AF that is called so, time in anything else that is not, per cent."""
    called, is_af, time = probability(model, rows[:, :FEATURES]) >= 0.5, rows[:, FEATURES] > 0, rows[:, -1]
    return np.array([time[is_af & called].sum(), time[is_af].sum(), time[~is_af & ~called].sum(), time[~is_af].sum()])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--rows", type=pathlib.Path, help="keep the rows in this file, or take them from it")
    arguments = arguments.parse_args()
    torch.set_num_threads(1)
    if arguments.rows and arguments.rows.exists():
        kept = np.load(arguments.rows)
        long_rows, names, variants, strip_rows, labels = (kept[f"arr_{n}"] for n in range(5))
    else:
        records = list(long_records(arguments.data / "ltafdb"))
        long_rows = np.concatenate([rows for _, _, rows in records])
        names = np.concatenate([[name] * len(rows) for name, _, rows in records])
        variants = np.concatenate([[variant] * len(rows) for _, variant, rows in records])
        labels, strip_rows = strips(arguments.data / "cinc2017")
        if arguments.rows:
            np.savez(arguments.rows, long_rows, names, variants, strip_rows, labels)

    def fitted(long_kept, strips_kept):
        rows = np.concatenate([long_rows[long_kept], strip_rows[strips_kept]])
        return fit(rows, np.repeat([1.0, STRIP_WEIGHT], [long_kept.sum(), strips_kept.sum()]))

    if arguments.folds:
        sums, called = {}, {}
        shuffled = np.random.RandomState(1).permutation(np.unique(names))
        fold_of = {name: index % arguments.folds for index, name in enumerate(shuffled)}
        fold = np.array([fold_of[name] for name in names])
        strip_fold = np.random.RandomState(2).randint(arguments.folds, size=len(labels))
        for out in range(arguments.folds):
            model = fitted(fold != out, strip_fold != out)
            for variant in np.unique(variants):
                found = shares(model, long_rows[(fold == out) & (variants == variant)])
                sums[variant] = sums.get(variant, 0) + found
            for label in "NOA":
                asked = strip_rows[(strip_fold == out) & (labels == label)]
                called.setdefault(label, []).extend(probability(model, asked[:, :FEATURES]) >= 0.5)
        for variant, (found, af, left, other) in sums.items():
            print(f"LTAFDB, {variant}: Se {100 * found / af:.2f} %, Sp {100 * left / other:.2f} %")
        for label, af in called.items():
            print(f"CinC 2017, {label}: {100 * np.mean(af):.1f} % called AF")
    if arguments.write:
        model = fitted(np.ones(len(names), bool), np.ones(len(labels), bool))
        COEFFICIENTS.write_text(rust(model))
        subprocess.run(["rustfmt", "--edition", "2024", "--config-path", str(ROOT), str(COEFFICIENTS)], check=True)
        print(f"wrote {COEFFICIENTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
