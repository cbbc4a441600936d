"""Makes the beat model, from the recordings to models/beat.{onnx,toml,md}: exports, then fits.

    python models/training/make.py [--data ../shared/data] [--export target/beats] [--jobs 2] [options of fit.py]

Windows and features are made by the Rust code (`export_beats`); `fit.py` fits on them.
"""

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def commands(given: argparse.Namespace, rest: list[str]) -> list[list[str]]:
    """What is run, in order, from the root of the repository."""
    export = ["cargo", "run", "--release", "--example", "export_beats", "--", str(given.data), str(given.export)]
    fit = [sys.executable, str(ROOT / "models/training/fit.py"), str(given.export), "--jobs", str(given.jobs), *rest]
    return [fit] if given.keep_export else [export, fit]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of mitdb, svdb and cinc2017")
    arguments.add_argument("--export", type=Path, default=Path("target/beats"), help="where the export goes")
    arguments.add_argument("--jobs", type=int, default=2, help="networks fitted at once, each on one core in 3 GB")
    arguments.add_argument("--keep-export", action="store_true", help="fit on the export that is there")
    arguments.add_argument("--print", action="store_true", help="say what would be run, and run nothing")
    given, rest = arguments.parse_known_args()
    todo = commands(given, rest)
    if given.print:
        print("\n".join(" ".join(command) for command in todo))
        return
    # Before half a minute of exporting, not after it.
    absent = [name for name in ("numpy", "torch") if importlib.util.find_spec(name) is None]
    if absent:
        sys.exit(f"{', '.join(absent)} not found: pip install -r models/training/requirements.txt")
    if not (ROOT / given.data).is_dir():
        sys.exit(f"{given.data}: there are no recordings; name their folder with --data")
    for command in todo:
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
