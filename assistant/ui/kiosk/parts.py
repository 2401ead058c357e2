"""The kiosk's own controls, each a component of the browser: a number pad, a voice, and the count of idle seconds."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import streamlit as st

from assistant.ui import browser
from assistant.ui.kiosk.visit import Visit
from assistant.ui.words import Words

_PAD, _SPEAK, _IDLE = (browser.component(name, isolate_styles=False) for name in ("pad", "speak", "idle"))

MOST: Final = 99_999_999  # yuan; a bill has no more figures
_WAN: Final = 10_000
_QUICK: Final = {"amount": (1, 2, 3, 5, 8, 10, 15, 20, 30), "deductible": (1, 2, 3)}  # in units of 10,000 yuan
_QUICK_RATES: Final = (50, 55, 60, 65, 70, 80)
IDLE_SETTING: Final = "MINGBAI_KIOSK_IDLE_SECONDS"
_IDLE_SECONDS: Final = 60
_WARN: Final = 15  # seconds


def pad(field: str, name: str, visit: Visit, key: str, said: Words, take: Callable[[str, str], None]) -> None:
    """A number pad for a field. `take(field, value)` gets what was entered, as the calculator reads it."""
    rate = field == "rate"

    def done() -> None:
        entered = (st.session_state.get(key) or {}).get("done")
        if value := read(entered, rate=rate):
            take(field, value)

    quick = [{"value": str(share), "label": f"{share}%"} for share in _QUICK_RATES] if rate else _sums(field, said)
    data = {
        "name": name,
        "rate": rate,
        "most": 100 if rate else MOST,
        "initial": _shown(getattr(visit, field), rate=rate),
        "quick": quick,
        "words": said.options("kiosk.pad"),
    }
    _PAD(key=key, data=data, on_done_change=done)


def _sums(field: str, said: Words) -> list[dict[str, str]]:
    """The keys of common sums: `8万` in Chinese, `80,000` in English."""
    wan = said.options("kiosk.pad")["wan"]
    return [{"value": str(n * _WAN), "label": f"{n * _WAN:,}" if said.english else f"{n}{wan}"} for n in _QUICK[field]]


def read(entered: object, *, rate: bool) -> str:
    """What came from the pad as the calculator reads it; "" for what no pad sends.

    >>> read("80000", rate=False), read("65", rate=True), read("1e9", rate=False), read("101", rate=True)
    ('80000', '0.65', '', '')
    """
    if not isinstance(entered, str) or not re.fullmatch(r"[0-9]{1,8}", entered) or int(entered) == 0:
        return ""
    if not rate:
        return entered
    return "" if int(entered) > 100 else str(Decimal(entered) / 100)


def _shown(value: str, *, rate: bool) -> str:
    """A value as the taps that make it; "" for one not given or not known."""
    if not re.fullmatch(r"[0-9.]+", value):
        return ""
    return str(int(Decimal(value) * 100)) if rate else value


def voice(text: str, key: str, said: Words) -> None:
    """A button that reads `text` aloud, where the machine has a voice of the language."""
    data = {"text": text, "language": said.language, "speak": said("kiosk.speak"), "silence": said("kiosk.silence")}
    _SPEAK(key=key, data=data)


def idle(visit: str, step: str, home: str, *, resting: bool, said: Words, forget: Callable[[], None]) -> None:
    """The count of seconds without a tap, in sight; `forget` is called when it has run out. It rests where nothing was tapped yet."""
    seconds = idle_seconds()
    data = {
        "seconds": seconds,
        "warn": min(_WARN, seconds // 2),
        "resting": resting,
        "visit": visit,
        "step": step,
        "home": home,
        "language": browser.HTML_LANGUAGE[said.language],
        "words": said.options("kiosk.idle"),
    }
    _IDLE(key="kiosk-idle", data=data, on_expired_change=forget)


def idle_seconds() -> int:
    """Seconds without a tap until the kiosk begins anew: 60, or as set."""
    set_to = os.environ.get(IDLE_SETTING, "")
    return max(4, int(set_to)) if set_to.isdecimal() else _IDLE_SECONDS
