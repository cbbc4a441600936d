"""Sessions as lines of text, read and written as `tests/wire/mod.rs` does."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from strapline import core

ROOT = Path(__file__).resolve().parents[3]
#: The golden fixtures: `tests/golden/README.md` says what they are.
GOLDEN = ROOT / "tests" / "golden"
#: The languages as fixtures are named, in the core's order.
CODES = list(zip(core.Language, ["en", "de", "fr", "es", "tr"], strict=True))

PLAN = core.SessionPlan(
    name="Golden", device="simulated", utc_offset_min=60, language=core.Language.ENGLISH, px_per_mm=4.0,
    pace_ms=1000, trace_s=6.0, columns=160,
)


def fields(line: str) -> tuple[core.Moment, str, str]:
    words = [*line.split(" ", 3), ""]
    return core.Moment(steady_ms=int(words[0]), wall_ms=int(words[1])), words[2], words[3]


def unhex(text: str) -> bytes:
    return b"" if text == "-" else bytes.fromhex(text)


def read_input(verb: str, rest: str) -> Any:
    kinds = core.SensorInput
    words = rest.split(" ")
    match verb:
        case "seen":
            return kinds.SEEN()
        case "connected":
            return kinds.CONNECTED()
        case "services":
            return kinds.SERVICES_FOUND([_service(word) for word in words])
        case "mtu":
            return kinds.MTU_SET(int(rest))
        case "bonded":
            return kinds.BONDED()
        case "read-answer":
            return kinds.READ_ANSWER(characteristic=words[0], bytes=unhex(words[1]))
        case "write-done":
            return kinds.WRITE_DONE(characteristic=words[0])
        case "subscribed":
            return kinds.SUBSCRIBED(characteristic=words[0])
        case "unsubscribed":
            return kinds.UNSUBSCRIBED(characteristic=words[0])
        case "failed":
            return kinds.FAILED(command=_command(words[1:]), error=_error(words[0]))
        case "notification":
            return kinds.NOTIFICATION(characteristic=words[0], bytes=unhex(words[1]))
        case "disconnected":
            return kinds.DISCONNECTED(error=None if rest == "-" else _error(rest))
        case "tick":
            return kinds.TICK()
    raise ValueError(verb)


def _service(word: str) -> core.Service:
    service, characteristics = word.split("=")
    return core.Service(uuid=service, characteristics=characteristics.split(","))


def _error(text: str) -> Any:
    kinds = core.LinkError
    name, _, value = text.partition(":")
    match name:
        case "att":
            return kinds.ATT(int(value))
        case "status":
            return kinds.STATUS(int(value))
    return getattr(kinds, name.replace("-", "_").upper())()


def _command(words: list[str]) -> Any:
    kinds = core.Command
    match words[0]:
        case "reconnect-after":
            return kinds.RECONNECT_AFTER(ms=int(words[1]))
        case "discover":
            return kinds.DISCOVER_SERVICES()
        case "request-mtu":
            return kinds.REQUEST_MTU(int(words[1]))
        case "read":
            return kinds.READ(characteristic=words[1])
        case "write":
            return kinds.WRITE(characteristic=words[1], bytes=unhex(words[2]), with_response=words[3] == "1")
        case "subscribe":
            return kinds.SUBSCRIBE(characteristic=words[1], indications=words[2] == "1")
        case "unsubscribe":
            return kinds.UNSUBSCRIBE(characteristic=words[1])
    return getattr(kinds, words[0].replace("-", "_").upper())()


def asked(asked: core.Asked) -> str:
    return "".join(f"> {_text(command)}\n" for command in asked.commands)


def _text(command: Any) -> str:
    kinds = core.Command
    match command:
        case kinds.RECONNECT_AFTER():
            return f"reconnect-after {command.ms}"
        case kinds.DISCOVER_SERVICES():
            return "discover"
        case kinds.REQUEST_MTU():
            return f"request-mtu {command[0]}"
        case kinds.READ():
            return f"read {command.characteristic}"
        case kinds.WRITE():
            return f"write {command.characteristic} {command.bytes.hex() or '-'} {int(command.with_response)}"
        case kinds.SUBSCRIBE():
            return f"subscribe {command.characteristic} {int(command.indications)}"
        case kinds.UNSUBSCRIBE():
            return f"unsubscribe {command.characteristic}"
    return str(type(command).__name__).rsplit(".", 1)[-1].lower().replace("_", "-")


def update(it: core.SessionUpdate) -> str:
    beat = it.beats[-1] if it.beats else None
    missing, trace = it.missing, it.trace
    parts = [
        f"{it.at.steady_ms}",
        _name(it.state),
        f"rec:{int(it.recording is not None)}",
        _name(it.kind),
        _name(it.signal),
        f"bpm:{_bits32(it.bpm)}",
        f"strap:{_or(it.strap_bpm)}",
        f"second:{_or(it.graded_second)}",
        _grade(it.grade),
        f"beats:{len(it.beats)}/{it.beat_count}",
        f"r:{_bits64(beat.position if beat else None)}",
        f"rr:{_bits32(beat.rr_ms if beat else None)}",
        f"episodes:{len(it.episodes)}/{it.episode_count}",
        _name(it.contact),
        f"battery:{_or(it.battery)}",
        f"age:{_or(it.age_ms)}",
        f"recorded:{_bits64(it.recorded_s)}",
        f"analysed:{_bits64(it.analysed_s)}",
        f"missing:{missing.gaps}/{missing.samples}/{missing.uncertain}/{_or(missing.last_first)}",
        f"marks:{it.marks}",
        f"hz:{_bits64(it.nominal_hz)}/{_bits64(it.measured_hz)}",
        "trace:" + ("-" if trace is None else f"{trace.first}/{trace.end}/{trace.columns}/{fnv(trace.min_max)}"),
        f"firmware:{_or(it.device.firmware)}",
        f"advice:{'|'.join(it.advice)}",
    ]
    return "= " + " ".join(parts) + "\n"


def _name(value: Any) -> str:
    return "-" if value is None else value.name.lower().replace("_", "")


def _grade(grade: Any) -> str:
    match grade:
        case None:
            return "-"
        case core.Grade.GOOD():
            return "good"
        case core.Grade.FAIR():
            return "fair"
    return _name(grade[0])


def _or(value: Any) -> str:
    return "-" if value is None else str(value)


def _bits32(value: float | None) -> str:
    return "-" if value is None else struct.pack(">f", value).hex()


def _bits64(value: float | None) -> str:
    return "-" if value is None else struct.pack(">d", value).hex()


def fnv(data: bytes) -> str:
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{value:08x}"
