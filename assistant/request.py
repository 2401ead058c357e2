"""What a turn asks for: the reading of the words, joined with what is known and what was said before.

`interpret` is the only place that decides between estimating, looking up, asking back and refusing; it never words anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.facts import AMOUNT_FIELDS, PARAMETERS, RATE_FIELDS, Facts
from assistant.merge import chosen_places, merge
from assistant.places import covering
from assistant.reply import Reply
from assistant.understand import Reading
from assistant.understand.normalise import standard
from assistant.understand.patterns import sign
from corpus.regions import region, short_name

Wants = Literal["nothing", "facts", "hello", "refuse", "estimate", "look_up"]
_HELLO = ("greeting", "thanks", "goodbye", "who_are_you")
_REFUSED = ("emergency", "distress", "injection", "fraud", "personal_case", "medical_advice", "pension_unemployment", "off_topic")
# A question about a rate, a cap or a rule, even when it holds an amount ("超过10万的部分报几成").
_RULE = re.compile(
    r"几成|百分之几|百分之多少|多少比例|比例是(?!\s?\d)|什么比例|几个点|多少个点|多报多少|%还是|封顶|上限|最高支付限额|最多(?:能|可以|可)?报|怎么算|如何计算|"
    r"怎么分|谁(?:来)?(?:补|承担|出|负担)|起付线(?:是|多少|降)|起付标准(?:是|多少|降)|"
    r"起步|起报|顶天|往上走|what rate|which rate|percentage"
)
# "一万八到十万这一段报多少": the sums are the bounds of a band and no bill.
_BAND_ASKED = re.compile(r"[到至~—-][^,，。]{1,9}[万千元](?:这|那|的)?一?(?:段|断|截|档|部分)")
# Money asked for beforehand is no bill: 先交五千押金.
_IN_ADVANCE = re.compile(r"押金|预[交缴付]金|先(?:交|缴|撂|垫|押|拿|掏|存)(?!完)|deposit|in advance|up ?front", re.I)
_AID = re.compile(r"(?<!大病)(?<!非)救助(?!对象|人员|身份|站)|medical aid(?! recipient)", re.I)
# "大病报完后还剩…" tells what was paid before, not what is asked for.
_PAID_BEFORE = re.compile(
    r"报(?:销)?(?:完|过)了?[^,，。]{0,8}大病(?:保险|险)?|大病(?:保险|险)?(?:之后|以后|后)|大病(?:保险|险|医保)?(?:都|已经?)?(?:报销|报|赔付|赔|支付|结算)(?:完|过|了|好)(?:了|之后|以后|后)?"
)
_POINTS_BACK = re.compile(r"这种人|这类|这些人|那些人|他们|她们|\b(?:them|they|their|those|these)\b", re.I)
_CRITICAL = re.compile(r"大病|critical", re.I)
# Words that carry no subject of their own; what is left when they and the facts are gone is what the turn is about.
_FILLER = re.compile(
    r"[\s,，。.？?！!、；;：:~～…“”\"'（）()]|那么|那就|那如果|那|咁|呢|吗|么|啊|呀|呃|嗯|哦|噢|喔|嘅话|的话|如果|换成|换|改成|改|要是|我家|我们|我|他|她|你|您|俺|是|的|得|了|就|又|也|还|再|当|算|"
    r"按|在|有|没有|没|不|对|错|说|准确|其实|应该|大概|付|花|元|块|钱|年|月|日|份|时候|以后|多少|呢|人|户|家|what|about|and|for|the|if|a|an|in|it|is|then|how|much|of|okay|ok|now",
    re.I,
)
_NUMBER = re.compile(r"[\d.,]+\s*[万千百亿wk]*\s*(?:元|块钱?|yuan)?|[零一二两三四五六七八九十百千万亿]{2,}元?", re.I)
_QUESTION = re.compile(r"[?？]|吗|不$|呢$|么$|多少|几|什么|啥|谁|怎|哪|\b(?:how|what|who|which|when)\b", re.I)
_SUPPOSE = re.compile(r"假如|假设|假比|如果|要是|若是|换成|換成|換|suppose|what if|assum|if (?:she|he|i|we|they|my)", re.I)
_SOMEBODY = re.compile(r"我|俺|咱|爸|妈|爷|奶|老公|老婆|爱人|孩子|儿子|女儿|她|他|\b(?:my|she|he|i)\b", re.I)
_MONEY_BACK = re.compile(r"大病|二次报|报销|赔|能报|算个数|算一下|算算|how much|reimburse", re.I)
_OF_A_RULE = re.compile(
    r"谁|哪(?!怕)|什么(?!都|身份|也)|啥(?!都|身份|也)|为何|怎么(?!算|报|赔|补|样|说)|如何(?!算|报)|多久|多长|何时|几时|几号|几次|要不要|用不用|需不需要|需要|能不能(?!报|赔|补)|"
    r"押金|保费|缴[费纳]|门诊|筹资|目录|异地|备案|转诊|一站式|招标|承办|基金|合同|监督|举报|电话|会变|变化|调整|上涨|"
    r"可不可以|可以[^,，]{0,8}[吗么]|有没有|有啥|申请|材料|手续|流程|办理|认定(?!成|为|了|过|是|的)|到账|封顶|比例|起付线[^,，]{0,4}(?:多少|是|$)|"
    r"\b(?:who|where|when|why|which|how (?:long|do|often)|what (?:documents|papers|counts|is)|apply|do i need|is there)\b",
    re.I,
)
# A band of the rule, or a yes-or-no question: neither changes the case.
_BAND = re.compile(r"[万元](?:以上|以下|以内|之上)(?:的|的?部分|那[部段]分?)?(?:呢|怎么)")
_YES_OR_NO = re.compile(r"(?:吗|么|算不算|行不行|可不可以|能不能|对不对)[?？。 ]*$")
_DOUBTS = re.compile(r"你(?:确定|算|肯定)|(?:对|是|真的|准|没错)(?:的)?[吗么]|对不对|一样|同样|相同")
_PAYS = re.compile(r"[报赔补拿领](?:销|付|到|回)?(?:来|得)?(?:多少|几)|怎么[算报赔]|能报|报吗|how much|get back|reimburse", re.I)
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
    papers: tuple[str, ...] = ()  # ids of the documents named, or of those the turn before was about
    scheme: str = "critical_illness"


def residue(reading: Reading) -> str:
    """The words that are neither a fact nor filler.

    Facts are cut out by their words, so a bare answer ("江阴", "1万2", "低保的呢") leaves next to nothing.
    """
    text = reading.words if reading.language == "en" else reading.plain
    for words in sorted(_fact_words(reading), key=len, reverse=True):
        text = text.replace(words, " ")
    return _FILLER.sub("", _NUMBER.sub(" ", text))


def _fact_words(reading: Reading) -> Sequence[str]:
    said = [words for _, _, words in reading.heard()]
    return [form for words in said for form in {words, standard(words).text} if form]


def interpret(reading: Reading, facts: Facts, last: Request | None, reply: Reply | None) -> Request:
    """What this turn wants, given the turn before."""
    if against := _compared(reading, facts, last):
        return against
    known = merge(facts, reading)
    left = residue(reading)
    points_back = bool(reading.intents & {"ellipsis", "correction"}) or bool(_POINTS_BACK.search(reading.words)) or _supposes(reading)
    completes = last is not None and last.wants == "estimate" and _gives_a_figure(reading)
    follows = last is not None and (points_back or completes or len(left) <= _SHORT)
    before = last if follows else None
    wants, reason = _wants(reading, known, before, left)
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
    if reading.categories or reading.insurance:
        return _SAYS_ENOUGH if len(left) > 1 else _ELLIPSIS
    if _changes_the_case(reading):
        return _ONLY_THE_CASE
    return _ELLIPSIS if reading.intents & {"ellipsis", "correction"} else _KEY_WORD


def _changes_the_case(reading: Reading) -> bool:
    """Whether the turn names another place, group, time or paper: then the same subject is asked about again."""
    return bool(reading.places or reading.categories or reading.dates or reading.insurance or reading.documents)


def _compared(reading: Reading, facts: Facts, last: Request | None) -> Request | None:
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
    return Request("look_up", both, facts, subject, follows=True, topic=last.topic if last.wants != "estimate" else "", scheme=last.scheme)


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
    if last is None and not left and not _QUESTION.search(reading.plain):
        return ("facts" if reading.heard() else "nothing"), ""
    if last is None or left:
        for intent in _HELLO:
            if intent in reading.intents and len(left) <= 2 * _SHORT:
                return "hello", intent
    return "look_up", ""


def _only_hello(reading: Reading, left: str) -> str:
    """Which greeting or thanks the whole message is; "" where it says or asks anything else."""
    if reading.heard() or len(left) > 2 * _SHORT:
        return ""
    return next((intent for intent in ("greeting", "thanks", "goodbye") if intent in reading.intents), "")


def _asks_a_rule(reading: Reading, left: str) -> bool:
    """Whether a short turn after an estimate asks about a rule and not for the amount again: 谁来认定, 要什么材料, 多久到账."""
    if reading.amounts or reading.referred is not None or _PAYS.search(reading.plain):
        return False
    asked = reading.words if reading.language == "en" else left
    yes_or_no = len(left) > 1 and not reading.heard() and bool(_YES_OR_NO.search(reading.plain)) and not _DOUBTS.search(reading.plain)
    return bool(_OF_A_RULE.search(asked) or _BAND.search(reading.plain)) or yes_or_no


def _bare_bill(reading: Reading, left: str) -> bool:
    """Nothing but facts, an amount of money among them: whoever says only that wants to know what comes back."""
    return not left and any(AMOUNT_FIELDS[amount.role] in ("amount", "total") for amount in reading.amounts)


def _supposes(reading: Reading) -> bool:
    """Whether the turn changes the case and asks again: 要是普通户, suppose she were a recipient."""
    return bool(_SUPPOSE.search(reading.words)) and bool(reading.categories or reading.places or reading.dates or reading.insurance)


def tells_a_case(reading: Reading) -> bool:
    """Whether somebody's own case is told and not only a rule asked for: a date, an insurance, a relative."""
    return bool(reading.dates or reading.insurance or _SOMEBODY.search(reading.words))


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
    rule = bool(_RULE.search(reading.plain)) and not (("estimate" in reading.intents or caps_given) and new_amount)
    if last is not None and last.wants == "estimate" and not reading.heard() and sign("how_it_came").matches(reading.plain.lower()):
        return True  # the reply shows how the amount comes about
    if _BAND_ASKED.search(reading.plain) or (reading.documents and not reading.amounts):
        return False
    if _IN_ADVANCE.search(reading.plain) and "estimate" not in reading.intents:
        return False
    if rule or ("compare" in reading.intents and (not new_amount or _several_covered(reading)) and not _likewise(reading, last)):
        return False
    if "estimate" in reading.intents:
        return True
    if {amount.role for amount in reading.amounts} >= {"total_bill", "basic_paid"}:
        return True
    if _asks_a_rule(reading, left):
        return False
    short = len(left) <= _SHORT or "ellipsis" in reading.intents or _supposes(reading)
    if last is not None and (last.wants == "estimate" or new_amount):
        return short or new_amount
    said = any(amount.role == "self_paid" or amount.eligible_said for amount in reading.amounts)
    return said and (last is not None or "place" in known or bool(_MONEY_BACK.search(reading.plain)))


def _likewise(reading: Reading, last: Request | None) -> bool:
    """职工的也一样吗, after an amount: the same case for other people, and not one rule beside another."""
    return last is not None and last.wants == "estimate" and bool(reading.insurance or reading.categories) and "一样" in reading.plain


def _several_covered(reading: Reading) -> bool:
    """Whether the texts of several places are set side by side: then no single amount answers."""
    return len({covering(place.region.name) for place in chosen_places(reading)} - {""}) > 1


def named_scheme(reading: Reading) -> str:
    """The scheme the words name, critical-illness insurance before medical aid; "" where they name neither.

    The groups that medical aid is for do not name it, and what was paid before is not what is asked for.
    """
    text = _PAID_BEFORE.sub("", reading.words if reading.language == "en" else reading.plain)
    if _CRITICAL.search(text):
        return "critical_illness"
    return "medical_aid" if _AID.search(text) else ""


def _scheme(reading: Reading, last: Request | None) -> str:
    """The scheme of an estimate: the named one, else that of the turn before, else critical-illness insurance."""
    return named_scheme(reading) or (last.scheme if last is not None else "critical_illness")
