"""The documents a person names, and where: a year that names a paper (2022年的意见) is no date of an expense."""

from __future__ import annotations

import re
from functools import cache

from assistant.understand import glossary
from assistant.understand.glossary import Paper

Span = tuple[int, int]
# Papers of others that share a number with one of ours: 国办发〔2015〕57号 is not 吉政办发〔2016〕57号.
_OTHERS = re.compile(
    r"(?:国办发|国发|(?<!粤)民发|锡政办发|苏医保发|发改价格|穗府办规|深人社规|国医保发)"
    r"\s?[〔\[(【]?\s?(?:20\d\d)?\s?[〕\])】]?年?第?\s?\d{0,4}号?"
)
_YEAR = r"(?<!\d)(20(?:16|17|20|22))年?"
_SEVERAL = re.compile(
    rf"{_YEAR}(?:的|那份|版|版的)?(?:和|与|跟|、|及|and|vs\.?| )\s?{_YEAR}(?:的|这|那)?"
    r"(?:两份|两个|两版|这两|文件|说法|规定|意见|方案|政策|的?区别|documents?|papers?|plan|rules)"
)


def documents(text: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The ids of the documents named in a standard text, and the spans that name them."""
    others = [match.span() for match in _OTHERS.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for paper in glossary.papers():
        found += [(*match.span(), paper.id) for match in _numbered(paper.id).finditer(text) if not _within(match.span(), others)]
        if _here(paper, text):
            found += [(*match.span(), paper.id) for match in _dated(paper.id).finditer(text)]
    found += _both_named(text)
    ids = dict.fromkeys(name for _, _, name in sorted(found))
    return tuple(ids), tuple(sorted({(start, end) for start, end, _ in found} | set(others)))


def _both_named(text: str) -> list[tuple[int, int, str]]:
    """2017年和2022年两份文件: each year names its paper."""
    found = []
    for match in _SEVERAL.finditer(text):
        for year in match.group(1, 2):
            found += [(*match.span(), paper.id) for paper in glossary.papers() if str(paper.year) == year and _here(paper, text)]
    return found


def _within(span: Span, others: list[Span]) -> bool:
    return any(start <= span[0] < end or start < span[1] <= end for start, end in others)


def _here(paper: Paper, text: str) -> bool:
    """Whether the year alone can mean this paper: its place is named, or no place of ours is and the year has one paper only."""
    spoken = text.lower()
    if any(place in spoken for place in paper.places):
        return True
    if any(place in spoken for other in glossary.papers() for place in other.places):
        return False
    return sum(other.year == paper.year for other in glossary.papers()) == 1


@cache
def _numbered(name: str) -> re.Pattern[str]:
    numbers = sorted(_paper(name).numbers, key=len, reverse=True)
    loose = (re.escape(number).replace(r"\ ", r"\s?[〔\[(【]?\s?年?\s?[〕\])】]?\s?第?") for number in numbers)
    return re.compile("|".join(rf"(?<!\d){number}" if number[0].isdigit() else number for number in loose))


@cache
def _dated(name: str) -> re.Pattern[str]:
    paper = _paper(name)
    kinds = "|".join(sorted(map(re.escape, paper.papers), key=len, reverse=True))
    english = "|".join(map(re.escape, paper.papers_english))
    between = r"年?(?:度)?(?:的|那个|那份|那版|这个|这份|个|出的|发的|版|广东省?|吉林省?|江阴市?|省里|市里|《)*"
    chinese = rf"(?<!\d){paper.year}{between}(?:{kinds})(?![件档])"
    return re.compile(
        rf"{chinese}|(?<!\d){paper.year} (?:\w+ ){{0,2}}(?:{english})\b|\b(?:{english}) (?:of|from) {paper.year}", re.IGNORECASE
    )


def _paper(name: str) -> Paper:
    return next(paper for paper in glossary.papers() if paper.id == name)
