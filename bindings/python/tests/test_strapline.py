"""numpy in and out, and the guide's own example."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mypy import api as mypy
from numpy.typing import NDArray
from wire import GOLDEN, ROOT

import strapline
from strapline import core


def recording() -> NDArray[np.float32]:
    return np.fromfile(GOLDEN / "recording.f32", "<f4")


def example() -> str:
    guide = (ROOT / "bindings/python/README.md").read_text()
    found = re.search(r"```python\n(.*?)```", guide, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_beats_are_a_table() -> None:
    found = strapline.analyze(recording(), rate=130)
    beats = found.beats
    columns = beats.columns()
    assert {len(column) for column in columns.values()} == {len(beats)}
    assert list(columns) == [
        "position", "time_s", "label", "probability", "rr_ms", "amplitude_mv", "likeness", "grade",
    ]
    assert set(beats.label) <= set("NSVFQ") and "V" in beats.label
    assert (np.diff(beats.position) > 0).all() and (beats.time_s == beats.position / 130).all()
    assert ((beats.probability >= 0) & (beats.probability <= 1)).all()
    assert found.report()["beats"][0]["position"] == beats.position[0]
    table = beats.to_numpy()
    assert table.dtype.names == tuple(columns) and (table["label"] == beats.label).all()
    assert repr(beats).startswith(f"<{len(beats)} beats: ") and "could be read" in repr(found)


def test_rows_of_a_table_are_a_table() -> None:
    beats = strapline.analyze(recording(), rate=130).beats
    ectopic = beats[beats.label == "V"]
    assert 0 < len(ectopic) < len(beats) and set(ectopic.label) == {"V"}
    assert (beats[:3].position == beats.position[:3]).all()
    assert (beats[np.array([2, 0])].position == beats.position[[2, 0]]).all()
    assert [one.position[0] for one in beats] == list(beats.position)


def test_what_is_found_may_be_written_to_and_stays() -> None:
    found = strapline.analyze(recording(), rate=130)
    found.beats.rr_ms[0] = 800
    assert found.beats.rr_ms[0] == 800 and found.beats.position.dtype.isnative
    found.seconds[0] = 2


def test_seconds_have_grades_and_reasons() -> None:
    found = strapline.analyze(recording(), rate=130)
    assert len(found.seconds) == len(found.readable) == 60
    assert {strapline.GRADES[code] for code in found.seconds} >= {"good", "gap"}
    assert found.readable.sum() == np.isin(found.seconds, [1, 2]).sum() < 60
    assert strapline.GRADES[17] == "lead off" and len(strapline.GRADES) == 11


def test_episodes_are_in_seconds() -> None:
    found = strapline.analyze(recording(), rate=130)
    pause = next(one for one in found.episodes if one.kind == strapline.EpisodeKind.PAUSE)
    assert pause.label is None and pause.longest_rr_ms >= 2000
    assert 0 <= pause.start_s == pause.start / 130 < pause.end_s <= found.recorded_s
    assert {one.label for one in found.episodes} >= {None}


@pytest.mark.parametrize("dtype", ["<f4", ">f4", "<f8"])
def test_any_array_of_numbers_will_do(dtype: str) -> None:
    samples = recording()
    found, other = strapline.analyze(samples, 130), strapline.analyze(samples.astype(dtype)[::1], 130)
    assert (found.beats.position == other.beats.position).all()
    assert strapline.analyze([0.0] * 260, 130).analysed_s == 0


def test_samples_come_in_any_unit() -> None:
    samples = np.nan_to_num(recording().astype(float))
    found = strapline.analyze(samples, 130).beats
    whole = np.round(samples * 1000).astype(np.int16)
    for other in (
        strapline.analyze(samples / 1000, 130, unit="V").beats, strapline.analyze(whole, 130, unit="uV").beats,
    ):
        assert np.abs(other.position - found.position).max() < 1
        assert np.allclose(other.amplitude_mv, found.amplitude_mv, atol=0.01)


def test_what_is_masked_was_not_received() -> None:
    samples = np.nan_to_num(recording())
    masked: Any = np.ma.masked_array(samples, mask=np.arange(len(samples)) < 20 * 130)  # type: ignore[no-untyped-call]
    found = strapline.analyze(masked, 130)
    assert {strapline.GRADES[code] for code in found.seconds[:19]} == {"gap"}


def test_what_cannot_be_analysed_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="one lead"):
        strapline.analyze(np.zeros((2, 100)), 130)
    with pytest.raises(ValueError, match="give their unit"):
        strapline.analyze(np.zeros(100, np.int16), 130)
    with pytest.raises(ValueError, match="complex"):
        strapline.analyze(np.zeros(100, complex), 130)
    with pytest.raises(ValueError, match="give one of mV, uV"):
        strapline.analyze(np.zeros(100), 130, unit="volt")  # type: ignore[call-overload]
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


def test_a_progress_that_answers_nothing_ends_nothing() -> None:
    shares: list[float] = []
    found = strapline.analyze(recording(), 130, progress=shares.append)
    assert found is not None and len(found.beats) > 50 and shares[-1] == 1


@pytest.mark.parametrize("raised", [RuntimeError, KeyboardInterrupt])
def test_what_a_progress_raises_ends_the_analysis_and_is_raised(raised: type[BaseException]) -> None:
    def raising(share: float) -> None:
        raise raised("mine")

    with pytest.raises(raised, match="mine"):
        strapline.analyze(recording(), 130, progress=raising)
    with pytest.raises(raised, match="mine"):
        strapline.analyze_file(GOLDEN / "recording.csv", progress=raising)


def test_recordings_are_analysed_side_by_side() -> None:
    with ThreadPoolExecutor(4) as pool:
        all_found = list(pool.map(lambda _: strapline.analyze(recording(), 130), range(8)))
    assert len({one.json() for one in all_found}) == 1


def test_the_guides_code_is_typed(tmp_path: Path) -> None:
    (tmp_path / "guide.py").write_text(example())
    said, errors, status = mypy.run(["--strict", "--cache-dir", str(tmp_path / "cache"), str(tmp_path / "guide.py")])
    assert status == 0, said + errors


def test_the_guide_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example(), {})
    assert "s could be read" in printed.getvalue() and "ventricular ectopic" in printed.getvalue()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_record_shows_what_is_in_it() -> None:
    figure = strapline.how_it_was_measured().figures[0]
    assert figure.name in repr([figure]) and "paper=Paper.A4" in repr(strapline.REPORT)


def test_examples_in_the_documentation_run() -> None:
    done = doctest.testmod(strapline)
    assert done.attempted > 1 and done.failed == 0


def test_the_wheel_is_typed() -> None:
    package = Path(strapline.__file__).parent
    for name in ["py.typed", "core/__init__.pyi", "core/strapline.pyi"]:
        assert (package / name).is_file(), name
    assert strapline.__version__ == strapline.versions().software
