"""What a sheet is about, and what stands in an estimate's JSON form, put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.takeaway import written
from assistant.takeaway.words import known, say

Json = Mapping[str, Any]
WITHOUT_AMOUNT = ("needs_input", "not_covered")


@dataclass(frozen=True, slots=True)
class Paper:
    """One estimate to take away.

    `estimate` is `Reply.estimate_json()` or `Estimate.as_json()`, its Chinese sentences already translated where `language` is "en";
    it is {} where a question was only answered in words. `facts` are names and values in words; `made` is the day it is made on.
    """

    estimate: Json
    made: date
    facts: tuple[tuple[str, str], ...] = ()
    language: str = "zh"
    question: str = ""

    def say(self, key: str, **values: object) -> str:
        """Words in the sheet's language."""
        return say(key, self.language, **values)


def yuan(amount: str, language: str) -> str:
    """`76,150.00 元`."""
    return say("amount.point", language, low=f"{Decimal(amount):,.2f}")


def span(value: Json | None, status: str, language: str, words: str = "amount", **named: str) -> str:
    """An amount or its bounds with how firm it is, alone or in the sentence of `words`; "" without one.

    >>> span({"low": "66220.00", "high": None}, "at_least", "zh"), span({"low": None, "high": "33780.00"}, "at_least", "zh")
    ('至少 66,220.00 元', '最多 33,780.00 元')
    """
    low, high = (value or {}).get("low"), (value or {}).get("high")
    if low is None and high is None:
        return ""
    shown = {name: f"{Decimal(bound):,.2f}" for name, bound in (("low", low), ("high", high)) if bound is not None}
    return say(f"{words}.{_form(low, high, status)}", language, **shown, **named)


def _form(low: str | None, high: str | None, status: str) -> str:
    if high is None:
        return "at_least"
    if low is None:
        return "at_most"
    if Decimal(low) != Decimal(high):
        return "about_between" if status == "assumed" else "between"
    return {"exact": "point", "at_least": "at_least"}.get(status, "about")


def paid(estimate: Json, language: str, words: str = "amount", **named: str) -> str:
    """What is paid, with how firm it is; "" without an amount."""
    return span(estimate.get("reimbursement"), estimate["status"], language, words, **named)


def left(estimate: Json, language: str, words: str = "amount") -> str:
    """What the person still pays of the eligible cost; "" where that is not known. With a floor on what is paid it is at most so much."""
    status = estimate["status"]
    value = estimate.get("person_pays") or {}
    if status == "at_least" and value.get("high") is not None:
        value = {"low": None, "high": value["high"]}
    return span(value, status, language, words)


def below(estimate: Json) -> str:
    """The deductible in yuan, where nothing is paid because it is not exceeded; else ""."""
    bound, high = estimate.get("deductible"), (estimate.get("reimbursement") or {}).get("high")
    nothing = bound is not None and high is not None and Decimal(high) == 0
    return str(bound) if nothing and Decimal(estimate.get("eligible") or 0) <= Decimal(bound or 0) else ""


def scheme(estimate: Json, language: str, words: str = "scheme") -> str:
    """Who pays, as people call it."""
    key = f"{words}.{estimate.get('scheme') or ''}"
    return say(key if known(key) else f"{words}.critical_illness", language)


def missing(estimate: Json, language: str) -> list[str]:
    """What is missing, in words."""
    keys = (f"missing.{name}" for name in estimate.get("missing") or ())
    return [say(key if known(key) else "missing.other", language) for key in keys]


def sources(estimate: Json) -> list[Json]:
    """Each cited sentence once: those of the steps in their order, then the others."""
    found: dict[tuple[Any, ...], Json] = {}
    for cited in _cited(estimate):
        found.setdefault(_place(cited), cited)
    return list(found.values())


def number_of(cited: Json, among: list[Json]) -> int:
    """The number a cited sentence has on the sheet, from 1."""
    return 1 + [_place(each) for each in among].index(_place(cited))


def _place(cited: Json) -> tuple[Any, ...]:
    return cited.get("document"), cited.get("start"), cited.get("end"), cited.get("quote")


def _cited(estimate: Json) -> Iterator[Json]:
    yield from (step["citation"] for step in estimate.get("steps") or () if step.get("citation"))
    yield from estimate.get("citations") or ()
    for part in estimate.get("parts") or ():
        yield from _cited(part)


def named(cited: Json) -> str:
    """A source in short: 文号, or the title where it has none, and the section.

    >>> named({"number": "粤府办〔2016〕85号", "title": "…", "section": "三、保障 › （三）倾斜"})
    '粤府办〔2016〕85号（三）倾斜'
    """
    section = str(cited.get("section") or "").rsplit(" › ", 1)[-1]
    return f"{cited.get('number') or titled(cited)}{section}"


def titled(cited: Json) -> str:
    """The title in its marks."""
    return f"《{cited.get('title') or ''}》"


def full(cited: Json) -> str:
    """A source as it is looked up: title, 文号, section."""
    number, section = cited.get("number"), str(cited.get("section") or "").replace(" › ", "，")
    return titled(cited) + (f"（{number}）" if number else "") + section


def newer(estimate: Json) -> bool:
    """Whether a later change is reported that may touch the amount."""
    return bool(estimate.get("notices"))


def beside(paper: Paper) -> Iterator[str]:
    """What belongs right beside the amount: both payments of a chain, why it is nothing, that it is a floor, what was had already."""
    estimate, language = paper.estimate, paper.language
    for part in estimate.get("parts") or ():
        yield paper.say("part", scheme=scheme(part, language), amount=paid(part, language) or paper.say("unknown"))
    if bound := below(estimate):
        yield paper.say("below", bound=yuan(bound, language))
    if estimate["status"] == "at_least":
        yield paper.say("floor")
    if (due := estimate.get("still_due")) and (had := estimate.get("received")):
        yield paper.say("received", received=yuan(had, language), due=span(due, estimate["status"], language))


def assumptions(estimate: Json) -> list[str]:
    """What the result takes for granted, amounts readable."""
    return [written.grouped(text) for text in estimate.get("assumptions") or ()]
