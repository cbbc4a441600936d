"""What each failure says in every language, provoked as `tests/failures/mod.rs` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from wire import CODES, GOLDEN, PLAN

from strapline import core

Fails = Callable[[str, Callable[[], object]], None]


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    core.speak(core.Language.ENGLISH)


def provoke(place: Path, fails: Fails) -> None:
    def opened(byte: int, count: int = 32) -> core.RecordingStore:
        return core.RecordingStore.open(str(place / "store"), bytes([byte] * count))

    def file(name: str) -> object:
        return core.analyze_file(str(place / name), core.FileOptions(), None)

    def samples(count: int, rate: float) -> core.Analysis | None:
        return core.analyze_samples(bytes(count), rate, None, None)

    fails("key", lambda: opened(7, 31))
    while_open(opened, fails)
    fails("other-key", lambda: opened(8))
    fails("samples", lambda: samples(3, 130.0))
    fails("rate", lambda: samples(4, 0.5))
    analysis = samples(4 * 1300, 130.0)
    assert analysis is not None
    options = core.ReportOptions(paper=core.Paper.A4, language=core.Language.ENGLISH)
    never = core.ReportOptions(paper=core.Paper.A4, language=core.Language.ENGLISH, born="1961-02-30")
    fails("doubt", lambda: analysis.doubt(0, 0))
    fails("born", lambda: analysis.json(never))
    fails("faults", lambda: core.SimulatedStrap(core.SensorKind.POLAR, "lightning@3s", 1))
    fails("no-file", lambda: file("none.csv"))
    (place / "empty.csv").write_text("")
    fails("empty-file", lambda: file("empty.csv"))
    (place / "table.csv").write_text("time_s,ecg [mV]\n0.00,0.1\n0.01,oops\n0.02,0.2\n")
    fails("cell", lambda: file("table.csv"))
    (place / "pressure.csv").write_text("time_s,abp [mmHg]\n0.00,80\n0.01,81\n0.02,82\n")
    fails("no-voltage", lambda: file("pressure.csv"))
    fails("unwritable", lambda: analysis.write_pdf(options, str(place / "none/report.pdf")))


def while_open(opened: Callable[[int], core.RecordingStore], fails: Fails) -> None:
    store = opened(7)
    fails("twice", lambda: opened(7))
    fails("no-id", lambda: store.recording("night"))
    fails("unknown-id", lambda: store.recording("0" * 32))
    session = core.LiveSession(store, PLAN)
    at = core.Moment(steady_ms=1, wall_ms=1)
    session.finish(at)
    fails("ended", lambda: session.finish(at))


def test_every_error_says_in_every_language_what_it_is_and_what_to_do(tmp_path: Path) -> None:
    text = ""

    def fails(what: str, act: Callable[[], object]) -> None:
        nonlocal text
        # Not `pytest.raises`, which holds on to what is to be closed by then.
        try:
            act()
        except core.StraplineError as error:
            said = str(error).replace(f"{place}/", "")
            text += f"{code} {what} {type(error).__name__.lower()} {said}\n"
        else:
            pytest.fail(f"{what} did not fail")

    def rehearse(failure: core.Rehearsal) -> None:
        fails(failure.name.lower().replace("_", ""), lambda: core.rehearse(failure))

    for language, code in CODES:
        core.speak(language)
        place = tmp_path / code
        place.mkdir()
        for failure in core.Rehearsal:
            rehearse(failure)
        provoke(place, fails)
    expected = (GOLDEN / "errors.txt").read_bytes()
    assert text.split("\n") == expected.decode().split("\n")
    assert text.encode() == expected
