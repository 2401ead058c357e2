"""Places: every region of China by its official, short or English name, and why it was named.

The place that pays is the one of the insurance (参保地); the household register, the home village and the hospital's city are not.
A name that is also an ordinary word is a place only with a cue beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from assistant.understand import glossary
from assistant.understand.aligned import Aligned
from assistant.understand.reading import PlaceFact, PlaceRole
from assistant.understand.wordlist import any_of
from corpus.regions import Region, names, regions_named, short_name

COVERED = ("江阴市", "广东省", "吉林省")
# Provinces whose counties people name without the level; elsewhere 县, 区 or 市 is wanted.
_HOME = ("广东省", "吉林省", "江苏省")
_CLAUSE = re.compile(r"[,，。.;；!！?？\n]")
# 参保 right after a place speaks of it, unless the next place follows: 户口在上海参保在广州.
_ENROLLED = re.compile(r"(?:这边|那边|当地|老家)?(?:参保|参合|参的保|交的?医保|交的?社保)(?!在|地|是)")
# 在江阴上班交的职工医保: one pays in where one works.
_PAYS_IN = re.compile(r"交的?(?:职工|居民)?(?:医保|社保)|参保|缴的?医保")
_EMPLOYER_PAYS = re.compile(r"(?:单位|公司|厂里|厂子|老板|学校)(?:给|帮|在那边|在这边)?(?:我|他|她|我们)?(?:交|缴|买|上)")
_PAID_IN = re.compile(r"(?:医保|社保|农合)(?!局|中心|卡|部门)[^,，。;；]{0,6}在$")  # 医保单位在江阴交
# 医保交在老家四平: the home village only says which of the person's places it is.
_HOMETOWN = re.compile(r"(?:我|我们|自己|自家)?(?:的)?(?:老家|户籍地|户口所在地|原籍|家乡)(?:的)?$")
_LATIN = re.compile(r"[A-Za-z]{4}")
_REACH = 8
_LONGEST = 14
_NEARBY = 60
_SHORT = 24


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    regions: tuple[Region, ...]


def places(text: Aligned) -> tuple[PlaceFact, ...]:
    """The places named in a standard text, in order, each once; of 吉林通化 or 江苏省江阴市 only the narrower."""
    found = sorted((*_chinese(text.text), *_english(text.text), *_abroad(text.text)), key=lambda hit: hit.start)
    facts: dict[str, PlaceFact] = {}
    previous = 0
    for hit in _narrowed(text.text, found):
        fact = PlaceFact(hit.regions[0], text.said(hit.start, hit.end), _role(text.text, hit, previous), hit.regions[1:])
        previous = hit.end
        known = facts.setdefault(fact.region.name, fact)
        if known.role == "unknown" or fact.role == "insured":
            facts[fact.region.name] = replace(known, role=fact.role)
    return tuple(facts.values())


def _chinese(text: str) -> Iterator[_Found]:
    at = 0
    while at < len(text) - 1:
        if text[at : at + 2] not in _beginnings():
            at += 1
            continue
        skipped = next((word for word in _not_places(text[at]) if text.startswith(word, at)), "")
        if skipped:
            at += len(skipped)
            continue
        hit = _longest_at(text, at)
        if hit:
            yield hit
        at = hit.end if hit else at + 1


def _longest_at(text: str, at: int) -> _Found | None:
    for end in range(min(at + _LONGEST, len(text)), at + 1, -1):
        word = text[at:end]
        regions = _all_names().get(word)
        if regions and (chosen := _meant(text, at, end, word, regions)):
            return _Found(at, end, chosen)
    return None


def _meant(text: str, start: int, end: int, word: str, regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """The regions the word may mean here, the likeliest first; empty where it is probably no place."""
    led = _led_by(text, start, regions)
    if led:
        return led
    official = tuple(place for place in regions if place.name == word)
    if official and len(word) > 2:
        return _covered_first(official)
    wide = tuple(place for place in regions if place.level in ("country", "province", "prefecture"))
    spoken = glossary.places()
    if word in spoken.colloquial:
        return regions
    if wide:
        return regions if word not in spoken.risky or _cued(text, start, end, wide=True) else ()
    if word in spoken.common_words:
        return ()
    if word in spoken.sure_counties:
        return _covered_first(regions)
    home = tuple(place for place in regions if set(place.chain) & set(_HOME))
    return (*home, *(r for r in regions if r not in home)) if home and _cued(text, start, end, wide=False) else ()


def _led_by(text: str, start: int, regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """Those of the regions that lie in the place named right before: 深圳南山, 长春市朝阳区."""
    for length in range(2, min(_LONGEST, start) + 1):
        above = _all_names().get(text[start - length : start], ())
        inside = tuple(place for place in regions if any(place != upper and place.within(upper) for upper in above))
        if inside:
            return inside
    return ()


def _cued(text: str, start: int, end: int, *, wide: bool) -> bool:
    """Whether something beside the word says that it is a place, and no ordinary word lies across its ends.

    For a city (`wide`) one cue is enough, for a county there must be one on either side, or a mark.
    """
    if len(text) <= _SHORT and not text[:start].strip(" ,。!?，！？") and not text[end:].strip(" ,。!?吧呢啊的，！？"):
        return True
    words = glossary.known_words()
    if text[max(0, start - 1) : start + 1] in words or text[end - 1 : end + 1] in words:
        return False
    before, after = text[max(0, start - _NEARBY) : start], text[end : end + _NEARBY]
    alone = not before.strip() and after[:1].isspace()  # a kiosk's first word: 中山 普通居民 …
    if alone or after.startswith(("市", "县", "区")) or before.endswith(("在", "是")):
        return True
    named = after.startswith(glossary.places().after)
    return named and (wide or not before or not _is_han(before[-1]) or before.endswith(glossary.places().before))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _covered_first(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    return tuple(sorted(regions, key=lambda place: not set(place.chain) & set(_HOME)))


def _narrowed(text: str, found: Iterable[_Found]) -> Iterator[_Found]:
    """A place named right after the one it lies in stands for both: 广东省广州市, 吉林 通化, 广东的佛山."""
    pending: _Found | None = None
    for hit in found:
        if pending is not None:
            between = text[pending.end : hit.start]
            inside = any(hit.regions[0] != upper and hit.regions[0].within(upper) for upper in pending.regions)
            if inside and between in ("", " ", "的", "省", "市", "·", "-", "/"):
                pending = _Found(pending.start, hit.end, hit.regions)
                continue
            yield pending
        pending = hit
    if pending is not None:
        yield pending


def _role(text: str, hit: _Found, previous: int) -> PlaceRole:
    """Why the place is named, by the words right before and after it; what follows the `previous` place at once is that one's."""
    cues = glossary.places().roles
    before, after = text[max(previous, hit.start - _NEARBY) : hit.start], text[hit.end : hit.end + _NEARBY]
    if before.isascii() and _LATIN.search(before):
        return _english_role(before.lower())
    if _HOMETOWN.sub("", before).endswith(cues.insured_before) or _ENROLLED.match(after) or _PAID_IN.search(before):
        return "insured"
    household = before.endswith(cues.household_before) and not (previous and before.startswith(cues.household_after))
    if household or after.startswith(cues.household_after):
        return "household"
    if before.endswith(cues.treated_before):
        return "treated"
    if after.startswith(cues.treated_after):
        clause, *following = _CLAUSE.split(after, maxsplit=2)
        paid = _PAYS_IN.search(clause) or (following and _EMPLOYER_PAYS.match(following[0]))
        return "insured" if paid else "treated"
    if after.startswith(cues.insured_after):
        return "insured"
    return "treated" if _treated_there(before, after) else "unknown"


def _treated_there(before: str, after: str) -> bool:
    """在北京某某医院做的手术, 去上海看病: going there, and a word of treatment within the clause."""
    clause = _CLAUSE.split(after, maxsplit=1)[0][:_REACH]
    hospital = glossary.places().hospital
    if clause.startswith(hospital) or any(word in clause for word in ("医院", "附属")):
        return True
    return before.endswith(glossary.places().moving) and any(word in clause for word in glossary.places().roles.treated_after)


def _english_role(before: str) -> PlaceRole:
    cues = glossary.places().roles
    clause = _CLAUSE.split(before)[-1]
    for role, words in (("household", cues.household_english), ("treated", cues.treated_english), ("insured", cues.insured_english)):
        if any(word in clause for word in words):
            return role  # type: ignore[return-value]
    return "unknown"


def _english(text: str) -> Iterator[_Found]:
    if not _LATIN.search(text):
        return
    for match in _english_pattern().finditer(text):
        yield _Found(match.start(), match.end(), _english_names()[match[0].lower()])


def is_abroad(place: Region) -> bool:
    """Whether the place lies outside China: it has nothing above it."""
    return place.chain == (place.name,) and place.name != "中国"


def _abroad(text: str) -> Iterator[_Found]:
    pattern, meaning = _names_abroad()
    for match in pattern.finditer(text):
        if name := meaning[match[0].lower()]:
            yield _Found(match.start(), match.end(), (Region(name, "country", (name,)),))


@cache
def _names_abroad() -> tuple[re.Pattern[str], dict[str, str]]:
    spoken = glossary.places()
    meaning = {name: name for name in spoken.abroad} | spoken.abroad_english | dict.fromkeys(spoken.not_abroad, "")
    return any_of(meaning), meaning


@cache
def _english_names() -> dict[str, tuple[Region, ...]]:
    """English names in lower case: the pinyin of provinces and prefectures, and those the glossary adds or corrects."""
    found: dict[str, tuple[Region, ...]] = {}
    for name, regions in names().items():
        wide = tuple(place for place in regions if place.level in ("province", "prefecture"))
        if wide and name == short_name(wide[0].name) and len(name) > 1:
            spelled = "".join(_syllable(character) for character in name)
            if len(spelled) > 4:
                found[spelled] = (*found.get(spelled, ()), *wide)
    for name, official in glossary.places().english.items():
        first = regions_named(official)[:1]
        found[name] = (*first, *(place for place in found.get(name, ()) if place not in first))
    return found


def _syllable(character: str) -> str:
    return min(glossary.syllables().get(character, {""}), default="")


@cache
def _english_pattern() -> re.Pattern[str]:
    return any_of(_english_names())


@cache
def _all_names() -> dict[str, tuple[Region, ...]]:
    """Every name of two characters and more, with the colloquial ones; 中国 and 全国 are no place of insurance."""
    found = {name: regions for name, regions in names().items() if len(name) > 1 and regions[0].level != "country"}
    for word, official in glossary.places().colloquial.items():
        if official:
            found[word] = regions_named(official)[:1]
    return found


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:2] for word in (*_all_names(), *glossary.places().not_places))


@cache
def _not_places(first: str) -> tuple[str, ...]:
    return tuple(word for word in glossary.places().not_places if word.startswith(first))
