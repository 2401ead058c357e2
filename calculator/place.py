"""From the name of a place to the text that rules there.

A name is tried as one place, then as several of which one lies where a text applies: 朝阳区 is 长春's here, and the result says so. A
town or village is its county's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from calculator.claim import CaseError
from corpus.regions import Region, region, regions_named

OWN_RULE = "自定义"
LONGEST = 60
"""Letters of a name; a longer one is no place, and is not remembered."""
_TOWNS = re.compile(r"(.*[省市州盟区县旗]).+(?:镇|乡|街道|村|社区)")
AREAS = ("江阴市", "广东省", "吉林省")
"""The places a text speaks for; every place below them follows it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``area`` is the one of :data:`AREAS` it lies in, ``自定义``, or ``""``; ``chain`` runs from it up to the country."""

    name: str
    area: str
    chain: tuple[str, ...] = ()
    note: str = ""


def find_place(name: str) -> Place:
    """The place of that name; one nobody knows has an empty chain. Raises CaseError where several rules could be meant."""
    return _found(name) if len(name) <= LONGEST else Place(name, "")


@lru_cache(maxsize=4096)
def _found(name: str) -> Place:
    if name == OWN_RULE:
        return Place(name, OWN_RULE)
    known = region(name)
    if known is not None:
        return _place(name, known)
    candidates = regions_named(name)
    if not candidates and (town := _TOWNS.fullmatch(name)):
        return replace(_found(town[1]), name=name)
    inside = [each for each in candidates if _area(each)]
    if len(inside) == 1 or len({_area(each) for each in inside}) == 1:
        note = f"“{name}”不止一个，这里按{_in_full(inside[0])}算。" if len(candidates) > 1 else ""
        return _place(name, inside[0], note)
    if inside:
        raise CaseError("place", f"“{name}”不止一个，请写全：{'、'.join(_in_full(each) for each in inside)}")
    return _place(name, candidates[0]) if candidates else Place(name, "")


def _place(name: str, found: Region, note: str = "") -> Place:
    return Place(name, _area(found), tuple(found.chain), note)


def _area(found: Region) -> str:
    return next((area for area in AREAS if area in found.chain), "")


def _in_full(found: Region) -> str:
    return "".join(reversed(found.chain[:2]))
