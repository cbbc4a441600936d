"""Beats, rhythm and signal quality of single-lead ECG, as the Strapline apps find them. Not for diagnosis.

>>> import numpy, strapline
>>> strapline.analyze(numpy.zeros(1300), rate=130).analysed_s
0.0

Samples are millivolts unless another unit is named; what was not received is `nan`. Heights are millivolts, RR intervals
milliseconds, rates beats per minute, times seconds from the first sample.

`strapline.core` is the whole facade, as Kotlin and Swift have it: sensors, live sessions, the store, reports.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from strapline import core
from strapline.core import (
    EpisodeKind,
    Language,
    Paper,
    ReportOptions,
    StraplineError,
    how_it_was_measured,
    versions,
)

__all__ = [
    "GRADES",
    "REPORT",
    "Analysis",
    "Beats",
    "Episode",
    "EpisodeKind",
    "Language",
    "Paper",
    "Progress",
    "ReportOptions",
    "StraplineError",
    "Unit",
    "analyze",
    "analyze_file",
    "core",
    "how_it_was_measured",
    "versions",
]

__version__ = versions().software

REPORT = ReportOptions(paper=Paper.A4, language=Language.ENGLISH)
"""A report of nobody in particular, in English, on A4."""

Progress = Callable[[float], object]
"""Told the share done, 0 to 1; `False` ends the analysis, and so does what it raises."""

Unit = Literal["mV", "uV", "V", "nV"]
"""What samples are counted in."""

GRADES: dict[int, str] = {
    2: "good",
    1: "fair",
    **{16 + code: reason.name.lower().replace("_", " ") for code, reason in enumerate(core.Reason)},
}
"""Names of the codes in `Analysis.seconds`: from 16 on a second could not be read, and this is why."""

# UniFFI's records say what is in them where they are printed, but not in a list or a notebook.
for _record in vars(core).values():
    if isinstance(_record, type) and "__dataclass_fields__" in vars(_record):
        setattr(_record, "__repr__", _record.__str__)

_PER_MILLIVOLT: dict[str, float] = {"mV": 1.0, "uV": 1e-3, "V": 1e3, "nV": 1e-6}

_LABELS: dict[core.BeatClass, str] = {
    core.BeatClass.NORMAL: "N",
    core.BeatClass.SUPRAVENTRICULAR: "S",
    core.BeatClass.VENTRICULAR: "V",
    core.BeatClass.FUSION: "F",
    core.BeatClass.UNCLASSIFIED: "Q",
}


@dataclass(frozen=True, eq=False, repr=False)
class Beats:
    """Beats as a table: columns of one length, in order of time.

    `beats[beats.label == "V"]` are some of them, as a table again.
    """

    position: NDArray[np.float64]
    """R peaks, samples from the recording's first, to a fraction."""

    time_s: NDArray[np.float64]
    """The same, seconds."""

    label: NDArray[np.str_]
    """AAMI class: `N`, `S`, `V`, `F` or, not classified, `Q`."""

    probability: NDArray[np.float32]
    """Calibrated probability of that class, 0 to 1; 0 where the beat was not classified."""

    rr_ms: NDArray[np.float32]
    """Time since the beat before, milliseconds; `nan` after a gap or an unreadable stretch."""

    amplitude_mv: NDArray[np.float32]
    """Height over the local baseline, millivolts, signed."""

    likeness: NDArray[np.float32]
    """Correlation with this person's own usual beat, -1 to 1."""

    grade: NDArray[np.uint8]
    """Whether the shape could be read well: 2 good, 1 fair."""

    def __len__(self) -> int:
        return len(self.position)

    def __getitem__(self, rows: int | slice | NDArray[np.bool_] | NDArray[np.integer[Any]]) -> Beats:
        """These rows: a number, a slice, a mask or an array of numbers."""
        rows = np.array([rows]) if isinstance(rows, (int, np.integer)) else rows
        return Beats(**{name: column[rows] for name, column in self.columns().items()})

    def __iter__(self) -> Iterator[Beats]:
        """The rows one by one, each as a table."""
        return (self[row] for row in range(len(self)))

    def __repr__(self) -> str:
        counts = ", ".join(f"{(self.label == label).sum()} {label}" for label in _LABELS.values())
        return f"<{len(self)} beats: {counts}>"

    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns by name, as `pandas.DataFrame` takes them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def to_numpy(self) -> NDArray[np.void]:
        """The table as one structured array, a row for each beat."""
        columns = self.columns()
        table = np.empty(len(self), [(name, column.dtype) for name, column in columns.items()])
        for name, column in columns.items():
            table[name] = column
        return table


@dataclass(frozen=True)
class Episode:
    """A stretch of rhythm with what it rests on; `pandas.DataFrame` takes a list of them."""

    kind: EpisodeKind
    """What it is."""

    label: str | None
    """AAMI class of its beats, `S` or `V`, where it is of ectopic ones."""

    start_s: float
    """Its begin, seconds from the recording's first sample."""

    end_s: float
    """Its end, seconds."""

    start: int
    """First sample."""

    end: int
    """One past its last sample."""

    beats: int
    """Beats in it."""

    slowest_bpm: float
    """Slowest rate in it, beats per minute."""

    median_bpm: float
    """Median rate in it, beats per minute."""

    fastest_bpm: float
    """Fastest rate in it, beats per minute."""

    longest_rr_ms: float
    """Longest RR interval in it, milliseconds."""

    score: float
    """The statistic that decided, in its own unit: AF irregularity 0 to 1, beats per minute, milliseconds, or share."""

    computed_over: int
    """Readable samples in it."""


class Analysis:
    """What was found in a recording."""

    def __init__(self, found: core.Analysis) -> None:
        """Of what `strapline.core` found, in a store for instance."""
        self._found = found

    def __repr__(self) -> str:
        return f"<analysis: {self.analysed_s:.0f} of {self.recorded_s:.0f} s could be read, {len(self.beats)} beats>"

    @property
    def rate_hz(self) -> float:
        """Samples per second; `nan` where a strap sent RR intervals alone."""
        rate = self._found.rate_hz()
        return math.nan if rate is None else rate

    @property
    def recorded_s(self) -> float:
        """Seconds recorded, gaps included."""
        return self._found.recorded_s()

    @property
    def analysed_s(self) -> float:
        """Seconds that could be read: the denominator of every rate and burden."""
        return self._found.analysed_s()

    @cached_property
    def beats(self) -> Beats:
        """Every beat in readable signal."""
        table = self._found.beats()

        def column(values: bytes, dtype: str) -> NDArray[Any]:
            # A copy, so that it may be written to.
            return np.frombuffer(values, dtype).astype(np.dtype(dtype).newbyteorder("="))

        position = column(table.position, "<f8")
        return Beats(
            position=position,
            time_s=position / self._per_second,
            label=np.frombuffer(table._class, "S1").astype("U1"),
            probability=column(table.probability, "<f4"),
            rr_ms=column(table.rr_ms, "<f4"),
            amplitude_mv=column(table.amplitude_mv, "<f4"),
            likeness=column(table.likeness, "<f4"),
            grade=column(table.grade, "u1"),
        )

    @cached_property
    def episodes(self) -> list[Episode]:
        """Every episode, in order of its start."""
        return [
            Episode(
                kind=one.kind,
                label=None if one._class is None else _LABELS[one._class],
                start_s=one.start / self._per_second,
                end_s=one.end / self._per_second,
                start=one.start,
                end=one.end,
                beats=one.beats,
                slowest_bpm=one.slowest_bpm,
                median_bpm=one.median_bpm,
                fastest_bpm=one.fastest_bpm,
                longest_rr_ms=one.longest_rr_ms,
                score=one.score,
                computed_over=one.computed_over,
            )
            for one in self._found.episodes()
        ]

    @cached_property
    def seconds(self) -> NDArray[np.uint8]:
        """Grade of each second, as a code; `GRADES` names them."""
        return np.frombuffer(self._found.seconds(), np.uint8).copy()

    @property
    def readable(self) -> NDArray[np.bool_]:
        """Whether each second could be read."""
        return self.seconds < 16

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """What was found, in one plain sentence with how much could be read."""
        return self._found.sentence(language)

    def report(self, options: ReportOptions = REPORT) -> dict[str, Any]:
        """Everything that was found, as `strapline analyze --json` writes it."""
        found: dict[str, Any] = json.loads(self.json(options))
        return found

    def json(self, options: ReportOptions = REPORT) -> str:
        """The same as text, to the byte."""
        return self._found.json(options)

    def pdf(self, options: ReportOptions = REPORT) -> bytes:
        """The report for a physician."""
        return self._found.pdf(options)

    def write_pdf(self, path: str | os.PathLike[str], options: ReportOptions = REPORT) -> None:
        """The report for a physician, written to a file."""
        self._found.write_pdf(options, os.fspath(path))

    @property
    def _per_second(self) -> float:
        # Without samples, positions are milliseconds.
        return self._found.rate_hz() or 1000.0


@overload
def analyze(
    samples: ArrayLike, rate: float, *, unit: Unit | None = None, start_ms: int | None = None, progress: None = None
) -> Analysis: ...


@overload
def analyze(
    samples: ArrayLike, rate: float, *, unit: Unit | None = None, start_ms: int | None = None, progress: Progress
) -> Analysis | None: ...


def analyze(
    samples: ArrayLike,
    rate: float,
    *,
    unit: Unit | None = None,
    start_ms: int | None = None,
    progress: Progress | None = None,
) -> Analysis | None:
    """Analyses one lead.

    - `samples`: one after the other, `nan` (or masked) where nothing was received.
    - `rate`: samples per second.
    - `unit`: of the samples; millivolts where nothing is said. Whole numbers may be anything: theirs must be said.
    - `start_ms`: when the first was taken, milliseconds since 1970-01-01T00:00Z.
    - `progress`: told how far it is. The answer is `None` where it ended the analysis.

    Raises `ValueError` for what is not one lead, `StraplineError.Refused` for a rate that no ECG has. Other threads run
    meanwhile: several recordings can be analysed at once.
    """
    core_samples = _millivolts(samples, unit).astype("<f4").tobytes()
    with _Listening(progress) as listener:
        found = core.analyze_samples(core_samples, float(rate), start_ms, listener)
    return None if found is None else Analysis(found)


@overload
def analyze_file(
    path: str | os.PathLike[str],
    *,
    channel: str | int | None = None,
    rate: float | None = None,
    unit: Unit | None = None,
    progress: None = None,
) -> Analysis: ...


@overload
def analyze_file(
    path: str | os.PathLike[str],
    *,
    channel: str | int | None = None,
    rate: float | None = None,
    unit: Unit | None = None,
    progress: Progress,
) -> Analysis | None: ...


def analyze_file(
    path: str | os.PathLike[str],
    *,
    channel: str | int | None = None,
    rate: float | None = None,
    unit: Unit | None = None,
    progress: Progress | None = None,
) -> Analysis | None:
    """Analyses a channel of a file: WFDB, EDF, EDF+, CSV and other tables, MATLAB level 4.

    - `channel`: its name, or its number counted from 1.
    - `rate` (samples per second) and `unit`: what the file does not say or has wrong.
    - `progress`: told how far it is. The answer is `None` where it ended the analysis.

    Raises `StraplineError.NoAccess`, `StraplineError.Damaged` or `StraplineError.Refused`, whose text says what to do.
    """
    options = core.FileOptions(channel=None if channel is None else str(channel), rate_hz=rate, unit=unit)
    with _Listening(progress) as listener:
        found = core.analyze_file(os.fspath(path), options, listener)
    return None if found is None else Analysis(found)


def _millivolts(samples: ArrayLike, unit: str | None) -> NDArray[Any]:
    values = np.asarray(samples)
    if isinstance(samples, np.ma.MaskedArray):
        values = np.where(samples.mask, np.nan, values)
    if values.ndim != 1:
        raise ValueError(f"samples have {values.ndim} dimensions: give one lead, one value after the other")
    if values.dtype.kind == "c":
        raise ValueError("samples are complex numbers: give millivolts")
    if unit is None and values.dtype.kind in "iu":
        raise ValueError("samples are whole numbers: divide them by the converter's counts per millivolt, or give their unit")
    if unit is not None and unit not in _PER_MILLIVOLT:
        raise ValueError(f"unit {unit!r} is not known: give one of {', '.join(_PER_MILLIVOLT)}")
    return values if unit is None else values * _PER_MILLIVOLT[unit]


class _Listener(core.ProgressListener):
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.raised: BaseException | None = None

    def on_progress(self, share: float) -> bool:
        # The core logs what a listener throws and goes on; here it is the caller's, an interrupt from the keyboard too.
        try:
            return self._progress(share) is not False
        except BaseException as error:
            self.raised = error
            return False


class _Listening:
    """Has `progress` told while an analysis runs, and raises then what it raised."""

    def __init__(self, progress: Progress | None) -> None:
        self._listener = None if progress is None else _Listener(progress)

    def __enter__(self) -> _Listener | None:
        return self._listener

    def __exit__(self, *ended: object) -> None:
        if self._listener is not None and self._listener.raised is not None:
            raise self._listener.raised
