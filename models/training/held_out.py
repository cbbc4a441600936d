"""What the whole analysis finds in persons whom its network has never seen: DS1 and svdb, in folds of persons.

    python models/training/held_out.py [--export target/beats] [--data ../shared/data] [--seeds 1 2 3] [--jobs 2]

For each seed and fold a network is fitted on the labels of the other folds, as the teachers of the one that ships are,
and `strapline score beats --model` runs it over the recordings of its own fold: detection, quality, what the rhythm
makes of a beat, everything up to the class that is told. Temperature, biases and preference are those of
models/beat.toml: a dozen numbers, chosen on the same folds. DS2 is not touched. The export is what make.py left, or
`cargo run --release --example export_beats -- ../shared/data target/beats`; a seed takes five minutes on two cores.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

import card
import fit
import graph
from beats import CLASSES, folds, read

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ("mitdb", "svdb")


def write(net, folder, window, features):
    """The network with the manifest and the calibration that ship; where its graph lies."""
    onnx_bytes = graph.write(net, window, features)
    manifest = (ROOT / "models/beat.toml").read_text()
    manifest, found = re.subn('^sha256 = ".*"$', f'sha256 = "{hashlib.sha256(onnx_bytes).hexdigest()}"', manifest,
                              flags=re.MULTILINE)
    assert found == 1, "models/beat.toml names no hash"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "beat.onnx").write_bytes(onnx_bytes)
    (folder / "beat.toml").write_text(manifest)
    return folder / "beat.onnx"


def scored(model, data, records):
    """Record and its table [class, (hits, misses, false calls)], EC57: from the sixth minute on."""
    command = ["cargo", "run", "--quiet", "--release", "--bin", "strapline", "--", "score", "beats", str(data),
               "--records", ",".join(records), "--model", str(model), "--json"]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    for record in json.loads(said)["records"]:
        counts = np.array(record["confusion"])
        hits = counts.diagonal()
        tables = np.stack([hits, counts.sum(1) - hits, counts.sum(0) - hits], 1)
        yield record["record"], tables[: len(CLASSES)]


def lines(database, by_seed):
    """Rows of the table of a database: of the median seed, and F1 of each."""
    for c, letter in enumerate(CLASSES):
        f1 = {seed: card.f1(sum(tables.values()))[c] for seed, tables in by_seed.items()}
        median = sorted(f1, key=f1.get)[len(f1) // 2]
        tables = np.array(list(by_seed[median].values()))
        hits, misses, false = tables.sum(0)[c]
        random = np.random.default_rng(7)
        drawn = [card.f1(tables[random.integers(0, len(tables), len(tables))].sum(0))[c] for _ in range(card.BOOTSTRAPS)]
        low, high = np.quantile(drawn, [0.025, 0.975])
        seeds = " ".join(f"{value:.3f}" for value in f1.values())
        yield (f"| {database} | {letter} | {hits + misses} | {hits / max(hits + misses, 1):.3f} | "
               f"{hits / max(hits + false, 1):.3f} | {f1[median]:.3f} | {low:.3f} - {high:.3f} | {seeds} |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--export", type=Path, default=ROOT / "target/beats", help="what export_beats wrote")
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of mitdb and svdb")
    arguments.add_argument("--folds", type=int, default=3)
    arguments.add_argument("--seeds", type=int, nargs="+", default=list(fit.SEEDS))
    arguments.add_argument("--jobs", type=int, default=2, help="networks fitted at once, each on one core in 3 GB")
    arguments.add_argument("--records", action="store_true", help="print the S beats of each record, too")
    given = arguments.parse_args()
    if not (given.export / "export.json").is_file():
        sys.exit(f"{given.export}: there is no export; make it with "
                 f"cargo run --release --example export_beats -- {given.data} {given.export}")

    export = read(given.export)
    records = fit.weigh(export.records, export.names)
    assigned = folds(records, given.folds)
    fit.WORK = fit.Work(records, export.names, assigned)
    found = {database: {seed: {} for seed in given.seeds} for database in DATABASES}
    with ProcessPoolExecutor(given.jobs, get_context("fork")) as pool:
        begun = {(seed, fold): pool.submit(fit.parameters_without, fold, seed)
                 for seed in given.seeds for fold in range(given.folds)}
        for (seed, fold), parameters in begun.items():
            model = write(fit.revived(parameters.result()), ROOT / f"target/held_out/{seed}-{fold}",
                          export.description["window"], len(export.names))
            for database in DATABASES:
                names = sorted({r.name for r in records if r.database == database and assigned[r.person] == fold})
                found[database][seed].update(scored(model, given.data / database, names))
            print(f"seed {seed}, fold {fold + 1} of {given.folds}", file=sys.stderr, flush=True)

    print("| records | class | beats | Se | +P | F1 | 95 % | F1 by seed |\n|---|---|---|---|---|---|---|---|")
    for database in DATABASES:
        print("\n".join(lines(database, found[database])))
    if given.records:
        for database in DATABASES:
            for name, table in sorted(found[database][given.seeds[0]].items()):
                print(f"{database} {name} S: {table[1][0]} of {table[1][:2].sum()} found, {table[1][2]} false")


if __name__ == "__main__":
    main()
