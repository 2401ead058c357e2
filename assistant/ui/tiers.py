"""Rates by tier on the screen: said the way people say them, and read back from what a person writes."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.ui.plain import JOINER

if TYPE_CHECKING:
    from assistant.ui.words import Words

_TIER = re.compile(r"([\d.]+)–([\d.]*): ([\d.]+%)")
_NO_BREAK = "\u00a0"
_WAN = 10_000
_ROUND = 100  # yuan; sums that are not round are said to the last yuan


def shown(value: str, said: Words) -> str:
    """A ladder of rates in words; a value that is none as it is.

    >>> from assistant.ui.words import CHINESE, ENGLISH
    >>> shown("0–50000: 55%; 50000–: 60%", CHINESE), shown("0–50000: 55%; 50000–: 60%", ENGLISH)
    ('0–5万元 55%，5万元以上 60%', '0–50,000 yuan 55%, above 50,000 yuan 60%')
    """
    return said("reply.tier_comma").join(_tier(low, high, rate, said) for low, high, rate in _TIER.findall(value)) or value


def kept_whole(shown: str) -> str:
    """Figures that break onto a new line only between two tiers, never before their unit.

    >>> kept_whole("0–5万元 55%，5万元以上 60%")
    '0–\\u20605万元\\xa055%，5万元以上\\xa060%'
    """
    return shown.replace(" ", _NO_BREAK).replace(f",{_NO_BREAK}", ", ").replace("–", f"–{JOINER}")


def _tier(low: str, high: str, rate: str, said: Words) -> str:
    form = said("reply.tier") if high else said("reply.tier_top")
    return form.format(low=_sum(low, said), high=_sum(high, said), rate=rate)


def _sum(yuan: str, said: Words) -> str:
    amount = Decimal(yuan or 0)
    if said("reply.tier_wan") and amount >= _WAN and amount % _ROUND == 0:
        return f"{(amount / _WAN).normalize():f}{said('reply.tier_wan')}"
    return f"{amount:,.2f}".removesuffix(".00")


def read_back(text: str) -> str:
    """The ladder that a person wrote, as a fact's value; "" where it is none that can be reckoned with."""
    from assistant.facts import ladder_value  # the first screen does without these libraries
    from assistant.understand import read

    ladder = read(text, datetime.now().astimezone().date(), (), None).ladder if text.strip() else None
    return ladder_value(ladder) if ladder else ""
