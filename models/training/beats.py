"""Windows, features and labels as `export_beats` (Rust) wrote them: never made here."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CLASSES = "NSVF"

# de Chazal 2004, paced records left out.
DS1 = "101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 223 230".split()
DS2 = "100 103 105 111 113 117 121 123 200 202 210 212 213 214 219 221 222 228 231 232 233 234".split()


@dataclass
class Record:
    """The beats of one recording in one version: as recorded, as a strap gives it, put together anew."""

    database: str
    name: str
    version: str
    windows: np.ndarray  # float32 [beats, 2, window]
    features: np.ndarray  # float32 [beats, features]
    labels: np.ndarray  # uint8 [beats], index into CLASSES
    weight: float = 1.0

    @property
    def person(self):
        """What must stay on one side of a split. 201 and 202 are one person, but 202 is not fitted on."""
        return f"{self.database}/{self.name}"

    @property
    def rearranged(self):
        """Whether its beats were put together anew, ectopic ones in the majority."""
        return self.version.startswith("ectopic")


@dataclass
class Export:
    """Everything that one run of the exporter wrote."""

    description: dict
    records: list[Record]

    @property
    def names(self):
        return self.description["features"]


def read(folder: Path) -> Export:
    """Reads an export; refuses one that holds a record of DS2."""
    description = json.loads((folder / "export.json").read_text())
    window, features = description["window"], len(description["features"])
    records = []
    for entry in description["records"]:
        if entry["database"] == "mitdb" and entry["name"] in DS2:
            raise SystemExit(f"{entry['name']} belongs to DS2, which is for the published figure: export again")
        labels = np.fromfile(folder / f"{entry['file']}.labels", np.uint8)
        rows = np.fromfile(folder / f"{entry['file']}.rows", "<f4").reshape(len(labels), 2 * window + features)
        records.append(
            Record(
                entry["database"],
                entry["name"],
                entry["version"],
                rows[:, : 2 * window].reshape(-1, 2, window),
                rows[:, 2 * window :],
                labels,
            )
        )
    return Export(description, records)


def folds(records: list[Record], count: int) -> dict[str, int]:
    """Persons to folds, each database dealt out by its supraventricular beats, back and forth."""
    assigned = {}
    for database in sorted({r.database for r in records}):
        chosen = [r for r in records if r.database == database and not r.rearranged]
        beats = {r.person: int((r.labels == 1).sum()) for r in chosen}
        for place, person in enumerate(sorted(beats, key=lambda p: (-beats[p], p))):
            row, column = divmod(place, count)
            assigned[person] = column if row % 2 == 0 else count - 1 - column
    return assigned
