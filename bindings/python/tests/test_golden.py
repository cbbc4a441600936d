"""What every language reads must come to the same, to the byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
import wire
from wire import CODES, GOLDEN, PLAN, ROOT

import strapline
from strapline import core


class Noting(core.SessionObserver):
    def __init__(self) -> None:
        self.noted = ""

    def on_update(self, update: core.SessionUpdate) -> None:
        self.noted += wire.update(update)

    def take(self) -> str:
        noted, self.noted = self.noted, ""
        return noted


def play(lines: str, folder: Path) -> str:
    store = core.RecordingStore.open(str(folder), bytes([7] * 32))
    session = core.LiveSession(store, PLAN)
    noting = Noting()
    observation = session.observe(noting)
    text = ""
    for line in lines.splitlines():
        at, verb, rest = wire.fields(line)
        try:
            if verb == "mark":
                session.mark(at, rest)
            elif verb == "finish":
                one = session.finish(at).recording
                text += (
                    ". nothing\n"
                    if one is None
                    else f". {one.samples} {one.missing} {one.end} {one.rr} {len(one.marks)}\n"
                )
            elif verb == "start":
                text += wire.asked(session.start(at))
            elif verb == "stop":
                text += wire.asked(session.stop(at))
            else:
                text += wire.asked(session.push(at, wire.read_input(verb, rest)))
        except core.StraplineError as error:
            text += f"! {error}\n"
        text += noting.take()
    del observation
    return text


@pytest.mark.parametrize("name", ["heart-rate", "lepu", "movesense", "polar", "refused"])
def test_frames_of_every_strap_lead_to_the_same_commands_and_updates(name: str, tmp_path: Path) -> None:
    made = play((GOLDEN / f"frames/{name}.in").read_text(), tmp_path)
    expected = (GOLDEN / f"frames/{name}.out").read_text()
    assert made.splitlines() == expected.splitlines()
    assert made == expected


def test_every_strap_is_played() -> None:
    assert len(list((GOLDEN / "frames").glob("*.in"))) == 5


def test_a_recording_has_the_same_beats() -> None:
    found = strapline.analyze(np.fromfile(GOLDEN / "recording.f32", "<f4"), rate=130)
    beats = found.beats
    label = beats.label.astype("S1")
    columns = [beats.position, label, beats.rr_ms, beats.amplitude_mv, beats.likeness, beats.grade]
    assert b"".join(column.tobytes() for column in columns) == (GOLDEN / "recording.beats").read_bytes()


def test_a_file_has_the_json_and_the_pdf_of_the_command_line() -> None:
    found = strapline.analyze_file(GOLDEN / "recording.csv")
    options = strapline.ReportOptions(
        paper=strapline.Paper.A4, language=strapline.Language.ENGLISH, emergency_number="112"
    )
    assert found.json(options) == (ROOT / "target/golden/recording.json").read_text()
    assert found.pdf(options) == (ROOT / "target/golden/recording.pdf").read_bytes()


def about(language: strapline.Language, paper: strapline.Paper = strapline.Paper.A4) -> strapline.ReportOptions:
    return strapline.ReportOptions(
        paper=paper, language=language, name="Ayşe Gül Öztürk-Ğarcía", id="7", born="1961-03-12",
        sex=core.Sex.FEMALE, device="Golden strap", emergency_number="112",
    )


@pytest.fixture(scope="module")
def recording() -> core.Analysis:
    """The golden recording, begun at a known time."""
    samples = (GOLDEN / "recording.f32").read_bytes()
    found = core.analyze_samples(samples, 130.0, 1_760_000_000_000, None)
    assert found is not None
    return found


@pytest.mark.parametrize(("language", "code"), CODES)
def test_a_recording_has_the_same_summary_as_json(
    recording: core.Analysis, language: core.Language, code: str
) -> None:
    lines = recording.json(about(language)).removesuffix("\n").split("\n")
    summary = "".join(f"{line}\n" for line in lines if '"probability"' not in line)
    assert summary.encode() == (GOLDEN / f"recording.{code}.json").read_bytes()


def test_a_recording_has_the_same_report(recording: core.Analysis) -> None:
    sheets = [(language, code, core.Paper.A4, "a4") for language, code in CODES]
    sums = ""
    for language, code, paper, size in [*sheets, (core.Language.ENGLISH, "en", core.Paper.LETTER, "letter")]:
        total = hashlib.sha256(recording.pdf(about(language, paper))).hexdigest()
        sums += f"{total}  recording.{code}.{size}.pdf\n"
    assert sums.encode() == (GOLDEN / "recording.sha256").read_bytes()
