"""Several stays: each is paid the year's payment so far, by the rule of its day and category, less what that year was already paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from .amounts import NOTHING
from .found import EXACT_NOTHING, NO_SCHEME_YET, NOT_COVERED, Found, counted, needs, weakest
from .sheet import Stay

Rule = Callable[[str, str, Decimal], Found]


def each_stay(stays: Sequence[Stay], rule: Rule) -> list[Found]:
    """What is found for each stay alone, in the order of the days; a stay outside the text counts for nothing, also in the year's sum."""
    spent: dict[str, Decimal] = defaultdict(Decimal)
    paid: dict[str, list[Found]] = defaultdict(list)
    parts = []
    for day, category, amount in stays:
        year = day[:4]
        found = rule(day, category, spent[year] + amount)
        part = found
        if counted(found):
            spent[year] += amount
            part = less(found, paid[year])
            paid[year].append(part)
        elif found.status == "needs_input":
            spent[year] += amount
        parts.append(part)
    return in_doubt(stays, parts)


def in_doubt(stays: Sequence[Stay], parts: Sequence[Found]) -> list[Found]:
    """No text says what a change of group within a year does, nor what was paid by earlier rules that are not at hand."""
    counting = [(stay, part) for stay, part in zip(stays, parts, strict=True) if part != NO_SCHEME_YET]
    years = {stay.day[:4] for stay, part in counting if part == NOT_COVERED}
    groups: dict[str, set[str]] = defaultdict(set)
    for stay, _ in counting:
        groups[stay.day[:4]].add(stay.category)
    years |= {year for year, found in groups.items() if len(found) > 1}
    return [less_sure(part) if stay.day[:4] in years else part for stay, part in zip(stays, parts, strict=True)]


def less_sure(part: Found) -> Found:
    return part._replace(status="assumed") if part.status == "exact" else part


def less(found: Found, before: list[Found]) -> Found:
    """The payment so far, less the payments before, never below nothing."""
    low = max(found.low - sum((part.low for part in before), NOTHING), NOTHING)
    if found.high is None or any(part.high is None for part in before):
        return found._replace(low=low, high=None)
    return found._replace(low=low, high=max(found.high - sum((part.high or NOTHING for part in before), NOTHING), NOTHING))


def together(parts: Sequence[Found]) -> Found:
    """All stays as one result; of several statuses the weakest."""
    missing = [name for part in parts for name in part.missing]
    if missing:
        return needs(missing)
    sums = [part for part in parts if counted(part)]
    if not sums:
        return NOT_COVERED
    high = None if any(part.high is None for part in sums) else sum((part.high or NOTHING for part in sums), NOTHING)
    return Found(weakest(part.status for part in sums), sum((part.low for part in sums), NOTHING), high)


def or_nothing(part: Found) -> Found:
    """A stay outside the text is paid nothing."""
    return part if counted(part) else EXACT_NOTHING
