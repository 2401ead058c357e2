"""The message made plain: simplified characters, one width, standard words, typing mistakes in words of the field repaired.

Order matters: width first (so that everything later sees one form), then characters, then dialect (whose words are not typing
mistakes), then typing mistakes. What the person wrote is kept beside it, character by character (`Aligned`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from assistant.understand import glossary
from assistant.understand.aligned import Aligned, Edit
from assistant.understand.reading import Language
from assistant.understand.typos import repaired
from assistant.understand.wordlist import any_of

_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_HAI = re.compile(r"(?<![關关聯联體体])係(?![數数列統统])")
_MARKUP = re.compile(r"<[^<>]*>|https?://\S+|\b\w+\([^()]*\)|\]\([^()]*\)")
_INVISIBLE = {"Cf", "Cs", "Co", "Cn"}


def standard(words: str) -> Aligned:
    """The masked words of a message as standard, simplified Chinese; English stays."""
    text = _simplified(_one_width(Aligned.of(words)))
    if not _HAN.search(text.text):
        return text
    return repaired(_without_dialect(text))


def plain(text: str) -> str:
    """What matching uses: the standard text, and for English the Chinese terms of the words found, appended.

    >>> plain("起付線係幾多?唔使俾嘅費用呢")
    '起付线是多少?不用付的费用呢'
    """
    return with_chinese_terms(standard(text).text)


def in_one_form(text: str) -> str:
    """What of a text of our own is matched: simplified, dialect as standard words, English with its Chinese terms; nothing repaired.

    >>> in_one_form("江陰嘅起付線係幾多?")
    '江阴的起付线是多少?'
    """
    return with_chinese_terms(_without_dialect(_simplified(_one_width(Aligned.of(text)))).text)


def with_chinese_terms(text: str) -> str:
    """`text`, followed by the Chinese term for every English word of the field in it."""
    if not _ENGLISH_WORD.search(text):
        return text
    found = dict.fromkeys(term for match in _english().finditer(text) for term in _chinese()[match[0].lower()])
    return f"{text} {' '.join(found)}" if found else text


def without_lone_surrogates(text: str) -> str:
    """Half of a character pair is no character: it cannot be stored or sent, so it becomes the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def language(words: str) -> Language:
    """What the person writes in: Cantonese before traditional, either before simplified; English where no Chinese is.

    Markup is no language.
    """
    words = _MARKUP.sub(" ", words)
    han = len(_HAN.findall(words))
    if len(_ENGLISH_WORD.findall(words)) > han:
        return "en"
    simplified = _opencc().convert(words)
    if "yue" in spoken(simplified) | _says_hai(words):
        return "yue"
    changed = sum(a != b for a, b in zip(words, simplified, strict=False))
    return "zh-Hant" if changed > _only_simplified(words) else "zh"


def spoken(text: str) -> frozenset[str]:
    """Which dialects a simplified text shows by a word only they have."""
    return frozenset(d.name for d in glossary.dialects() if _markers(d.name).search(text))


def _says_hai(words: str) -> frozenset[str]:
    """係 for 是 is Cantonese; simplified it is 系, which stands in many standard words."""
    return frozenset({"yue"}) if _HAI.search(words) else frozenset()


def _one_width(text: Aligned) -> Aligned:
    """NFKC character by character, unseen characters gone; ① becomes a spaced digit, so that it joins no number."""
    if text.text.isascii():
        return text
    edits: list[Edit] = []
    for at, character in enumerate(text.text):
        if not character.isascii() and (new := _folded(character)) != character:
            edits.append((at, at + 1, new))
    return text.replaced(edits)


@cache
def _folded(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    new = unicodedata.normalize("NFKC", character)
    return f" {new} " if unicodedata.category(character) == "No" and new.isdigit() else new


def _simplified(text: Aligned) -> Aligned:
    if text.text.isascii():
        return text
    # 嗰 is Cantonese for "that"; its simplified form is in no font and no dictionary of ours; 乾 of 乾安县 is no 干
    new = _opencc().convert(text.text.replace("乾安", "\0安")).replace("𠮶", "嗰").replace("\0安", "乾安")
    if len(new) == len(text.text):
        return Aligned(new, text.source, text.starts, text.ends)
    characters = ((at, at + 1, _opencc().convert(character)) for at, character in enumerate(text.text))
    return text.replaced(edit for edit in characters if edit[2] != text.text[edit[0]])


def _without_dialect(text: Aligned) -> Aligned:
    pattern, meaning = _standard_words(spoken(text.text) | _says_hai(text.source))
    return text.sub(pattern, lambda match: meaning[match[0]])


@cache
def _standard_words(speaking: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """The words to replace when these dialects are spoken; words to keep stand among them, as themselves."""
    meaning: dict[str, str] = {}
    for dialect in glossary.dialects():
        meaning |= dialect.words
        if dialect.name in speaking:
            meaning |= dialect.only_then
    for dialect in glossary.dialects():
        meaning |= {word: word for word in dialect.keep}
    return any_of(meaning), meaning


@cache
def _markers(name: str) -> re.Pattern[str]:
    return any_of(next(d.markers for d in glossary.dialects() if d.name == name))


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


def _only_simplified(words: str) -> int:
    """How many characters are written in a way that traditional script does not use."""
    back = _to_traditional().convert(words)
    return sum(a != b for a, b in zip(words, back, strict=False))


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


@cache
def _chinese() -> dict[str, tuple[str, ...]]:
    """Each English word of the field, in lower case, with its Chinese terms."""
    found: dict[str, tuple[str, ...]] = {}
    for term in glossary.terms():
        for word in term.english:
            found[word.lower()] = (*found.get(word.lower(), ()), term.term, *term.synonyms[:1])
    return found


@cache
def _english() -> re.Pattern[str]:
    return any_of(_chinese())
