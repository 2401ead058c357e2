"""Whose figures an amount of ours comes from, as it is told beside a settlement: the text's, the person's, an assumption's, its own."""

from __future__ import annotations

from dataclasses import replace

from calculator.claim import Case, Given
from calculator.outcome import Estimate, Status
from calculator.place import OWN_RULE

BY_TEXT = "文件算出来"
BY_SETTLEMENT = "按结算单上的数算出来"


def whose(case: Case, ours: Estimate, taken: tuple[str, ...]) -> str:
    """Everything that ours rests on: "按文件、您给的数算出来"."""
    if taken:
        return BY_SETTLEMENT
    sources = ["您给的规则" if case.place == OWN_RULE else "文件"]
    sources += ["您给的数"] if case.place != OWN_RULE and replace(case.given, aid_used=None) != Given() else []
    sources += ["假定"] if ours.status is Status.ASSUMED else []
    return BY_TEXT if sources == ["文件"] else f"按{'、'.join(sources)}算出来"
