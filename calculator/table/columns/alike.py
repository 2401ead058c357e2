"""Which days and which places a rule treats alike: a million different days must not make a million questions.

Days fall into stretches on which nothing changes. A stretch begins where a figure of the law begins or has ended, where a text begins to
apply, a month before and after that (results then say that the first day is a reading), and where a later change is reported from.
Places fall into classes: within one text's area they differ only in the later changes reported and in whether the name was ambiguous.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from calculator.claim import CaseError
from calculator.own_rule import OwnRules
from calculator.parameters import DATA, law
from calculator.place import OWN_RULE, find_place
from calculator.schemes.common import NEAR
from corpus.changes import all_changes

DAY = timedelta(days=1)


def turns(rules: OwnRules) -> tuple[date, ...]:
    """The first day of every stretch but the first, in order."""
    return tuple(sorted({*_of_texts(), *(change.since for change in all_changes()), *_of_own(rules)}))


def _of_own(rules: OwnRules) -> Iterator[date]:
    for version in (version for rule in rules.rules for version in rule.versions):
        if version.since is not None:
            yield version.since
        if version.until is not None and version.until < date.max:
            yield version.until + DAY


def _of_texts() -> Iterator[date]:
    for path in sorted(DATA.glob("*.yaml")):
        text = law(path.stem)
        for first in text.first_days.values():
            yield from (first - NEAR, first, first + NEAR + DAY)
        for figure in (figure for dated in text.figures.values() for figure in dated):
            yield figure.since
            if figure.until is not None:
                yield figure.until + DAY


def place_class(name: str, ruled: Collection[str] = ()) -> tuple[str, ...]:
    """Places of one class are paid alike; a place without a text is a class of its own, as a result names it, and so is one that a rule of
    one's own names."""
    bare = name.strip()
    if bare in ruled:
        return (OWN_RULE, bare)
    try:
        place = find_place(bare)
    except CaseError:
        return ()
    if not place.area:
        return ("", bare)
    touched = sorted({change.place for change in all_changes()}.intersection(place.chain))
    return (place.area, "ambiguous" if place.note else "", *touched)
