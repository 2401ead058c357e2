"""A ladder of rates told by the person: 五万以内五成五,五万到十万六成,十万以上七成.

Each share takes the bounds that stand beside it, before it or, where the first share leads, behind it. A ladder that leaves a gap,
has no open end, or counts from an unclear point is none: it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant.understand.aligned import Aligned
from assistant.understand.numerals import NUMBER, number
from assistant.understand.reading import LadderFact, RateFact, TierFact

Span = tuple[int, int]
_REACH = 40  # how far from its share a bound may stand
_UNITS = "万千亿wWkK仟萬億"
_YUAN = r"\s*(?:元|块钱?|yuan\b|rmb\b)?\s*"
_N = rf"(?:[¥￥]|rmb\s?)?({NUMBER}){_YUAN}"
_START = r"(?:起付(?:线|标准)?|门槛费?|the deductible|deductible)"
_TO = r"(?:以上|起|往上|以外|开外)?\s*[,、]?\s*(?:再)?\s*(?:到|至|[-~—–]+|\bup to\b|\bto\b|\band\b|不到|不超过|不满)\s*"
_BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("range", re.compile(rf"{_N}(?:{_TO}|以上\s*[,、]?\s*){_N}(?:以下|以内|之内|封顶)?", re.IGNORECASE)),
    ("start", re.compile(rf"{_START}(?:以上|之上|往上|起|开始)?\s*(?:到|至|[-~—–]+|\bup to\b|\bto\b)\s*{_N}", re.IGNORECASE)),
    ("upper", re.compile(rf"(?:不超过|不满|未满|低于|小于|\bup to\b|\bunder\b|\bbelow\b|\bless than\b|\bwithin\b)\s*{_N}", re.IGNORECASE)),
    ("upper", re.compile(rf"{_N}(?:及|和|或)?(?:以内|以下|之内|之下|内|or (?:less|below|under))", re.IGNORECASE)),
    ("first", re.compile(rf"(?:头|前|第一个|最初|\bfirst)\s*{_N}", re.IGNORECASE)),
    ("next", re.compile(rf"(?:再|接下来|后面|下一?个|第二个|\bnext)\s*{_N}(?!以上|往上)", re.IGNORECASE)),
    ("lower", re.compile(rf"(?:超过|超出|大于|高于|多于|\babove\b|\bover\b|\bmore than\b|\bbeyond\b|\bexceeding\b)\s*{_N}(?:以上)?", re.I)),
    ("lower", re.compile(rf"{_N}(?:及|和|或)?(?:以上|之上|以外|往上|开外|起|朝上|\+|or more|and (?:above|over|up))", re.IGNORECASE)),
    ("rest", re.compile(r"再?往上|[再更]高|再多|其余|余下|剩下|超[过出]的|超[过出]部分|以上的?部分|上面的|后面的?|(?<![\d万千百])以上")),
    ("rest", re.compile(r"\b(?:above that|beyond that|(?:for )?the rest|anything (?:above|over|beyond)|the remainder|higher)\b", re.I)),
)
_EXCESS = re.compile(
    r"(?:扣除|扣掉|扣了|减去|减掉|去掉|除去|刨去|刨掉|抛去)起付(?:线|标准)?|超(?:过|出)起付(?:线|标准)?的?部分|起付(?:线|标准)?以上的部分|从起付(?:线|标准)?(?:往上)?算|"
    r"after (?:taking off |subtracting )?the deductible|(?:in excess of|counted from|above) the deductible[,:]",
    re.IGNORECASE,
)
_OF_A_GROUP = re.compile(r"(?:低保|特困|五保|建档立卡|贫困户|救助对象|[我他她]们?这类人?)[^,，。;；]{0,6}(?:比例|报|支付)[^。;；]{0,6}$")
_IN_QUESTION = re.compile(r"是不是|对吧|对不对|对吗|是吗|真的|没错吧|[%成]\s*[吗么嘛]|\b(?:right\?|is (?:it|that)|correct\?)", re.I)
_REMARK = re.compile(r"\(不?含[^()]{0,10}\)|不?含本?数|[()]")


@dataclass(frozen=True, slots=True)
class _Step:
    """One share with its bounds; None: not named."""

    rate: RateFact
    low: Decimal | None
    high: Decimal | None
    kind: str
    span: Span


def ladder(text: Aligned, shares: Sequence[RateFact], spans: Sequence[Span]) -> tuple[LadderFact | None, tuple[Span, ...]]:
    """The ladder in a standard text, and the spans of its bounds; `shares` and their `spans` are those that `rates` found.

    Bounds without a ladder stand for one that cannot be used as it was told.
    """
    plain = _REMARK.sub(lambda match: " " * len(match[0]), text.text)
    if len(shares) < 2 or _IN_QUESTION.search(plain):
        return None, ()
    steps = list(_steps(plain, shares, spans))
    if len(steps) != len(shares):
        return None, ()
    first = min(spans[0][0], *(step.span[0] for step in steps))
    tiers, bounds = _joined(steps), tuple(step.span for step in steps)
    excess = bool(_EXCESS.search(plain))
    relative = any(step.kind in ("first", "next") for step in steps)  # 头五万: of the bill, or of what lies above the deductible?
    if not tiers or (relative and not excess) or _OF_A_GROUP.search(plain[max(0, first - 20) : first]):
        return None, bounds
    last = max(spans[-1][1], *(step.span[1] for step in steps))
    start = tiers[0].over
    tiers = (replace(tiers[0], over=Decimal(0)), *tiers[1:])
    return LadderFact(tiers, text.said(first, last), "excess" if excess else "self_paid", start), bounds


def _steps(plain: str, shares: Sequence[RateFact], spans: Sequence[Span]) -> Iterator[_Step]:
    """Each share with the bounds nearest to it on the side where the first share has them."""
    edges = [0, *(end for _, end in spans)]
    before = [(max(edge, start - _REACH), start) for edge, (start, _) in zip(edges, spans, strict=False)]
    starts = [*(start for start, _ in spans[1:]), len(plain)]
    after = [(end, min(following, end + _REACH)) for (_, end), following in zip(spans, starts, strict=True)]
    leading = _bound(plain, *before[0], last=True) is None
    for share, where in zip(shares, after if leading else before, strict=True):
        found = _bound(plain, *where, last=not leading)
        if found is not None:
            kind, low, high, span = found
            yield _Step(share, low, high, kind, span)


def _bound(plain: str, start: int, end: int, *, last: bool) -> tuple[str, Decimal | None, Decimal | None, Span] | None:
    """The last, or first, bound in a stretch of text: its kind, from where, up to where."""
    hits = [(match, kind) for kind, pattern in _BOUNDS for match in pattern.finditer(plain, start, end)]
    if not hits:
        return None
    # of two that overlap the longer one is meant: 五万到十万以下
    hits.sort(key=lambda hit: (hit[0].end() if last else -hit[0].start(), hit[0].end() - hit[0].start()))
    match, kind = hits[-1]
    values = [_value(words, match.groups()[-1]) for words in match.groups()]
    if any(value is None for value in values):
        return None
    match kind, values:
        case "range", [low, high]:
            return kind, low, high, match.span()
        case (("upper" | "start" | "first" | "next"), [high]):
            return kind, None, high, match.span()
        case "lower", [low]:
            return kind, low, None, match.span()
        case _:
            return kind, None, None, match.span()


def _value(words: str, last: str) -> Decimal | None:
    """5 in 5到10万 is fifty thousand; a bare small number is no sum."""
    words, last = words.strip(), last.strip()
    unit = next((character for character in reversed(last) if character in _UNITS), "")
    value = number(words)
    if value is not None and 0 < value < 1000 and not any(character in _UNITS for character in words):
        value = number(words + unit)
    return value if value is not None and (value >= 1000 or value == 0) else None


def _joined(steps: Sequence[_Step]) -> tuple[TierFact, ...]:
    """The tiers, lowest first; () where they leave a gap, overlap or do not go on to the top."""
    tiers: list[tuple[Decimal, Decimal | None, RateFact]] = []
    upwards = [*steps] if not _falling(steps) else [*reversed(steps)]
    reached: Decimal | None = None
    for step in upwards:
        low, high = step.low, step.high
        if low is None:
            low = reached if reached is not None else Decimal(0)
        if step.kind == "next" and high is not None:
            high += low
        if step.kind == "rest" and not tiers:
            return ()
        tiers.append((low, high, step.rate))
        reached = high if high is not None else reached
    fits = all(low < following and (high is None or high == following) for (low, high, _), (following, _, _) in pairwise(tiers))
    if not fits or tiers[-1][1] is not None:
        return ()
    return tuple(TierFact(low, rate.rate) for low, _, rate in tiers)


def _falling(steps: Sequence[_Step]) -> bool:
    """Whether the highest tier is told first."""
    bounds = [step.low if step.low is not None else step.high for step in steps]
    known = [bound for bound in bounds if bound is not None]
    return len(known) > 1 and known[0] > known[-1]
