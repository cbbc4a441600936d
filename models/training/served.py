"""What the software that serves the model finds, beside what is annotated: the last look after a fit.

    cargo xtask python && target/python/bin/python models/training/served.py target/beats ../shared/data

The recordings are those of the export, whole, as recorded, DS2 never among them. They go through the wheel as a
researcher's would: detection, quality, the network, calibration. Fails where the wheel serves another network than
models/beat.onnx, or where its beats of a class, all recordings together, are further from the annotated ones than
--within allows. That it was fitted on these recordings is no matter here: what is looked for is a network that is served
otherwise than it was fitted.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import numpy as np
import strapline

import beats

SHOWN = "SVF"


def counts(labels: np.ndarray) -> dict[str, int]:
    return {name: int((labels == name).sum()) for name in beats.CLASSES}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="the folder that export_beats wrote")
    parser.add_argument("data", type=Path, help="the folder of the databases")
    parser.add_argument("--database", default="mitdb", help="whose recordings (mitdb)")
    parser.add_argument("--within", type=float, default=0.3, help="of the annotated beats of N, S and V (0.3)")
    options = parser.parse_args()

    model = Path(__file__).parents[1] / "beat.onnx"
    served = strapline.how_it_was_measured().model_hash
    if hashlib.sha256(model.read_bytes()).hexdigest() != served:
        print(f"the wheel serves another network than {model}: build it again with `cargo xtask python`")
        return 1

    records = [r for r in beats.read(options.export).records if r.database == options.database and r.version == "native"]
    if not records:
        print(f"the export holds no recording of {options.database} as recorded")
        return 1
    names = np.array(list(beats.CLASSES))
    annotated, found = dict.fromkeys(beats.CLASSES, 0), dict.fromkeys(beats.CLASSES, 0)
    print("record   read  beats  found" + "".join(f"  {name:>5} found" for name in SHOWN))
    for record in sorted(records, key=lambda record: record.name):
        analysis = strapline.analyze_file(options.data / options.database / f"{record.name}.hea")
        theirs, ours = counts(names[record.labels]), counts(analysis.beats.label)
        for name in beats.CLASSES:
            annotated[name] += theirs[name]
            found[name] += ours[name]
        share = analysis.analysed_s / analysis.recorded_s
        row = "".join(f"  {theirs[name]:5d} {ours[name]:5d}" for name in SHOWN)
        print(f"{record.name:7} {share:5.0%} {len(record.labels):6d} {len(analysis.beats):6d}{row}")
    print("in all: " + ", ".join(f"{name} {found[name]} of {annotated[name]}" for name in beats.CLASSES))
    far = [name for name in "NSV" if abs(found[name] - annotated[name]) > options.within * max(annotated[name], 1)]
    for name in far:
        print(f"{name}: {found[name]} found, {annotated[name]} annotated")
    return 1 if far else 0


if __name__ == "__main__":
    sys.exit(main())
