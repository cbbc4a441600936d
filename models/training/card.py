"""The model card and the figures in it."""

from dataclasses import dataclass

import numpy as np

import calibration
from beats import CLASSES

BOOTSTRAPS = 1000


@dataclass
class Source:
    """Recordings that a model was fitted on: an entry of the manifest and a line of the card."""

    database: str
    preparation: str
    records: int
    beats: int
    weight: float


def counts(labels, decided):
    """[4, 3]: hits, misses, false calls of each class, one against the rest; 4 is unclassified."""
    return np.array([[((labels == c) & (decided == c)).sum(), ((labels == c) & (decided != c)).sum(),
                      ((labels != c) & (decided == c)).sum()] for c in range(4)])


def f1(table):
    hits, misses, false = table.T
    return 2 * hits / np.maximum(2 * hits + misses + false, 1)


def figures(held, calibrated):
    """Figures of held-out records, by database and version, with intervals by resampling records."""
    result = {}
    random = np.random.default_rng(7)
    groups = sorted({(r.database, r.version) for r, _ in held})
    for group in groups:
        tables, errors = [], []
        for record, values in held:
            if (record.database, record.version) != group:
                continue
            p = calibration.softmax(values / calibrated["temperature"] + calibrated["bias"])
            decided = calibration.decide(p, calibrated["preference"])
            certainty = p[np.arange(len(p)), decided]
            decided[certainty < calibrated["unclassified_below"]] = 4
            tables.append(counts(record.labels, decided))
            errors.append((p, record.labels))
        tables = np.array(tables)
        drawn = [f1(tables[random.integers(0, len(tables), len(tables))].sum(0)) for _ in range(BOOTSTRAPS)]
        total = tables.sum(0)
        result[group] = {
            "records": len(tables),
            "beats": total[:, :2].sum(1),
            "se": total[:, 0] / np.maximum(total[:, :2].sum(1), 1),
            "ppv": total[:, 0] / np.maximum(total[:, 0] + total[:, 2], 1),
            "f1": f1(total),
            "interval": np.quantile(drawn, [0.025, 0.975], axis=0),
            "error": calibration.expected_error(np.concatenate([e[0] for e in errors]),
                                                np.concatenate([e[1] for e in errors])),
        }
    return result


def line(result):
    return "; ".join(f"{db} {version}: " + " ".join(f"{c} {v:.3f}" for c, v in zip(CLASSES, g["f1"]))
                     for (db, version), g in result.items() if not db.startswith("cinc"))


def rows(by_seed):
    """Lines of the table of figures: the median seed's figures, and F1 of each."""
    out = []
    for group in next(iter(by_seed.values())):
        database, version = group
        for c, letter in enumerate(CLASSES):
            ordered = sorted(by_seed.values(), key=lambda figures: figures[group]["f1"][c])
            g = ordered[len(ordered) // 2][group]
            if g["beats"][c] == 0:
                continue
            low, high = g["interval"][:, c]
            seeds = " ".join(f"{figures[group]['f1'][c]:.3f}" for figures in by_seed.values())
            out.append(f"| {database} {version} | {letter} | {g['beats'][c]} | {g['se'][c]:.3f} | {g['ppv'][c]:.3f} | "
                       f"{g['f1'][c]:.3f} | {low:.3f} - {high:.3f} | {seeds} |")
    return out


def sources(records):
    """What a model was fitted on, by database and version."""
    out = []
    for database, version in sorted({(r.database, r.version) for r in records}):
        chosen = [r for r in records if (r.database, r.version) == (database, version)]
        name = "mitdb DS1" if database == "mitdb" else database
        out.append(Source(name, version, len(chosen), sum(len(r.labels) for r in chosen), chosen[0].weight))
    return out


def text(version, date, by_seed, calibrated, fitted_on, teachers, parameters, size, context):
    result = next(iter(by_seed.values()))
    table = rows(by_seed)
    errors = ", ".join(f"{db} {kind} {g['error']:.3f}" for (db, kind), g in result.items()
                       if db in ("mitdb", "svdb") and not kind.startswith("ectopic"))
    fitted = "\n".join(f"- {s.database}, {s.preparation}: {s.records} records, {s.beats} beats, weight {s.weight:.2f}"
                       for s in fitted_on)
    taught = f"taught by {teachers} of its like from other seeds" if teachers else "fitted on the labels alone"
    preference = ", ".join(f"{c} {p:.2f}" for c, p in zip(CLASSES, calibrated["preference"]))
    return f"""# Beat model, version {version}

Written by `models/training/fit.py` on {date}. Not for diagnosis.

**What it does.** Gives each detected beat of a one-lead ECG an AAMI class (N, S, V, F) with a calibrated probability,
and says where in the beat it looked. Person-independent: it has seen no beat of the person it is used on, but it is
given that person's own usual beat and rhythm.

**What it is.** A convolutional network of {parameters} parameters ({size // 1024} KiB of ONNX) over 1.25 s at 128 Hz (the beat;
its difference to the usual beat), {taught}. Its last maps are scaled and
shifted by {context} context features of rhythm, shape and likeness. The head is linear after a global mean, so the activation
map that comes out beside the scores is Grad-CAM.

**Fitted on** (windows and features made by the Rust code that serves, with its own beats, matched to reference beats
within 150 ms; nothing of DS2):

{fitted}

Strips of cinc2017 (ODC-By 1.0, PhysioNet, like the others) have a rhythm label only. Those labelled AF or normal give
N beats where the QRS is the person's usual one; they teach that irregular RR is not ectopy. *repeated* is such a strip
played again and again, so that it has as long a context as a recording. *ectopic35*, *ectopic60* and *ectopic80* are
recordings cut between beats and put together anew with that share of supraventricular beats in per cent, each with its
own waves, as early as it came or less, some with a slow sinus node: hearts whose early beats are most of what they do
are rare in the databases, and a network that saw none calls them normal.

## Figures on held-out persons

Folds of persons, own detections; a network for each fold and seed, without teachers. One against the rest, beats
pooled; the seed whose F1 is the median, its 95 % interval by resampling records, and F1 of each of the {len(by_seed)} seeds. The
figure on DS2 is in `core/score/RESULTS.md`, from the whole pipeline.

| records | class | beats | Se | +P | F1 | 95 % | F1 by seed |
|---|---|---|---|---|---|---|---|
{chr(10).join(table)}

Expected calibration error (10 bins): {errors}. Temperature {calibrated['temperature']:.2f}; the class decides by probability times
preference ({preference}); under a probability of {calibrated['unclassified_below']:.2f} a beat stays unclassified.

## Limits

- F cannot be learnt from this: nearly all of its beats are one person's in either half of the MIT-BIH database. Its
  probability is given; do not rely on it.
- S rests on prematurity and the P wave. In AF, in frequent atrial ectopy without a regular stretch, and where a chest
  strap's noise hides the P wave, it is the least certain class.
- The labels of svdb are noisy, and its S includes beats that others would call N.
- Paced beats were in no fit: their class means nothing.
- Fitted on recordings of adults at rest or walking, by electrodes on a Holter recorder; the versions "as a strap gives
  it" are computed from them.
"""
