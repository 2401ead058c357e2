"""What a turn asks for: the reading of the words, joined with what is known and what was said before.

`interpret` is the only place that decides between estimating, looking up, asking back and refusing; it never words anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant import cues
from assistant.facts import AMOUNT_FIELDS, PARAMETERS, RATE_FIELDS, Facts
from assistant.layers import after_insurance
from assistant.merge import chosen_places, merge
from assistant.places import covering
from assistant.reply import Reply
from assistant.understand import Reading
from assistant.understand.normalise import standard
from assistant.understand.patterns import sign
from corpus.citation import Citation
from corpus.regions import region, short_name

Wants = Literal["nothing", "facts", "hello", "refuse", "sources", "estimate", "look_up"]
_HELLO = ("greeting", "thanks", "goodbye", "who_are_you")
_REFUSED = ("emergency", "distress", "injection", "fraud", "personal_case", "medical_advice", "pension_unemployment", "off_topic")
_SHORT = 6
_LITTLE = 4
_ONLY_THE_CASE, _ELLIPSIS, _SAYS_ENOUGH, _KEY_WORD = 0.8, 0.4, 0.3, 0.2  # shares of the context, see `_context_share`


@dataclass(frozen=True, slots=True)
class Request:
    """One turn, understood."""

    wants: Wants
    reading: Reading
    facts: Facts
    subject: str
    context: str = ""  # what the turn before was about, where this one follows it
    follows: bool = False
    reason: str = ""  # which greeting or refusal
    context_share: float = 0.0  # how much of the meaning lies in what it follows
    opens: bool = True  # the first turn of a conversation
    same_case: bool = True  # no other place, group, time or paper than before
    topic: str = ""  # the topic of the turn before, where this one follows it
    said: tuple[str, ...] = ()  # the explainers that answered the turn before, where this one asks for something else
    sources: tuple[Citation, ...] = ()  # what the reply before rests on, where that is asked for
    papers: tuple[str, ...] = ()  # ids of the documents named, or of those the turn before was about
    scheme: str = "critical_illness"


def residue(reading: Reading) -> str:
    """The words that are neither a fact nor filler.

    Facts are cut out by their words, so a bare answer ("江阴", "1万2", "低保的呢") leaves next to nothing.
    """
    text = reading.words if reading.language == "en" else reading.plain
    for words in sorted(_fact_words(reading), key=len, reverse=True):
        text = text.replace(words, " ")
    return cues.FILLER.sub("", cues.NUMBER.sub(" ", text))


def _fact_words(reading: Reading) -> Sequence[str]:
    said = [words for _, _, words in reading.heard()]
    return [form for words in said for form in {words, standard(words).text} if form]


def interpret(reading: Reading, facts: Facts, last: Request | None, reply: Reply | None) -> Request:
    """What this turn wants, given the turn before."""
    if against := _compared(reading, facts, last, reply.topic if reply else ""):
        return against
    known = merge(facts, reading)
    left = residue(reading)
    points_back = bool(reading.intents & {"ellipsis", "correction"}) or bool(cues.POINTS_BACK.search(reading.words)) or _supposes(reading)
    completes = last is not None and last.wants == "estimate" and _gives_a_figure(reading)
    follows = last is not None and (points_back or completes or len(left) <= _SHORT)
    before = last if follows else None
    wants, reason = _wants(reading, known, before, left)
    if wants == "estimate" and before is not None and reply is not None and _aid_comes_next(reading, before):
        known = after_insurance(facts, known, reply)
    if wants == "look_up" and reply is not None and reply.citations and _asks_sources(reading, left):
        wants = "sources"
    if wants == "refuse":
        known = facts  # what a refused turn says of a person ("my cousin's 低保 card") is nobody's fact
    return Request(
        wants=wants,
        reading=reading,
        facts=known,
        subject=reading.plain if left or before is None else f"{_without_places(before)} {_persons(reading)}".strip(),
        context=_context(before) if before is not None and left else "",
        context_share=_context_share(reading, left),
        opens=last is None,
        same_case=not _changes_the_case(reading),
        follows=follows,
        reason=reason,
        topic=reply.topic if follows and reply else "",
        said=(*(before.said if before else ()), *reply.explainers) if follows and reply and left and not reading.places else (),
        sources=reply.citations if wants == "sources" and reply else (),
        papers=tuple(reading.documents) or (before.papers if before is not None and not reading.places else ()),
        scheme=_scheme(reading, before),
    )


def _context(before: Request) -> str:
    """What a follow-up follows: the question that opened the subject."""
    return before.context or _without_places(before)


def _without_places(before: Request) -> str:
    """The subject of the turn before without its places, as another may be meant now; as it is where nothing else is in it."""
    text = before.subject
    for place in before.reading.places:
        for words in (place.words, standard(place.words).text):
            text = text.replace(words, "")
    return text if len(text) > _LITTLE else before.subject


def _persons(reading: Reading) -> str:
    """The group and the insurance a turn names, in the texts' words."""
    insurance = reading.insurance.value if reading.insurance else ""
    return " ".join([*(category.value for category in reading.categories if not category.negated), insurance])


def _context_share(reading: Reading, left: str) -> float:
    """How much of a follow-up's meaning lies in what it follows: nearly all of "到2022年还这么说吗", little of "实施日期"."""
    if len(left) > _LITTLE:
        return _SAYS_ENOUGH
    if _changes_the_case(reading) and len(left) > 1:
        return _SAYS_ENOUGH
    if reading.categories or reading.insurance:
        return _ELLIPSIS
    if _changes_the_case(reading):
        return _ONLY_THE_CASE
    return _ELLIPSIS if reading.intents & {"ellipsis", "correction"} else _KEY_WORD


def _changes_the_case(reading: Reading) -> bool:
    """Whether the turn names another place, group, time or paper: then the same subject is asked about again."""
    return bool(reading.places or reading.categories or reading.dates or reading.insurance or reading.documents)


def _compared(reading: Reading, facts: Facts, last: Request | None, topic: str) -> Request | None:
    """跟广东比呢: the place talked about and the one named now, side by side, on what the turn before was about."""
    if last is None or "compare" not in reading.intents or len(reading.places) != 1 or reading.amounts:
        return None
    if len(residue(reading)) > (3 * _SHORT if reading.language == "en" else _SHORT):
        return None
    here, there = region(facts.value("place")), reading.places[0]
    if here is None or here == there.region or not covering(there.region.name):
        return None
    both = replace(reading, places=(replace(there, region=here, words=""), there), intents=reading.intents | {"compare"})
    about = "报销比例和起付线有什么不同" if last.wants == "estimate" else last.subject
    subject = f"{short_name(here.name)}和{short_name(there.region.name)}的大病保险，{about}"
    return Request("look_up", both, facts, subject, follows=True, topic=topic if last.wants != "estimate" else "", scheme=last.scheme)


def _wants(reading: Reading, known: Facts, last: Request | None, left: str) -> tuple[Wants, str]:
    if "no_content" in reading.intents:
        return "nothing", ""
    for intent in _REFUSED:
        if intent in reading.intents:
            return "refuse", intent
    if hello := _only_hello(reading, left):
        return "hello", hello
    if _wants_estimate(reading, known, last, left) or (last is None and _bare_bill(reading, left)):
        return "estimate", ""
    if last is None and not left and not cues.QUESTION.search(reading.plain):
        return ("facts" if reading.heard() else "nothing"), ""
    if last is None or left:
        for intent in _HELLO:
            if intent in reading.intents and len(left) <= 2 * _SHORT:
                return "hello", intent
    return "look_up", ""


def _aid_comes_next(reading: Reading, before: Request) -> bool:
    """Whether medical aid is asked for on top of the amount before: it counts what critical-illness insurance leaves."""
    said = any(AMOUNT_FIELDS[amount.role] in ("amount", "total") for amount in reading.amounts)
    return named_scheme(reading) == "medical_aid" and before.wants == "estimate" and before.scheme == "critical_illness" and not said


def _asks_sources(reading: Reading, left: str) -> bool:
    """Whether the sentences behind the answer before are asked for: 依据是哪一句, 文号是多少."""
    return not reading.heard() and len(left) <= 2 * _SHORT and bool(cues.SOURCE.search(reading.plain))


def _only_hello(reading: Reading, left: str) -> str:
    """Which greeting or thanks the whole message is; "" where it says or asks anything else."""
    if reading.heard() or len(left) > 2 * _SHORT:
        return ""
    return next((intent for intent in ("greeting", "thanks", "goodbye") if intent in reading.intents), "")


def _asks_a_rule(reading: Reading, left: str) -> bool:
    """Whether a short turn after an estimate asks about a rule and not for the amount again: 谁来认定, 要什么材料, 多久到账."""
    if reading.amounts or reading.referred is not None or cues.PAYS.search(reading.plain):
        return False
    asked = reading.words if reading.language == "en" else reading.plain
    yes_or_no = (
        len(left) > 1 and not reading.heard() and bool(cues.YES_OR_NO.search(reading.plain)) and not cues.DOUBTS.search(reading.plain)
    )
    return bool(cues.OF_A_RULE.search(asked) or cues.BAND.search(reading.plain)) or yes_or_no


def _bill_without_figure(reading: Reading) -> bool:
    """花了好多钱，还能报吗: whoever tells of a great bill and asks whether something comes back is asked for place and figure."""
    said = reading.words  # as written: 好多 is "how much" in some dialects
    asks = bool(cues.VAGUE_BILL.search(said)) and bool(cues.PAYS_AT_ALL.search(said) or cues.PAYS.search(said))
    return asks and not reading.amounts and not cues.OF_A_RULE.search(said)


def _bare_bill(reading: Reading, left: str) -> bool:
    """Nothing but facts, an amount of money among them: whoever says only that wants to know what comes back."""
    return not left and any(AMOUNT_FIELDS[amount.role] in ("amount", "total") for amount in reading.amounts)


def _supposes(reading: Reading) -> bool:
    """Whether the turn changes the case and asks again: 要是普通户, suppose she were a recipient."""
    return bool(cues.SUPPOSE.search(reading.words)) and bool(reading.categories or reading.places or reading.dates or reading.insurance)


def tells_a_case(reading: Reading) -> bool:
    """Whether somebody's own case is told and not only a rule asked for: a date, an insurance, a relative."""
    return bool(reading.dates or reading.insurance or cues.SOMEBODY.search(reading.words))


def _gives_a_figure(reading: Reading) -> bool:
    """Whether a figure is given that an estimate may wait for: a deductible, a rate, a cap, what other cover paid."""
    if reading.ladder is not None or any(paid.yuan is not None for paid in reading.other_payments):
        return True
    if any(rate.role in RATE_FIELDS for rate in reading.rates):
        return True
    return any(AMOUNT_FIELDS[amount.role] in PARAMETERS for amount in reading.amounts)


def _wants_estimate(reading: Reading, known: Facts, last: Request | None, left: str) -> bool:
    if last is not None and last.wants == "estimate" and _gives_a_figure(reading):
        return True
    new_amount = any(AMOUNT_FIELDS[amount.role] in ("amount", "total") for amount in reading.amounts)
    caps_given = any(amount.role == "annual_cap" for amount in reading.amounts)
    rule = bool(cues.RULE.search(reading.plain)) and not (("estimate" in reading.intents or caps_given) and new_amount)
    if last is not None and last.wants == "estimate" and not reading.heard() and sign("how_it_came").matches(reading.plain.lower()):
        return True  # the reply shows how the amount comes about
    if cues.BAND_ASKED.search(reading.plain) or (reading.documents and not reading.amounts):
        return False
    if cues.IN_ADVANCE.search(reading.plain) and "estimate" not in reading.intents:
        return False
    if rule or ("compare" in reading.intents and (not new_amount or _set_side_by_side(reading)) and not _likewise(reading, last)):
        return False
    if "estimate" in reading.intents or (last is None and _bill_without_figure(reading)):
        return True
    if {amount.role for amount in reading.amounts} >= {"total_bill", "basic_paid"}:
        return True
    if _asks_a_rule(reading, left):
        return False
    short = len(left) <= _SHORT or "ellipsis" in reading.intents or _supposes(reading)
    if last is not None and (last.wants == "estimate" or new_amount):
        return short or new_amount
    said = any(amount.role == "self_paid" or amount.eligible_said for amount in reading.amounts)
    return said and (last is not None or "place" in known or bool(cues.MONEY_BACK.search(reading.plain)))


def _likewise(reading: Reading, last: Request | None) -> bool:
    """职工的也一样吗, after an amount: the same case for other people, and not one rule beside another."""
    return last is not None and last.wants == "estimate" and bool(reading.insurance or reading.categories) and "一样" in reading.plain


def _set_side_by_side(reading: Reading) -> bool:
    """Whether the texts of several places are compared: then no single amount answers. Two places alone are asked about."""
    covered = {covering(place.region.name) for place in chosen_places(reading)} - {""}
    return len(covered) > 1 and bool(cues.SIDE_BY_SIDE.search(reading.plain))


def named_scheme(reading: Reading) -> str:
    """The scheme the words name, critical-illness insurance before medical aid; "" where they name neither.

    The groups that medical aid is for do not name it, and what was paid before is not what is asked for.
    """
    return scheme_in(reading.words if reading.language == "en" else reading.plain)


def scheme_in(text: str) -> str:
    """The same of any text."""
    text = cues.PAID_BEFORE.sub("", text)
    if cues.CRITICAL.search(text):
        return "critical_illness"
    return "medical_aid" if cues.AID.search(text) else ""


def _scheme(reading: Reading, last: Request | None) -> str:
    """The scheme of an estimate: the named one, else that of the turn before, else critical-illness insurance."""
    return named_scheme(reading) or (last.scheme if last is not None else "critical_illness")
