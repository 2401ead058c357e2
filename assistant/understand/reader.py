"""One message, read: from the words as received to a `Reading`. The order of the steps is the order in which words are taken.

A year that names a document is no date, a date is no sum of money, a share is no sum either: each step hands on what it took.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from assistant.understand.amounts import amounts
from assistant.understand.dates import dates
from assistant.understand.documents import documents
from assistant.understand.intents import intents
from assistant.understand.normalise import language, standard, with_chinese_terms, without_lone_surrogates
from assistant.understand.people import categories, insurance
from assistant.understand.places import places
from assistant.understand.privacy import masked
from assistant.understand.rates import rates
from assistant.understand.reading import Reading

# A question is short; of a pasted book this much is read for facts.
_READ = 20_000
_NOT_REFERRED = re.compile(r"(?:没有?|没办|没有办|未|未按规定|不|没开|没有开|没经过?|没有经过|不经|没按规定|没走)(?:过|办|开|办理|按规定)?(?:转诊|转院)(?!到)|(?:自己|自行|直接|擅自|私自)(?:跑|去|到|转)[^,，。?？]{0,8}(?:看病|住院|医院|治|就医)|\b(?:without (?:a )?referral|not referred|no referral|unreferred)\b", re.IGNORECASE)
_REFERRED = re.compile(r"(?:已|已经|办了|办好了?|开了|有|按规定|按照规定|按手续|医院给|医生给|医院|正规|办过|经|规范)(?:开|办|办理|批)?(?:了|好|过)?(?:转诊|转院)(?:手续|单|证明|了|到|去|的|$|[,，。])|转诊到|转院到|转诊去|\b(?:was|been|were|properly|duly) referred\b|\bwith (?:a )?referral\b", re.IGNORECASE)
_ASKED_OF_REFERRAL = re.compile(r"(?:怎么|如何|要不要|需不需要|需要|是否|是不是|能不能|可以|必须|要)(?:先|办|办理|开)?(?:转诊|转院)|(?:没|未)[^,，。]{0,4}转[诊院][^,，。?？]{0,12}(?:怎么|影响|区别)$")


def read(text: str, today: date, expecting: Collection[str] = (), year: int | None = None) -> Reading:
    """What one message says.

    `expecting` names what was asked last ("deductible", "amount", "place" …): a bare figure is the answer to it. `year` is the calendar
    year the conversation is about, for months named without one. Never raises for any text.
    """
    original = without_lone_surrogates(text)
    words = masked(original)
    body = standard(words[:_READ])
    plain = with_chinese_terms(body.text)
    papers, paper_spans = documents(body.text)
    when, date_spans = dates(body, today, paper_spans, year)
    shares, rate_spans = rates(body, (*paper_spans, *date_spans), expecting)
    sums, payments = amounts(body, (*paper_spans, *date_spans, *rate_spans), expecting)
    where = places(body)
    return Reading(
        original=original,
        words=words,
        plain=plain,
        language=language(words[:_READ]),
        places=where,
        amounts=sums,
        categories=categories(body, when),
        insurance=insurance(body),
        dates=when,
        rates=shares,
        documents=papers,
        referred=_referred(body.text),
        other_payments=payments,
        intents=intents(plain, words, sums, where, when),
    )


def _referred(text: str) -> bool | None:
    """Whether the person was referred by the rules; None where it is not said, or only asked about."""
    if _NOT_REFERRED.search(text):
        return False
    if _ASKED_OF_REFERRAL.search(text):
        return None
    return True if _REFERRED.search(text) else None
