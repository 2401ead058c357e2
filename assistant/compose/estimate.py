"""Replies that give an amount.

The amount comes from the calculator alone; this file only words it: the answer first, how it comes about, for whom, what was taken
as given, whom to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assistant.facts import PAYMENT_FIELDS, Facts
from assistant.reply import MAX_FOLLOWUPS, Reply, distinct
from assistant.understand.glossary import note
from assistant.wording import exact_yuan, in_language, percent, say, say_if_known, short_yuan, yuan
from calculator.money import read_fen
from calculator.outcome import Estimate
from calculator.scale import Band

_ORDINARY = "普通参保人员"
# Assumptions that this file words itself, as they need the amounts in people's units or another sentence already says them.
_OWN_WORDS = frozenset({"deductible_carried_forward"})
_SAID_ALREADY = frozenset(
    {"points_reading", "first_band_reading", "status_whole_year", "taken_as_recognised", "rates_of_text_year", "top_rate_reading"}
    | {"basic_deductible_counts", "floor", "later_change", "calendar_year"}
)


def estimated(estimate: Estimate, facts: Facts, scheme: str, language: str, less: int, province: str) -> Reply:
    """The reply for a result with an amount: exact, assumed, at_least or range."""
    parts = [
        _opening(estimate, language, province),
        _headline(estimate, scheme, language),
        _bands(estimate, language),
        _group(estimate, facts, scheme, language, province),
    ]
    parts.append(joined([*_of_the_texts(estimate, language, province), *_taken_as_given(estimate, facts, language, less)], language))
    own = _own_total(estimate, facts)
    parts.append(_own(own, facts, language))
    parts.append(say(_closing(estimate, scheme, province), language))
    paragraphs = [part.strip() for part in parts if part.strip()]
    return Reply(
        "estimated",
        "\n\n".join(paragraphs),
        heard=facts.heard(),
        citations=distinct(tuple(estimate.citations)),
        estimate=estimate,
        notices=tuple(estimate.notices),
        followups=_followups(facts, scheme, language),
        language=language,
        topic="estimate",
        own_total=yuan(own).replace(",", "") if own else "",
        outside_catalogue=yuan(less).replace(",", "") if less else "",
    )


def joined(sentences: Sequence[str], language: str) -> str:
    """Sentences as one paragraph: Chinese without, English with a blank between them."""
    return (" " if language == "en" else "").join(sentence for sentence in sentences if sentence)


def _own_total(estimate: Estimate, facts: Facts) -> int:
    """Fen the person pays in all, where the cost outside the catalogue is known and the payment definite; else 0."""
    left = estimate.person_pays
    if left is None or left.low is None or left.low != left.high or not facts.value("out_of_scope"):
        return 0
    return left.low + read_fen(facts.value("out_of_scope"))


def _own(total: int, facts: Facts, language: str) -> str:
    if not total:
        return ""
    return say(
        "heard.own_total", language, out=short_yuan(read_fen(facts.value("out_of_scope")), language), own=exact_yuan(total, language)
    )


def _opening(estimate: Estimate, language: str, province: str) -> str:
    """吉林's newer rules are reported to pay more, so its reply opens with that, from their first day on."""
    newer = next((notice for notice in estimate.notices if notice.place == province == "吉林省"), None)
    if newer is None:
        return ""
    since = newer.since
    named = f"{since:%d %B %Y}".lstrip("0") if language == "en" else f"{since.year} 年 {since.month} 月 {since.day} 日"
    return say("open.newer-rules", language, since=named)


def _headline(estimate: Estimate, scheme_name: str, language: str) -> str:
    scheme = say(f"scheme.{scheme_name}", language)
    if estimate.reimbursement is None or estimate.person_pays is None:
        raise ValueError(f"a result with an amount is wanted here, found {estimate.status}")
    low, high = estimate.reimbursement.low or 0, estimate.reimbursement.high or 0
    left_low, left_high = estimate.person_pays.low or 0, estimate.person_pays.high or 0
    if low == high == 0 and estimate.status in ("exact", "assumed"):
        return say("estimate.zero", language, scheme=scheme, left=yuan(left_high))
    match estimate.status:
        case "range":
            return say(
                "estimate.range",
                language,
                scheme=scheme,
                low=yuan(low),
                high=yuan(high),
                left_low=yuan(left_low),
                left_high=yuan(left_high),
            )
        case "at_least":
            return say("estimate.at_least", language, scheme=scheme, low=yuan(low), left=yuan(left_high))
        case status:
            return say(f"estimate.{status.value}", language, scheme=scheme, low=yuan(low), left=yuan(left_high))


def _bands(estimate: Estimate, language: str) -> str:
    """How the amount comes about, band by band; the last by how much of the amount lies in it."""
    bands = [band for band in estimate.bands if band.base > 0]
    bound = short_yuan(estimate.deductible, language) if estimate.deductible else ""
    if not bands:
        return say("estimate.below", language, bound=bound) if bound else ""
    if estimate.status == "range":
        return _range(estimate, bound, language)
    *lower, last = bands
    below = [say("bands.below", language, bound=bound)] if bound else []
    between = [_band(band, "bands.between", language) for band in lower]
    top = "bands.floor" if estimate.status == "at_least" and last.over else "bands.last" if last.over else "bands.all"
    return joined([*below, *between, _band(last, top, language), *_capped(estimate, language)], language)


def _capped(estimate: Estimate, language: str) -> list[str]:
    """That a limit holds the payment down, where one does."""
    worked_out = sum(band.amount for band in estimate.bands)
    caps = [step for step in estimate.steps if step.kind == "cap" and step.amount < worked_out]
    return [say("bands.capped", language, limit=short_yuan(int(cap.amount), language)) for cap in caps[-1:]]


def _range(estimate: Estimate, bound: str, language: str) -> str:
    """What lies between the lowest and the highest rate, where one band of each makes the bounds."""
    if not bound or len(estimate.bands) != 1 or len(estimate.bands_high) != 1:
        return ""
    low, high = estimate.bands[0], estimate.bands_high[0]
    return say("bands.range", language, bound=bound, base=short_yuan(low.base, language), low=percent(low.rate), high=percent(high.rate))


def _band(band: Band, key: str, language: str) -> str:
    over, base = short_yuan(band.over, language), short_yuan(band.base, language)
    up_to = short_yuan(band.up_to, language) if band.up_to is not None else ""
    return say(key, language, over=over, up_to=up_to, base=base, rate=percent(band.rate), amount=yuan(band.amount).removesuffix(".00"))


def _group(estimate: Estimate, facts: Facts, scheme: str, language: str, province: str) -> str:
    category = facts.value("category", _ORDINARY)
    if scheme != "critical_illness" or category == _ORDINARY:
        return ""
    said, tilt = say(f"category.{category}", language), estimate.tilt
    if tilt is None:
        return ""
    if tilt.floor is not None:
        return say("group.guangdong-floor", language, category=said, cut=percent(tilt.cut), rate=percent(tilt.floor))
    points = percent(tilt.points or Fraction(0)).removesuffix("%")
    if province == "江阴市":
        key = "group.jiangyin-recipient" if category == "医疗救助对象" else "group.jiangyin"
        return say(key, language, category=said, cut=percent(tilt.cut), points=points)
    own = "category_rate" in facts or "category_deductible" in facts  # then the person's own figures count, not the text's tilt
    return "" if own else say("group.jilin-poor", language, category=said, cut=percent(tilt.cut), points=points)


def _of_the_texts(estimate: Estimate, language: str, province: str) -> list[str]:
    """What the calculator assumed of the texts; a code without English of its own is told in Chinese."""
    lines = []
    for assumption in estimate.assumptions:
        if assumption.code in _OWN_WORDS:
            lines.append(say(f"assumed.{assumption.code}", language, ordinary=short_yuan(estimate.ordinary_deductible or 0, language)))
        elif assumption.code not in _SAID_ALREADY and not (province == "江阴市" and assumption.code == "cap_not_stated"):
            lines.append(told(assumption.code, assumption.text, language))
    return lines


def told(code: str, text: str, language: str) -> str:
    """An assumption in the person's language."""
    known = say_if_known(f"assumed.{code}", language)
    return known if language == "en" and known else in_language(text, language)


def _of_the_amount(estimate: Estimate, facts: Facts, language: str, less: int) -> list[str]:
    """What was made of the amount that was told."""
    lines = []
    amount, said = facts.get("amount"), short_yuan(estimate.eligible, language)
    told_of = ("amount",) if amount is not None else ("total", "basic_paid", "out_of_scope")
    if about := [facts.by_field[name].words for name in told_of if facts.flagged(name, "approximate")]:
        lines.append(say("estimate.approximate", language, words="、".join(about), amount=said))
    if amount is None:
        return lines
    if "less_outside" in amount.flags:
        lines.append(note("less_outside", language, out=short_yuan(read_fen(facts.value("out_of_scope")), language), amount=said))
    if "critical_illness_paid" in facts:
        paid = short_yuan(read_fen(facts.value("critical_illness_paid")), language)
        lines.append(note("already_paid", language, paid=paid, amount=said))
    if "added" in amount.flags:
        lines.append(note("added", language, words=amount.words, amount=said))
    if not {"eligible_said", "less_outside"} & amount.flags:
        key = "heard.all_eligible" if less else "heard.all_eligible_plain"
        lines.append(say(key, language, amount=said, less=exact_yuan(less, language)))
    return lines


def _taken_as_given(estimate: Estimate, facts: Facts, language: str, less: int) -> list[str]:
    """What was assumed of the person's words."""
    lines = _of_the_amount(estimate, facts, language, less)
    if "total" in facts and "amount" not in facts:
        lines.append(_slip(estimate, facts, language))
    other = sum(read_fen(facts.value(name)) for name in PAYMENT_FIELDS.values() if name in facts)
    if other and "amount" in facts:
        lines.append(say("heard.other_not_taken_off", language, amount=short_yuan(other, language)))
    if "total" in facts and "out_of_scope" not in facts:
        lines.append(say("heard.no_out_of_scope", language))
    lines += [
        say(f"heard.{flag}", language, place=facts.value("place")) for flag in ("treated", "household") if facts.flagged("place", flag)
    ]
    if "category" not in facts:
        lines.append(say("heard.ordinary", language))
    elif facts.flagged("category", "several"):
        lines.append(say("heard.several_categories", language, category=say(f"category.{facts.value('category')}", language)))
    if "date" not in facts and not any(assumption.code in _OWN_WORDS for assumption in estimate.assumptions):
        lines.append(say("heard.today", language))
    return lines


def _slip(estimate: Estimate, facts: Facts, language: str) -> str:
    """How the eligible amount comes out of the settlement slip."""
    total, basic = (short_yuan(read_fen(facts.value(name)), language) for name in ("total", "basic_paid"))
    outside = facts.value("out_of_scope")
    other = sum(read_fen(facts.value(name)) for name in PAYMENT_FIELDS.values() if name in facts)
    paid = say("heard.slip.other", language, amount=short_yuan(other, language)) if other else ""
    out = say("heard.slip.out", language, amount=short_yuan(read_fen(outside), language)) if outside else ""
    return say("heard.slip", language, total=total, basic=basic, out=paid + out, eligible=short_yuan(estimate.eligible, language))


def _closing(estimate: Estimate, scheme: str, province: str) -> str:
    if scheme == "medical_aid":
        return "close.plain"
    if province == "江阴市":
        return "close.jiangyin"
    if estimate.status in ("at_least", "range"):
        return "close.floor" if province == "广东省" else "close.range"
    return "close.plain"


def _followups(facts: Facts, scheme: str, language: str) -> tuple[str, ...]:
    ordinary = facts.value("category", _ORDINARY) == _ORDINARY
    if language == "en":
        other = "What about a low-income (低保) person?" if ordinary else "What about an ordinary member?"
        return (other, "What counts as eligible cost?", "Is there a yearly cap?")
    if scheme == "medical_aid":
        return ("医疗救助和大病保险有什么不一样？", "哪些人可以申请医疗救助？", "不转诊去外地看病，救助还给吗？")
    other = "如果是低保呢？" if ordinary else "普通居民呢？"
    return (other, "哪些费用算合规？", "一年有没有封顶？")[:MAX_FOLLOWUPS]
