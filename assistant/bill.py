"""The sums of a case: what a new question adds to the bill that is known.

A new amount starts a new bill, unless the words say that it comes on top: a further stay of the same year, more of the same, or a
part of it that is outside the catalogue. Sums that cannot be told apart are flagged, never picked from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.facts import AMOUNT_FIELDS, PAYMENT_FIELDS, Fact, Facts
from assistant.understand import AmountFact, Reading
from assistant.understand.normalise import standard
from assistant.understand.patterns import sign
from assistant.understand.reading import AmountRole

_ADDED_UP = re.compile(
    r"合起来|加起来|加一块|加一起|加在一起|合计|合在一起|累计|一共|总共|全年|in total|altogether|together|combined", re.I
)
_EITHER = re.compile(r"[一二两三四五六七八九]{2}[十百千万]|\d\s*[-~到至]\s*\d")  # 七八万, 3到5万
_MORE = re.compile(r"又|再|另外|还有|多了|后来|another|more", re.I)
_TIMES = re.compile(r"(?P<times>[两二三四五六2-9])(?:次|回|趟)[^。;；]{0,12}?(?:每一?(?:次|回|趟)|都是?|各|均)")
_VAGUE_TOTAL = re.compile(r"(?:总|一共|账单|发票|合计|共计|医疗费|住院费|治疗费|total|bill)", re.I)
_TOTALS: Final[tuple[AmountRole, ...]] = ("total_bill", "basic_paid", "out_of_scope")


def with_amounts(facts: Facts, reading: Reading) -> Facts:
    """The facts with the sums of this question."""
    facts = _told_again(facts, reading)
    amounts = _as_amount(facts, reading)
    main = [amount for amount in amounts if AMOUNT_FIELDS[amount.role] == "amount"]
    known, slip = facts.get("amount"), _left_of_slip(facts)
    if main:
        # a new amount starts a new bill: what was known of the old one no longer fits it
        facts = facts.without("total", "basic_paid", "out_of_scope", *PAYMENT_FIELDS.values())
    stays = sign("stays").matches(reading.plain.lower())
    for amount in amounts:
        if amount not in main:
            same = [other for other in amounts if other.role == amount.role] if stays and amount.role in _TOTALS else [amount]
            facts = facts.with_fact(AMOUNT_FIELDS[amount.role], _summed(same) if len(same) > 1 else _amount_fact(amount))
            if amount.role == "total_bill":
                facts = facts.without("amount")
    for payment in reading.other_payments:
        if payment.yuan is not None and payment.kind in PAYMENT_FIELDS:
            facts = facts.with_fact(PAYMENT_FIELDS[payment.kind], Fact(f"{payment.yuan:f}", payment.words))
    if main:
        facts = facts.with_fact("amount", _main_amount(main, reading, known or slip, facts.get("date")))
    return _less_outside(facts, reading)


def _told_again(facts: Facts, reading: Reading) -> Facts:
    """What the sum told before is, where that is said only now: the whole bill, what is left of it, all of it eligible."""
    text, amount, total = reading.plain.lower(), facts.get("amount"), facts.get("total")
    roles = {fact.role for fact in reading.amounts}
    if amount is not None and not roles & {"self_paid", "unknown", "total_bill"} and sign("is_the_total").matches(text):
        return facts.without("amount").with_fact("total", replace(amount, flags=amount.flags & {"approximate"}))
    if total is not None and not roles and sign("is_what_is_left").matches(text):
        return facts.without("total", "basic_paid", "out_of_scope").with_fact("amount", total)
    if amount is not None and not roles and sign("all_eligible").matches(text):
        return facts.with_fact("amount", replace(amount, flags=amount.flags | {"eligible_said"}))
    return facts


def _as_amount(facts: Facts, reading: Reading) -> Sequence[AmountFact]:
    """要是花了20万呢, after an amount: the other figure for that same amount; 总费用20万 is a bill whatever went before."""
    amounts = [_by_insurance(amount, reading) for amount in reading.amounts]
    if len(amounts) != 1 or amounts[0].role != "total_bill" or "amount" not in facts or "ellipsis" not in reading.intents:
        return amounts
    return amounts if _VAGUE_TOTAL.search(reading.plain) else (replace(amounts[0], role="unknown"),)


def _by_insurance(amount: AmountFact, reading: Reading) -> AmountFact:
    """总费用15万 医保8万: beside a whole bill a sum right behind the insurance's name is what it paid."""
    if amount.role != "unknown" or reading.amount("total_bill") is None or reading.amount("basic_paid") is not None:
        return amount
    said = re.escape(standard(amount.words).text)
    named = re.search(rf"(?:医保|统筹|农合|居保|职保|insurance)\s*[:是]?\s*{said}", reading.plain, re.IGNORECASE)
    return replace(amount, role="basic_paid") if named else amount


def _main_amount(main: Sequence[AmountFact], reading: Reading, known: Fact | None, day: Fact | None) -> Fact:
    """The amount to reckon with: the one said, or the sum where the person adds up; flagged where it is not clear which one.

    `main` are the sums called 自付 and every sum whose part was not said; `known` is the amount before this question.
    """
    said = [amount for amount in main if amount.role == "self_paid"]
    fact = _amount_fact((said or main)[-1])
    text = reading.plain.lower()
    added = sign("on_top").matches(text) and known is not None and _same_year(reading, day)
    stays = len(main) > 1 and sign("stays").matches(text)
    if stays and len(_years(reading)) > 1:
        return replace(fact, flags=fact.flags | {"several", "several_years"})
    if added or stays or _ADDED_UP.search(reading.plain):
        parts = [_amount_fact(amount) for amount in (main if added or stays else said or main)]
        if known is not None and (added or (len(parts) == 1 and _MORE.search(reading.plain))):
            parts.insert(0, known)
        if len(parts) > 1:
            return _together(parts)
    if len(main) == 1 and (times := _TIMES.search(reading.plain)):
        count = "一二三四五六七八九".find(times["times"].replace("两", "二")) + 1 or int(times["times"])
        return replace(fact, value=f"{Decimal(fact.value) * count:f}", flags=fact.flags | {"added"})
    unclear = len({amount.yuan for amount in main}) > 1 or any(_EITHER.search(amount.words) for amount in main)
    unclear = unclear or (not said and not _is_left(main[-1].yuan, reading))
    return replace(fact, flags=fact.flags | {"several"}) if unclear else fact


def _is_left(yuan: Decimal, reading: Reading) -> bool:
    """Whether a sum that nothing was said of may be what is left: beside a whole bill it must come out of that bill's figures."""
    totals = {role: amount.yuan for role in _TOTALS if (amount := reading.amount(role)) is not None}
    if "total_bill" not in totals:
        return True
    left = totals["total_bill"] - totals.get("basic_paid", Decimal(0))
    return "basic_paid" in totals and yuan in (left, left - totals.get("out_of_scope", Decimal(0)))


def _together(parts: Sequence[Fact]) -> Fact:
    """The sum of the year's parts; what one of them leaves open stays open."""
    value = sum((Decimal(part.value) for part in parts), Decimal(0))
    eligible = all("eligible_said" in part.flags for part in parts)
    flags = frozenset().union(*(part.flags for part in parts)) - (set() if eligible else {"eligible_said"})
    note = next((part.note for part in parts if part.note), "")
    return Fact(f"{value:f}", "、".join(part.words for part in parts), flags | {"added"}, note)


def _summed(amounts: Iterable[AmountFact]) -> Fact:
    return _together([_amount_fact(amount) for amount in amounts])


def _years(reading: Reading) -> set[int]:
    return {said.last.year for said in reading.dates if said.last != date.max}


def _same_year(reading: Reading, known: Fact | None) -> bool:
    """Whether a further stay belongs to the year that is talked about: what is paid counts by calendar year."""
    return known is None or not reading.dates or int(known.value[:4]) in _years(reading)


def _left_of_slip(facts: Facts) -> Fact | None:
    """What a known settlement slip leaves to the person, as an amount that more can be added to."""
    if "total" not in facts or "basic_paid" not in facts:
        return None
    less = ("basic_paid", "out_of_scope", *PAYMENT_FIELDS.values())
    left = Decimal(facts.value("total")) - sum((Decimal(facts.value(name, "0")) for name in less), Decimal(0))
    words = "、".join(facts.by_field[name].words for name in ("total", *less) if name in facts)
    return Fact(f"{left:f}", words) if left >= 0 else None


def _less_outside(facts: Facts, reading: Reading) -> Facts:
    """自己掏了8万,其中目录外3万: what is outside the catalogue is no part of the eligible amount."""
    amount, outside = facts.get("amount"), facts.get("out_of_scope")
    said_now = any(other.role == "out_of_scope" for other in reading.amounts)
    if amount is None or outside is None or not said_now or {"eligible_said", "several"} & amount.flags:
        return facts
    rest = Decimal(facts.value("total", "0")) - Decimal(facts.value("basic_paid", "0"))
    # beside a whole slip its figures tell whether the amount still holds what is outside
    slip = "total" in facts and "basic_paid" in facts
    whole = rest == Decimal(amount.value) if slip else sign("part_of_it").matches(reading.plain.lower())
    left = Decimal(amount.value) - Decimal(outside.value)
    if not whole or left < 0:
        return facts
    return facts.with_fact("amount", replace(amount, value=f"{left:f}", flags=amount.flags | {"less_outside"}))


def _amount_fact(amount: AmountFact) -> Fact:
    flags = {
        name
        for name, on in (
            ("approximate", amount.approximate),
            ("eligible_said", amount.eligible_said),
            ("after_basic_said", amount.after_basic_said or amount.role == "self_paid"),
        )
        if on
    }
    return Fact(f"{amount.yuan:f}", amount.words, frozenset(flags), amount.problem)
