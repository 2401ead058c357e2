"""Chinese with {places} as a pattern, and the English filled with what the pattern found.

A place is ``{kind}``, ``{kind+}`` for several, and ``{kind:tag}`` where a template has more than one of a kind; a place that stands twice
must hold the same twice. A kind is one of ``kinds``, or a list of words and phrases of the catalogue, which may have places themselves.
A place that cannot be put into English makes the template fail, so nothing comes out half translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.english.kinds import AGAIN, DAY, LISTS, TAKEN_OVER, again, between, day_in_english

PLACE = re.compile(r"\{([a-z]+)(\+?)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese sentence or phrase and its English, with the same places."""

    zh: str
    en: str

    @property
    def literal(self) -> str:
        """The Chinese without its places."""
        return PLACE.sub("", self.zh)

    @property
    def is_heading(self) -> bool:
        """Whether a label follows, which is quick to tell."""
        return "{label}" in self.zh


Recursive = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Template:
    """A pair made ready: ``anchor`` must stand in a text that fits."""

    pattern: re.Pattern[str]
    places: tuple[tuple[str, str, bool], ...]
    parts: tuple[str, ...]
    anchor: str
    upper: bool

    def fill(self, text: str, grammar: Grammar, whole: Recursive) -> str | None:
        """The English of a text that fits, else None."""
        if self.anchor not in text or (fits := self.pattern.fullmatch(text)) is None:
            return None
        values: dict[str, str] = {}
        for (token, kind, several), found in zip(self.places, fits.groups(), strict=True):
            said = again(kind, whole(found)) if kind in AGAIN else grammar.several(kind, found) if several else grammar.word(kind, found)
            if said is None:
                return None
            values[token] = said
        told = "".join(values.get(part, part) for part in self.parts)
        return told[:1].upper() + told[1:] if self.upper else told


@dataclass
class Grammar:
    """The kinds of places: words and phrases by kind, each kind's patterns made when they are first needed."""

    kinds: Mapping[str, Sequence[Pair]]
    _patterns: dict[str, str] = field(default_factory=dict)
    _templates: dict[str, tuple[dict[str, str], list[Template]]] = field(default_factory=dict)

    def several(self, kind: str, text: str) -> str | None:
        """Each of several, joined by commas."""
        chinese, english = between(kind)
        said = [self.word(kind, one) for one in text.split(chinese)]
        return None if None in said else english.join(one for one in said if one is not None)

    def word(self, kind: str, text: str) -> str | None:
        """A word or phrase of a kind; figures stay."""
        if kind == "day":
            return day_in_english(text)
        if kind in TAKEN_OVER and kind not in self.kinds:
            return text.replace("、", ", ") if kind in LISTS else text
        if kind not in self._templates:
            plain = {pair.zh: pair.en for pair in self.kinds[kind] if not PLACE.search(pair.zh)}
            self._templates[kind] = plain, [self.template(pair) for pair in self.kinds[kind] if pair.zh not in plain]
        plain, templates = self._templates[kind]
        if text in plain:
            return plain[text]
        if kind in TAKEN_OVER:
            return text
        return next((said for one in templates if (said := one.fill(text, self, _nothing)) is not None), None)

    def template(self, pair: Pair, *, sentence: bool = False) -> Template:
        """A pair made ready; a sentence begins with a capital where it begins with a word of the catalogue."""
        places = tuple(dict.fromkeys((found[0], found[1], bool(found[2])) for found in PLACE.finditer(pair.zh)))
        first = PLACE.match(pair.en)
        upper = sentence and first is not None and first[1] not in TAKEN_OVER
        anchor = max(PLACE.sub("\0", pair.zh).split("\0"), key=len)
        return Template(re.compile(self._pattern(pair.zh, grouped=True)), places, tuple(_parts(pair.en)), anchor, upper)

    def _pattern(self, zh: str, *, grouped: bool) -> str:
        parts, seen = [], dict[str, int]()
        for part in _parts(zh):
            fits = PLACE.fullmatch(part)
            if fits is None:
                parts.append(re.escape(part))
            elif part in seen and grouped:
                parts.append(rf"\{seen[part]}")
            else:
                seen[part] = len(seen) + 1
                parts.append(f"({self._place(fits)})" if grouped else f"(?:{self._place(fits)})")
        return "".join(parts)

    def _place(self, fits: re.Match[str]) -> str:
        one = self._kind(fits[1])
        return f"(?:{one})(?:{between(fits[1])[0]}(?:{one}))*" if fits[2] else one

    def _kind(self, kind: str) -> str:
        if kind not in self._patterns:
            self._patterns[kind] = self._of(kind)
        return self._patterns[kind]

    def _of(self, kind: str) -> str:
        if kind in AGAIN:
            return ".+"
        if kind == "day":
            return DAY
        if kind in TAKEN_OVER:
            return TAKEN_OVER[kind]
        return "|".join(self._pattern(pair.zh, grouped=False) for pair in self.kinds[kind])


def _nothing(_: str) -> None:
    """Phrases hold no whole sentences."""


def _parts(template: str) -> list[str]:
    """Places and what stands between them, in order."""
    parts, end = [], 0
    for found in PLACE.finditer(template):
        parts += [template[end : found.start()], found[0]]
        end = found.end()
    return [part for part in (*parts, template[end:]) if part]
