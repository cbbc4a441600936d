"""numpy in and out, and the guide's own example."""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

import numpy as np
import pytest
from wire import GOLDEN, ROOT

import strapline
from strapline import core


def recording() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.fromfile(GOLDEN / "recording.f32", "<f4")


def test_beats_are_a_table() -> None:
    found = strapline.analyze(recording(), rate=130)
    assert found is not None
    beats = found.beats
    columns = beats.columns()
    assert {len(column) for column in columns.values()} == {len(beats)}
    assert list(columns) == ["position", "label", "probability", "rr_ms", "amplitude_mv", "likeness", "grade"]
    assert set(beats.label) <= set("NSVFQ") and "V" in beats.label
    assert (np.diff(beats.position) > 0).all()
    assert ((beats.probability >= 0) & (beats.probability <= 1)).all()
    assert len(found.seconds) == 60
    assert {strapline.GRADES[code] for code in found.seconds} >= {"good", "gap"}
    assert found.report()["beats"][0]["position"] == beats.position[0]
    assert any(episode.kind == strapline.EpisodeKind.PAUSE for episode in found.episodes)


@pytest.mark.parametrize("dtype", ["<f4", ">f4", "<f8"])
def test_any_array_of_numbers_will_do(dtype: str) -> None:
    samples = recording()
    found, other = strapline.analyze(samples, 130), strapline.analyze(samples.astype(dtype)[::1], 130)
    assert found is not None and other is not None
    assert (found.beats.position == other.beats.position).all()
    assert strapline.analyze([0.0] * 260, 130) is not None


def test_what_cannot_be_analysed_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="one lead"):
        strapline.analyze(np.zeros((2, 100)), 130)
    with pytest.raises(core.StraplineError.Refused, match="rate"):
        strapline.analyze(np.zeros(100), 0)
    with pytest.raises(core.StraplineError.NoAccess, match="check the path"):
        strapline.analyze_file("no such file.csv")


def test_an_analysis_is_cancelled_in_the_middle() -> None:
    shares: list[float] = []

    def until_half(share: float) -> bool:
        shares.append(share)
        return share < 0.5

    hour = np.tile(np.nan_to_num(recording()), 60)
    assert strapline.analyze(hour, 130, progress=until_half) is None
    assert 0.5 <= shares[-1] < 0.6


def test_a_progress_that_raises_ends_nothing() -> None:
    def raising(share: float) -> bool:
        raise RuntimeError("mine")

    found = strapline.analyze(recording(), 130, progress=raising)
    assert found is not None and len(found.beats) > 50


def test_the_guide_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (ROOT / "bindings/python/README.md").read_text()
    example = re.search(r"```python\n(.*?)```", guide, re.DOTALL)
    assert example is not None
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example.group(1), {})
    assert "s could be read" in printed.getvalue() and "ventricular ectopic" in printed.getvalue()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_everything_public_is_documented() -> None:
    undocumented = [name for name in strapline.__all__ if not getattr(strapline, name).__doc__]
    assert undocumented == ["core"] or undocumented == []
    for name in ["Analysis", "LiveSession", "RecordingStore", "SessionUpdate", "SensorKind"]:
        assert getattr(core, name).__doc__, name
    assert os.path.exists(Path(strapline.__file__).parent / "py.typed")
