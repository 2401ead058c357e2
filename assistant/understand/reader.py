"""One message, read: from the words as received to a `Reading`. The order of the steps is the order in which words are taken.

A year that names a document is no date, a date is no sum of money, a share is no sum either: each step hands on what it took.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from assistant.understand.aligned import Aligned
from assistant.understand.amounts import amounts
from assistant.understand.corrections import asked_about, corrected, parted
from assistant.understand.dates import dates
from assistant.understand.documents import documents
from assistant.understand.intents import intents
from assistant.understand.ladder import ladder
from assistant.understand.normalise import language, standard, with_chinese_terms, without_lone_surrogates
from assistant.understand.patterns import sign
from assistant.understand.people import categories, insurance
from assistant.understand.places import places
from assistant.understand.privacy import masked
from assistant.understand.rates import rates
from assistant.understand.reading import Reading
from assistant.understand.relatives import persons

# A question is short; of a pasted book this much is read.
_READ: Final = 20_000


def read(text: str, today: date, expecting: Collection[str] = (), year: int | None = None) -> Reading:
    """What one message says.

    `expecting` names what was asked last ("deductible", "amount", "place" …): a bare figure is the answer to it. `year` is the calendar
    year the conversation is about, for months named without one. Never raises for any text.
    """
    original = without_lone_surrogates(text)
    words = masked(original)
    body = standard(words[:_READ])
    plain = with_chinese_terms(body.text)
    reading = Reading(original, words, plain, language(words[:_READ]))
    reading = _with_facts(reading, body, today, expecting, year)
    if parts := parted(body):
        reading = _put_right(reading, *(_with_facts(reading, part, today, expecting, year) for part in parts))
    return replace(reading, intents=intents(plain, words, reading.amounts, reading.places, reading.documents))


def _with_facts(reading: Reading, body: Aligned, today: date, expecting: Collection[str], year: int | None) -> Reading:
    """The reading with the facts of a text, which is the whole message or a part of it."""
    papers, paper_spans = documents(body.text)
    when, date_spans = dates(body, today, paper_spans, year)
    shares, rate_spans = rates(body, expecting)
    rising, bound_spans = ladder(body, shares, rate_spans)
    if bound_spans:  # a ladder, or one that cannot be used: then it is asked for one rate
        shares = tuple(replace(share, role="tier" if rising else "rate") for share in shares)
    sums, payments = amounts(body, (*paper_spans, *date_spans, *rate_spans, *bound_spans), expecting)
    sums = tuple(fact for fact in sums if not asked_about(body.text, fact))
    groups = categories(body, when)
    return replace(
        reading,
        places=places(body),
        amounts=sums,
        categories=groups,
        persons=persons(body, groups),
        insurance=insurance(body),
        dates=when,
        rates=shares,
        ladder=rising,
        documents=papers,
        referred=_referred(body.text.lower()),
        other_payments=payments,
    )


def _put_right(whole: Reading, before: Reading, after: Reading) -> Reading:
    """The whole message's facts, but of each kind only those after a mark of correction where some stand there."""
    return replace(
        whole,
        places=after.places or whole.places,
        amounts=corrected(before.amounts, after.amounts) if after.amounts else whole.amounts,
        categories=after.categories or whole.categories,
        insurance=after.insurance or whole.insurance,
        dates=after.dates or whole.dates,
        rates=after.rates or whole.rates,
        ladder=after.ladder if after.rates else whole.ladder,
        referred=whole.referred if after.referred is None else after.referred,
    )


def _referred(text: str) -> bool | None:
    """Whether the person was referred by the rules; None where it is not said, or only asked about."""
    if sign("not_referred").matches(text):
        return False
    return True if sign("referred").matches(text) else None
