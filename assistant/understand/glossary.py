"""The words people say, read from the glossary's files and checked.

The files are data that people edit: a wrong key or type is refused with the file's name. Everything is read once and kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from assistant.understand.reading import AmountRole, PaymentKind

FOLDER = Path(__file__).resolve().parent.parent / "glossary"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
T = TypeVar("T")
# "2020" and "no" are words here, whatever YAML makes of them: quote them in the files.
Words = Annotated[tuple[str, ...], BeforeValidator(lambda value: tuple(value or ()))]


class GlossaryError(ValueError):
    """A glossary file does not have the shape that is wanted."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(_Entry):
    """A standard word of the field with what people say instead of it."""

    term: str
    meaning: str
    meaning_en: str
    synonyms: Words = ()
    related: Words = ()
    english: Words = ()


class Dialect(_Entry):
    """A way of speaking: words that always stand for a standard one, and words that do only beside a marker."""

    name: str
    markers: Words
    words: dict[str, str]
    only_then: dict[str, str] = {}
    keep: Words = ()


class Typos(_Entry):
    """Look-alike characters and whole words that are always the same mistake."""

    confusable: dict[str, str]
    phrases: dict[str, str]
    never: str
    keep: Words = ()


def read(name: str, shape: type[T]) -> T:
    """The glossary file `name` as `shape`. Raises GlossaryError naming the file and the first wrong field."""
    path = FOLDER / name
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
        return TypeAdapter(shape).validate_python(found)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise GlossaryError(f"{path.name}: {error}") from error


@cache
def terms() -> tuple[Term, ...]:
    """Every standard word of the field, in the order of the files."""
    found: list[Term] = []
    for path in sorted(FOLDER.glob("terms-*.yaml")):
        found += read(path.name, tuple[Term, ...])
    return tuple(found)


@cache
def dialects() -> tuple[Dialect, ...]:
    return tuple(read(path.name, Dialect) for path in sorted(FOLDER.glob("dialect-*.yaml")))


@cache
def typos() -> Typos:
    return read("typos.yaml", Typos)


@cache
def known_words() -> frozenset[str]:
    """Ordinary words that a repair must not touch or cut."""
    words: set[str] = set()
    for line in _lines("known_words.txt"):
        first, rest = line.split(" ", 1)
        words |= set(rest.split()) if first == "=" else {first + second for second in rest}
    return frozenset(words)


@cache
def syllables() -> dict[str, frozenset[str]]:
    """Each common character with its toneless readings: 行 -> {"xing", "hang"}."""
    readings: dict[str, set[str]] = {}
    for line in _lines("syllables.txt"):
        syllable, characters = line.split(" ", 1)
        for character in characters:
            readings.setdefault(character, set()).add(syllable)
    return {character: frozenset(said) for character, said in readings.items()}


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Group(_Entry):
    """Words for a group of persons; `ask` names what they leave open, `until` the last year in which they alone decide."""

    value: str
    words: Words
    english: Words = ()
    ask: str = ""
    until: int = 0


class Reason(_Entry):
    """Why something is asked, for people, in Chinese and English."""

    zh: str
    en: str


class Relative(_Entry):
    """A person who may be spoken of."""

    name: str
    words: Words
    english: Words = ()
    gender: str = ""
    outside: bool = False


class People(_Entry):
    """Groups of persons, the words that negate one, and the reasons for asking."""

    groups: tuple[Group, ...]
    negations: Words
    negations_english: Words
    compared: Words
    asks: dict[str, Reason]


class Insurance(_Entry):
    """Words for one basic insurance; value "skip" stands for words that only look like one."""

    value: str
    words: Words
    english: Words = ()
    ask: str = ""


class Paper(_Entry):
    """A document as people name it."""

    id: str
    numbers: Words
    year: int
    papers: Words
    papers_english: Words = ()
    places: Words = ()


class PlaceRoles(_Entry):
    """The words before and after a place that say why it is named."""

    household_before: Words
    household_after: Words
    insured_before: Words
    insured_after: Words
    treated_before: Words
    treated_after: Words
    treated_english: Words
    insured_english: Words
    household_english: Words


class Places(_Entry):
    """Names of places beyond the official list, names to be careful with, and the cues around them."""

    colloquial: dict[str, str]
    english: dict[str, str]
    abroad: Words
    abroad_english: dict[str, str]
    not_abroad: Words
    risky: Words
    sure_counties: Words
    common_words: Words
    not_places: Words
    hospital: Words
    roles: PlaceRoles
    moving: Words
    before: Words
    after: Words


@cache
def people() -> People:
    return read("people.yaml", People)


@cache
def relatives() -> tuple[Relative, ...]:
    return read("relatives.yaml", tuple[Relative, ...])


def reason(code: str) -> Reason:
    """Why a fact must be asked. Raises KeyError for a code that is not in people.yaml."""
    return people().asks[code]


@cache
def _notes() -> dict[str, Reason]:
    return read("notes.yaml", dict[str, Reason])


def note(code: str, language: str, **values: object) -> str:
    """What is said of how the person's words were taken, with its values filled in. Raises KeyError for a code not in notes.yaml."""
    said = _notes()[code]
    return (said.en if language == "en" else said.zh).format(**values)


@cache
def insurance() -> tuple[Insurance, ...]:
    return read("insurance.yaml", tuple[Insurance, ...])


@cache
def papers() -> tuple[Paper, ...]:
    return read("documents.yaml", tuple[Paper, ...])


@cache
def places() -> Places:
    return read("places.yaml", Places)


class Amounts(_Entry):
    """The words around a sum of money that say what it is."""

    roles: dict[AmountRole, Words]
    summing: Words
    ignored: Words
    payments: dict[PaymentKind, Words]
    eligible: Words
    doubt: Words
    after_basic: Words
    about_before: Words
    about_after: Words
    less: Words
    more: Words
    counters: Words
    bands: Words
    band_after: Words


@cache
def amounts() -> Amounts:
    return read("amounts.yaml", Amounts)


class Intent(_Entry):
    """Patterns for one intent: `any` anywhere in the message, `whole` for all of it; `unless` takes it back."""

    any: Words = ()
    whole: Words = ()
    unless: Words = ()


@cache
def signs() -> dict[str, Intent]:
    return read("signs.yaml", dict[str, Intent])


@cache
def intents() -> dict[str, Intent]:
    found: dict[str, Intent] = {}
    for path in sorted(FOLDER.glob("intents-*.yaml")):
        found |= read(path.name, dict[str, Intent])
    return found
