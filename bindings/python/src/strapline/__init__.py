"""Beats, rhythm and signal quality of single-lead ECG, as the Strapline apps find them.

>>> import numpy, strapline
>>> strapline.analyze(numpy.zeros(1300), rate=130).analysed_s
0.0

Samples are millivolts; what was not received is ``nan``. Not for diagnosis.

``strapline.core`` is the whole facade, as Kotlin and Swift have it: sensors, live sessions, the store, reports.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from strapline import core
from strapline.core import (
    Episode,
    EpisodeKind,
    Language,
    Paper,
    ReportOptions,
    StraplineError,
    how_it_was_measured,
    versions,
)

__all__ = [
    "Analysis",
    "Beats",
    "Episode",
    "EpisodeKind",
    "Language",
    "Paper",
    "ReportOptions",
    "StraplineError",
    "analyze",
    "analyze_file",
    "core",
    "how_it_was_measured",
    "versions",
]

#: A report of nobody in particular.
REPORT = ReportOptions(paper=Paper.A4, language=Language.ENGLISH)

#: Told the share done, 0 to 1; ``False`` ends the analysis.
Progress = Callable[[float], bool]

#: Names of the codes in :attr:`Analysis.seconds`.
GRADES: dict[int, str] = {
    2: "good",
    1: "fair",
    **{
        16 + code: reason
        for code, reason in enumerate(
            [
                "gap",
                "lead off",
                "flat",
                "clipped",
                "baseline storm",
                "muscle",
                "mains",
                "noise",
                "too short",
            ]
        )
    },
}


@dataclass(frozen=True)
class Beats:
    """Beats as a table: columns of one length, in order of time."""

    #: R peaks, samples from the recording's first, to a fraction.
    position: NDArray[np.float64]
    #: AAMI class: ``N``, ``S``, ``V``, ``F`` or, not classified, ``Q``.
    label: NDArray[np.str_]
    #: Calibrated probability of that class.
    probability: NDArray[np.float32]
    #: Time since the beat before, milliseconds; ``nan`` after a gap or an unreadable stretch.
    rr_ms: NDArray[np.float32]
    #: Height over the local baseline, millivolts.
    amplitude_mv: NDArray[np.float32]
    #: Correlation with this person's own usual beat, -1 to 1.
    likeness: NDArray[np.float32]
    #: Whether the shape could be read well: 2 good, 1 fair.
    grade: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.position)

    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns by name, as ``pandas.DataFrame`` takes them."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class Analysis:
    """What was found in a recording."""

    def __init__(self, found: core.Analysis) -> None:
        self._found = found

    @property
    def rate_hz(self) -> float:
        """Samples per second."""
        rate = self._found.rate_hz()
        return math.nan if rate is None else float(rate)

    @property
    def recorded_s(self) -> float:
        """Seconds recorded, gaps included."""
        return float(self._found.recorded_s())

    @property
    def analysed_s(self) -> float:
        """Seconds that could be read: the denominator of every rate and burden."""
        return float(self._found.analysed_s())

    @property
    def beats(self) -> Beats:
        """Every beat in readable signal."""
        table = self._found.beats()
        return Beats(
            position=np.frombuffer(table.position, "<f8"),
            label=np.frombuffer(table._class, "S1").astype("U1"),
            probability=np.frombuffer(table.probability, "<f4"),
            rr_ms=np.frombuffer(table.rr_ms, "<f4"),
            amplitude_mv=np.frombuffer(table.amplitude_mv, "<f4"),
            likeness=np.frombuffer(table.likeness, "<f4"),
            grade=np.frombuffer(table.grade, np.uint8),
        )

    @property
    def episodes(self) -> list[Episode]:
        """Every episode, in order of its start."""
        return list(self._found.episodes())

    @property
    def seconds(self) -> NDArray[np.uint8]:
        """Grade of each second; :data:`GRADES` names them."""
        return np.frombuffer(self._found.seconds(), np.uint8)

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """What was found, in one plain sentence with how much could be read."""
        return str(self._found.sentence(language))

    def report(self, options: ReportOptions = REPORT) -> dict[str, Any]:
        """Everything that was found, as the command line writes it."""
        found: dict[str, Any] = json.loads(self.json(options))
        return found

    def json(self, options: ReportOptions = REPORT) -> str:
        """The same as text, to the byte."""
        return str(self._found.json(options))

    def pdf(self, options: ReportOptions = REPORT) -> bytes:
        """The report for a physician."""
        return bytes(self._found.pdf(options))


def analyze(
    samples: ArrayLike,
    rate: float,
    *,
    start_ms: int | None = None,
    progress: Progress | None = None,
) -> Analysis | None:
    """Analyses one lead.

    ``samples`` are millivolts, one after the other, ``nan`` where nothing was received; ``rate`` is samples per second,
    ``start_ms`` when the first was taken, milliseconds since 1970-01-01T00:00Z. ``None`` where ``progress`` ended it.
    """
    values = np.asarray(samples)
    if values.ndim != 1:
        raise ValueError(f"samples have {values.ndim} dimensions: give one lead, one value after the other")
    found = core.analyze_samples(values.astype("<f4").tobytes(), float(rate), start_ms, _listener(progress))
    return None if found is None else Analysis(found)


def analyze_file(
    path: str | os.PathLike[str],
    *,
    channel: str | int | None = None,
    rate: float | None = None,
    unit: str | None = None,
    progress: Progress | None = None,
) -> Analysis | None:
    """Analyses a channel of a file: WFDB, EDF, EDF+, CSV and other tables, MATLAB level 4.

    ``channel`` is a name, or a number counted from 1; ``rate`` and ``unit`` (``mV``, ``uV``, ``V``) are what the file
    does not say or has wrong. ``None`` where ``progress`` ended it.
    """
    options = core.FileOptions(channel=None if channel is None else str(channel), rate_hz=rate, unit=unit)
    found = core.analyze_file(os.fspath(path), options, _listener(progress))
    return None if found is None else Analysis(found)


class _Listener(core.ProgressListener):
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def on_progress(self, share: float) -> bool:
        return self._progress(share)


def _listener(progress: Progress | None) -> _Listener | None:
    return None if progress is None else _Listener(progress)
