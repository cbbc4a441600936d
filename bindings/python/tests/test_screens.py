"""The screens of two recordings, as `tests/screens/mod.rs` goes through them."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import shown
import wire
from wire import CODES, GOLDEN, PLAN

from strapline import core


class Keeping(core.SessionObserver):
    def __init__(self) -> None:
        self.updates: list[core.SessionUpdate] = []

    def on_update(self, update: core.SessionUpdate) -> None:
        self.updates.append(update)


def record(store: core.RecordingStore, name: str, days: int, language: core.Language) -> tuple[str, str]:
    """Records what a strap sent, some days later: its id, and what was shown meanwhile."""
    plan = copy.copy(PLAN)
    plan.name, plan.language = name, language
    session = core.LiveSession(store, plan)
    keeping = Keeping()
    observation = session.observe(keeping)
    identity, text = "", ""
    for line in (GOLDEN / f"frames/{name}.in").read_text().splitlines():
        sent, verb, rest = wire.fields(line)
        at = core.Moment(steady_ms=sent.steady_ms, wall_ms=sent.wall_ms + days * 86_400_000)
        match verb:
            case "start":
                session.start(at)
            case "mark":
                session.mark(at, rest)
            case "stop":
                text += shown.lines(f"{name}.told", session.notifications())
                for kind in [core.NotificationKind.FINISHED, core.NotificationKind.STORAGE_FULL]:
                    text += shown.lines(f"{name}.one", session.notification(kind))
                session.stop(at)
            case "finish":
                one = session.finish(at).recording
                assert one is not None
                identity = one.id
            case _:
                session.push(at, wire.read_input(verb, rest))
    del observation
    for n, update in enumerate(keeping.updates):
        if n % 8 == 0:
            text += shown.lines(f"{name}.live.{n}", update.screen)
            text += shown.lines(f"{name}.live.{n}.picture", update.picture)
    return identity, text


def screens(language: core.Language, folder: Path) -> str:
    store = core.RecordingStore.open(str(folder), bytes([7] * 32))
    first, text = record(store, "polar", 0, language)
    second, more = record(store, "lepu", 3, language)
    text += more
    options = core.ReportOptions(paper=core.Paper.A4, language=language)
    for name, identity in [("polar", first), ("lepu", second)]:
        found = store.analysis(identity, None)
        assert found is not None
        text += shown.lines(f"{name}.sentence", found.sentence(language))
        text += shown.lines(f"{name}.result", found.result_screen(options))
        text += shown.lines(f"{name}.strips", found.strips(options, 4.0)[:2])
        text += shown.lines(f"{name}.events", found.event_rows(options))
        text += shown.lines(f"{name}.said", found.events_said(options))
        text += shown.lines(f"{name}.event", found.event_strip(0, options, 4.0))
        text += shown.lines(f"{name}.flagged", found.flagged_count())
        text += shown.lines(f"{name}.beat", found.flagged_beat(0, options, 4.0))
    text += shown.lines("home", store.home(language, "", 4.0))
    text += shown.lines("rows", store.rows(language))
    text += shown.lines("trends", store.trends(language, core.TrendStep.RECORDING, None))
    text += shown.lines("days", store.trends(language, core.TrendStep.DAY, None))
    text += shown.lines("compared", store.compare(first, second, options))
    text += shown.lines("measured", core.measured_screen(language))
    text += shown.lines("feelings", core.feelings(language))
    text += shown.lines("waiting", core.waiting_screen(language))
    seen = [("b", "Movesense", -48), ("c", "Polar H10 2", -90), ("d", "HW9", None)]
    near = [core.NearStrap(id=identity, name=name, rssi_dbm=rssi) for identity, name, rssi in seen]
    known = core.NearStrap(id="a", name="Polar H10", rssi_dbm=None)
    text += shown.lines("straps", core.straps_screen(language, known, near))
    text += shown.lines("chips", core.strap_chips(language, "Polar H10", True, "80"))
    return text


@pytest.mark.parametrize(("language", "code"), CODES)
def test_screens_show_the_same(language: core.Language, code: str, tmp_path: Path) -> None:
    made = screens(language, tmp_path)
    expected = (GOLDEN / f"screens/{code}.txt").read_bytes()
    assert made.split("\n") == expected.decode().split("\n")
    assert made.encode() == expected


def test_every_language_is_shown() -> None:
    assert sorted(file.name for file in (GOLDEN / "screens").iterdir()) == sorted(f"{code}.txt" for _, code in CODES)
