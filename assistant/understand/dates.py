"""Dates and spans of time as people say them, as first and last day.

A year that names a document, a duration (16年的病) or an age is no date. A month without a year belongs to the year said before it,
else to the year that is talked about, else to the last such month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from assistant.understand.aligned import Aligned
from assistant.understand.money import blanked
from assistant.understand.numerals import number
from assistant.understand.reading import DateFact, DateKind

Span = tuple[int, int]

_HAN_YEAR = r"[二两][〇零○0][〇零○一二三四五六七八九0-9]{2}"
_YEAR = rf"(?:(?<!\d)(?:19|20)\d\d(?!\d)|{_HAN_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_ENGLISH_MONTH = rf"(?:{'|'.join((*_NAMES, *(name[:3] for name in _NAMES), 'sept'))})"
_RELATIVE: Final = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "后年": 2}
_RELATIVE_ENGLISH: Final = {"last year": -1, "this year": 0, "next year": 1, "the year before last": -2}
_HALVES: Final = {"上半年": (1, 6), "下半年": (7, 12), "年初": (1, 3), "年底": (10, 12), "年末": (10, 12), "年中": (5, 8)}
_BEFORE = re.compile(r"\s?(?:年?底)?(?:以前|之前|前(?![年天月后两几]|[一二三四五六七八九十\d]+个月))")
_SINCE = re.compile(r"\s?(?:年?初)?(?:以后|之后|以来|起(?!付|诉|码|报|始支|步|点|到)|开始|往后|后(?=[,，的看住发]))")
_ENGLISH_BEFORE = re.compile(r"\b(?:before|prior to|until|up to)\s(?:the\s)?(?:year\s)?$", re.IGNORECASE)
_ENGLISH_SINCE = re.compile(r"\b(?:since|from|after|starting|as of|beginning)\s(?:in\s)?(?:the\s)?(?:year\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    first: date
    last: date
    kind: DateKind


def dates(text: Aligned, today: date, taken: Sequence[Span] = (), year: int | None = None) -> tuple[tuple[DateFact, ...], tuple[Span, ...]]:
    """The dates in a standard text and the spans that hold them.

    `taken` spans (names of documents) are not looked at; `year` is the year the conversation is about, if one was said.
    """
    looked_at = blanked(text.text, taken)
    hits = sorted(_scan(looked_at, today, year), key=lambda hit: (hit.start, -hit.end))
    facts, spans, done = [], [], 0
    for hit in hits:
        if hit.start < done:
            continue
        done = hit.end
        bounded = _bounded(looked_at, hit)
        facts.append(DateFact(bounded.first, bounded.last, text.said(bounded.start, bounded.end), bounded.kind))
        spans.append((bounded.start, bounded.end))
    return tuple(dict.fromkeys(facts)), tuple(spans)


def _bounded(text: str, hit: _Hit) -> _Hit:
    """以前, 之前 make it a span without beginning (and without the day itself); 起, 以后 one without end."""
    after, before = text[hit.end : hit.end + 8], text[max(0, hit.start - 24) : hit.start]
    if match := _BEFORE.match(after):
        last = hit.last if "底" in match[0] else hit.first - timedelta(days=1)
        return _Hit(hit.start, hit.end + match.end(), date.min, last, "before")
    if _ENGLISH_BEFORE.search(before):
        return _Hit(hit.start, hit.end, date.min, hit.first - timedelta(days=1), "before")
    if match := _SINCE.match(after):
        return _Hit(hit.start, hit.end + match.end(), hit.first, date.max, "since")
    if _ENGLISH_SINCE.search(before):
        return _Hit(hit.start, hit.end, hit.first, date.max, "since")
    return hit


def _scan(text: str, today: date, year: int | None) -> Iterator[_Hit]:
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(text):
            hit = build(match, today)
            if hit is not None:
                yield hit
    years = [int(number(match[0]) or 0) for match in re.finditer(_YEAR, text)]
    base = years[0] if years else _relative_year(text, today) or year
    for match in _BARE_MONTH.finditer(text):
        hit = _bare_month(match, today, base)
        if hit is not None:
            yield hit


def _relative_year(text: str, today: date) -> int | None:
    return next((today.year + shift for word, shift in _RELATIVE.items() if word in text), None)


def _span(match: re.Match[str], year: int, first_month: int = 1, last_month: int = 12, kind: DateKind = "year") -> _Hit | None:
    if not (1 <= year <= 9998 and 1 <= first_month <= last_month <= 12):
        return None
    last = date(year, last_month, monthrange(year, last_month)[1])
    return _Hit(match.start(), match.end(), date(year, first_month, 1), last, kind)


def _one_day(match: re.Match[str], year: int, month: int, day: int) -> _Hit | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return _Hit(match.start(), match.end(), found, found, "day")


def _int(words: str) -> int:
    return int(number(words) or 0)


def _iso_day(match: re.Match[str], today: date) -> _Hit | None:
    return _one_day(match, _year_of(match[1], today), _int(match[2]), _int(match[3]))


def _iso_month(match: re.Match[str], _today: date) -> _Hit | None:
    return _span(match, _int(match[1]), _int(match[2]), _int(match[2]), "month")


def _year_months(match: re.Match[str], today: date) -> _Hit | None:
    first, last = _int(match[2]), _int(match[3] or match[2])
    return _span(match, _year_of(match[1], today), first, last, "month")


def _year_half(match: re.Match[str], today: date) -> _Hit | None:
    first, last = _HALVES[match[2] if match[2] in _HALVES else "年" + match[2][-1]]
    return _span(match, _year_of(match[1], today), first, last, "month")


def _year_quarter(match: re.Match[str], today: date) -> _Hit | None:
    last = _int(match[2]) * 3
    return _span(match, _year_of(match[1], today), last - 2, last, "month")


def _whole_year(match: re.Match[str], today: date) -> _Hit | None:
    return _span(match, _year_of(match[1], today))


def _year_of(words: str, today: date) -> int:
    """2020, 二〇二〇, 去年, 16: the year it means."""
    words = words.strip().lower().removesuffix("年") if words not in _RELATIVE else words
    if words in _RELATIVE:
        return today.year + _RELATIVE[words]
    value = _int(words)
    return 2000 + value if value < 100 else value


def _relative(match: re.Match[str], today: date) -> _Hit | None:
    return _span(match, today.year + {**_RELATIVE, **_RELATIVE_ENGLISH}[match[0].lower()])


def _relative_half(match: re.Match[str], today: date) -> _Hit | None:
    first, last = _HALVES[match[2]]
    return _span(match, today.year + _RELATIVE[match[1]], first, last, "month")


def _years_ago(match: re.Match[str], today: date) -> _Hit | None:
    words = match[1].lower()
    return _span(match, today.year - ({"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}.get(words) or _int(words)))


def _months_ago(match: re.Match[str], today: date) -> _Hit | None:
    months = today.year * 12 + today.month - 1 - _int(match[1])
    return _span(match, months // 12, months % 12 + 1, months % 12 + 1, "month")


def _bare_half(match: re.Match[str], today: date) -> _Hit | None:
    first, last = _HALVES[match[0]]
    return _span(match, today.year, first, last, "month")


def _near_month(match: re.Match[str], today: date) -> _Hit | None:
    shift = -match[0].count("上") if match[0][0] == "上" else -1 if match[0][0] in "Ll" else 1 if match[0][0] in "下Nn" else 0
    months = today.year * 12 + today.month - 1 + shift
    return _span(match, months // 12, months % 12 + 1, months % 12 + 1, "month")


def _near_day(match: re.Match[str], today: date) -> _Hit | None:
    shift = {"今天": 0, "昨天": -1, "前天": -2, "today": 0, "yesterday": -1}[match[0].lower()]
    day = today + timedelta(days=shift)
    return _Hit(match.start(), match.end(), day, day, "day")


def _english_half(match: re.Match[str], today: date) -> _Hit | None:
    year = _english_year(match[2], today)
    return _span(match, year, *((1, 6) if match[1].lower() in ("first", "1st") else (7, 12)), "month")


def _english_year(words: str, today: date) -> int:
    return today.year + _RELATIVE_ENGLISH[words.lower()] if words.lower() in _RELATIVE_ENGLISH else int(words)


def _english_month(match: re.Match[str], _today: date) -> _Hit | None:
    month = _month_number(match["month"])
    day = match["day"] or match["first"]
    if day:
        return _one_day(match, int(match["year"]), month, int(day))
    return _span(match, int(match["year"]), month, month, "month")


def _month_number(word: str) -> int:
    return next(at for at, name in enumerate(_NAMES, start=1) if name.startswith(word.lower()[:3]))


def _bare_month(match: re.Match[str], today: date, base: int | None) -> _Hit | None:
    """8月份, 9月15号: of the year that was said, else the last such month."""
    month = _int(match[1])
    year = base or (today.year if month <= today.month else today.year - 1)
    if match[3]:
        return _one_day(match, year, month, _int(match[3]))
    last = _int(match[2]) if match[2] else month
    return _span(match, year, month, last, "month")


_ANY_YEAR = rf"({_YEAR}年|{_YEAR}|大前年|前年|去年|上年|今年|本年|明年|(?<![\d.])[12]\d年)"
_BARE_MONTH = re.compile(rf"(?<![\d.年])({_MONTH})(?:[-~到至]({_MONTH}))?月(?!子)份?(?:({_DAY})[日号])?")
# 16年 is a year where something happened then, and a duration after 交了, 满, 近 …
_NO_DURATION = r"(?<![\d.了满过够近约整这多第前后交缴])"
_TWO_DIGIT_YEAR = (
    r"(?=的时候|那年|那会|那时|的(?!病|时间|工龄|历史)|以前|之前|以后|起|住|看|花|出院|生病|得|自付|参保|江阴|广东|吉林|大病|[,，。?？]|$)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_ENGLISH_DAY = (
    rf"\b(?:(?P<first>\d{{1,2}}){_ORDINAL} )?(?P<month>{_ENGLISH_MONTH})\.?(?: (?P<day>\d{{1,2}}){_ORDINAL})?,? (?P<year>20\d\d)\b"
)
_Builder = Callable[[re.Match[str], date], _Hit | None]
_PATTERNS: Final[tuple[tuple[re.Pattern[str], _Builder], ...]] = (
    (re.compile(rf"{_ANY_YEAR}的?\s?({_MONTH})月份?\s?({_DAY})(?:[日号]|(?![\d.,日号]|\s?[万千百亿元块%wk]))", re.IGNORECASE), _iso_day),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)"), _iso_day),
    (re.compile(r"(?<![\d.])(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d.]|\s?[元块万])"), _iso_day),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])(?![\d.万])"), _iso_month),
    (re.compile(r"(?<![\d.,¥￥])(20[0-3]\d)[-/.]([1-9])(?![\d.万千百元块%亿wk])", re.IGNORECASE), _iso_month),
    (re.compile(r"(?<=[a-z]\s)((?:19|20)\d\d)(?=\.(?:\s|$))"), _whole_year),  # an English sentence may end with it
    (re.compile(rf"{_ANY_YEAR}的?\s?({_MONTH})(?:月?[-~到至]({_MONTH}))?月份?"), _year_months),
    (re.compile(rf"{_ANY_YEAR}的?\s?第?([一二三四1-4])季度?"), _year_quarter),
    (re.compile(rf"{_ANY_YEAR}的?\s?(上半年|下半年|年初|年底|年末|年中|(?<=年)[初底末])"), _year_half),
    (re.compile(r"(大前年|前年|去年|今年|本年|明年)的?(上半年|下半年|年初|年底|年末|年中)"), _relative_half),
    (re.compile(rf"({_YEAR})\s?年(?![龄纪级]|出?生)"), _whole_year),
    (re.compile(rf"(?<![年\d\-—.¥￥])({_YEAR})(?!\s?[\d年元块万千亿%人次个号米字点.条]|\s?(?:yuan|rmb))", re.IGNORECASE), _whole_year),
    (re.compile(rf"{_NO_DURATION}(1[0-9]|2[0-9])年{_TWO_DIGIT_YEAR}"), _whole_year),
    (re.compile(r"大前年|前年|去年|上一年|今年(?!\s?[\d一二三四五六七八九十]{1,4}\s?(?:周?岁|了|[,，]))|本年(?!度)|明年"), _relative),
    (re.compile(r"\b(?:last|this|next) year\b|\bthe year before last\b", re.IGNORECASE), _relative),
    (
        re.compile(
            r"(?<![\d第近这满够了])([一二两三四五六七八九十]|\d)年(?:以|之)?前"
            r"(?=[我在就他她]?(?:住|看|出院|做|花|自付|那[次回]|的?(?:费用|单子|住院|账)))"
        ),
        _years_ago,
    ),
    (re.compile(r"\b(a|one|two|three|four|five|\d)(?: or so)? years? (?:ago|back)\b", re.IGNORECASE), _years_ago),
    (re.compile(r"(?<!\d)([一两二三四五六七八九十]|\d|1[01])个月(?:以|之)?前"), _months_ago),
    (re.compile(r"(?<![年个第])(?:上半年|下半年)(?=住|看|出院|生病|做|自付|花|得|的|,|，|$|我|又|还)"), _bare_half),
    (re.compile(r"上{1,2}个?月(?!子)|这个月|本月|下个月|\b(?:last|this|next) month\b", re.IGNORECASE), _near_month),
    (re.compile(r"今天|昨天|前天|\btoday\b|\byesterday\b", re.IGNORECASE), _near_day),
    (re.compile(r"\b(first|second|1st|2nd) half of (\d{4}|last year|this year)\b", re.IGNORECASE), _english_half),
    (re.compile(_ENGLISH_DAY, re.IGNORECASE), _english_month),
)
