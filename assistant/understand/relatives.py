"""Who is spoken of: the relatives a message names, each with the group its words put them in.

"我" and pronouns count only where the message turns to them (那我呢, 他呢): elsewhere they are how people talk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understand import glossary
from assistant.understand.aligned import Aligned
from assistant.understand.glossary import Relative
from assistant.understand.people import ORDINARY
from assistant.understand.reading import CategoryFact, PersonFact
from assistant.understand.wordlist import any_of

SPEAKER = "我"
_SENTENCE = re.compile(r"[。;；!！?？\n]")
_TURNS_TO = re.compile(
    r"^(?:那么?|咁|哦|如果是?|要是|换成|换作|轮到|,|\s)*(?P<who>我|他|她)(?:自己|本人|自个儿?)?(?:的话|的情况|那份)?(?:呢|呀|怎么算|又怎么算|能报多少|$)"
    r"|^(?:and |so |then )?what about (?P<en>me|him|her)\b|^how about (?P<en2>me|him|her)\b",
    re.IGNORECASE,
)
_I_AM = re.compile(r"(?:^|[,，。;； 但可而])我(?:自己|本人)?(?:是|就是|属于|也是|只是|不是|没有|不)")
_NOT_I = re.compile(r"(?:^|[,，。;； 但可而])我(?:自己|本人)?(?:不是|没有|不算|就?是?普通)(?=[的了]?(?:[,，。;；!！ ]|$|居民|职工|人))")
_IS_NOT = re.compile(r"(?:自己|本人)?(?:不是|没有|不算)[的了]?(?=[,，。;；!！ ]|$)")
_PRONOUNS = {"我": SPEAKER, "me": SPEAKER, "他": "m", "him": "m", "她": "f", "her": "f"}


def persons(text: Aligned, categories: Sequence[CategoryFact]) -> tuple[PersonFact, ...]:
    """The persons of a standard text in order; one named twice stands where it was named last."""
    plain = text.text
    found: dict[str, PersonFact] = {}
    spots = [(match.start(), _relatives()[1][match[0].lower()]) for match in _relatives()[0].finditer(plain)]
    for _, relative in spots:
        known = found.pop(relative.name, None)
        found[relative.name] = known or PersonFact(relative.name, "", relative.gender, relative.outside)
    turned = _turned_to(plain)
    if turned:
        found[turned.name] = turned
    speaker = [match.start() for match in _I_AM.finditer(plain)]
    for category in categories:
        if not category.negated and category.value and (name := _owner(plain, text, category, spots, speaker)):
            found.setdefault(name, PersonFact(name))
            found[name] = _in_group(found[name], category.value)
    for name in _denied(plain):
        found[name] = _in_group(found[name], ORDINARY)
    if found and _NOT_I.search(plain):
        found.setdefault(SPEAKER, PersonFact(SPEAKER))
        found[SPEAKER] = _in_group(found[SPEAKER], ORDINARY)
    if SPEAKER in found and not turned and spots and speaker and max(speaker) < spots[-1][0]:
        found = {SPEAKER: found.pop(SPEAKER), **found}  # 我不是，我姐是: the sister was named last
    return tuple(found.values())


def _denied(plain: str) -> list[str]:
    """The relatives of whom the group just named is denied: 我是低保，我老婆不是."""
    pattern, meaning = _relatives()
    return [meaning[match[0].lower()].name for match in pattern.finditer(plain) if _IS_NOT.match(plain, match.end())]


def _in_group(person: PersonFact, category: str) -> PersonFact:
    return PersonFact(person.name, category, person.gender, person.outside, person.pronoun)


def _owner(plain: str, text: Aligned, category: CategoryFact, spots: Sequence[tuple[int, Relative]], speaker: Sequence[int]) -> str:
    """Who was named last before the group in its sentence; "" for nobody."""
    at = next((start for start in range(len(plain)) if text.said(start, start + 1) and _says(text, start, category.words)), -1)
    begin = max((match.end() for match in _SENTENCE.finditer(plain, 0, max(at, 0))), default=0)
    before = [(start, relative.name) for start, relative in spots if begin <= start < at]
    before += [(start, SPEAKER) for start in speaker if begin <= start < at]
    return max(before)[1] if before else ""


def _says(text: Aligned, start: int, words: str) -> bool:
    return text.source.startswith(words, text.starts[start])


def _turned_to(plain: str) -> PersonFact | None:
    """The speaker, or a pronoun, where the whole message turns to them."""
    match = _TURNS_TO.search(plain.strip())
    if match is None:
        return None
    name = _PRONOUNS[(match["who"] or match["en"] or match["en2"]).lower()]
    return PersonFact(name) if name == SPEAKER else PersonFact(name, gender=name, pronoun=True)


@cache
def _relatives() -> tuple[re.Pattern[str], dict[str, Relative]]:
    meaning = {word.lower(): relative for relative in glossary.relatives() for word in (*relative.words, *relative.english)}
    return any_of(meaning), meaning
