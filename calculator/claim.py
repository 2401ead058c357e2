"""One case: who, where, when, what it cost, and the figures the texts leave to others. ``intake`` reads it from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from calculator.person import Category, Insurance, Scheme
from calculator.scale import Scale

NO_CAP: Literal["none"] = "none"


class CaseError(ValueError):
    """A field that cannot be used: ``field`` names it by its path, ``message`` says what was found and what is wanted."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field, self.message = field, message


@dataclass(frozen=True, slots=True)
class Eligible:
    """The year's 合规自付 after basic insurance, in fen."""

    self_paid: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A settlement slip, in fen: what is left of ``total`` after the others is the eligible expense."""

    total: int
    out_of_scope: int
    basic_paid: int
    other_paid: int = 0
    critical_illness_paid: int = 0

    @property
    def self_paid(self) -> int:
        """What the slip leaves to the person inside the catalogue."""
        return self.total - self.out_of_scope - self.basic_paid - self.other_paid - self.critical_illness_paid


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay: the day of discharge, its eligible expense in fen, and the person's group on that day where it is not the case's."""

    day: date
    self_paid: int
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Stays:
    """Stays by day of discharge, earliest first."""

    stays: tuple[Stay, ...]

    @property
    def self_paid(self) -> int:
        """All stays together."""
        return sum(stay.self_paid for stay in self.stays)


Expenses = Eligible | Slip | Stays


Cap = int | Literal["none"]


@dataclass(frozen=True, slots=True)
class CapFrom:
    """The annual cap of those insured for at least so many years."""

    years: int
    cap: Cap


@dataclass(frozen=True, slots=True)
class NotReferred:
    """What changes for care elsewhere without a referral: rates times a share, or less by points; another deductible, in fen."""

    rate_times: Fraction | None = None
    points_less: Fraction | None = None
    deductible: int | None = None


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """What a rule of one's own gives the people of some groups; None where they have what everybody has. ``path`` is its place there."""

    categories: tuple[Category, ...] = ()
    deductible: int | None = None
    cut: Fraction | None = None
    scale: Scale | None = None
    points: Fraction | None = None
    annual_cap: Cap | None = None
    caps: tuple[CapFrom, ...] = ()
    not_referred: NotReferred | None = None
    aid_rate: Fraction | None = None
    aid_deductible: int | None = None
    aid_annual_limit: int | None = None
    aid_not_referred: NotReferred | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper a version of a rule of one's own was taken from. ``reported`` says where its figures are told, if nobody has seen it.

    ``sentences`` are those quoted in all versions, each once, so that a sentence has one number whatever the day. ``stated`` has the
    number of the sentence for a field as a whole, ``inside`` the numbers of those for the field and its parts; both of this version.
    """

    title: str
    number: str = ""
    reported: str = ""
    insured: tuple[Insurance, ...] = tuple(Insurance)
    calendar_year: bool = False
    sentences: tuple[str, ...] = ()
    stated: Mapping[str, int] = field(default_factory=dict)
    inside: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def numbers(self, path: str) -> tuple[int, ...]:
        """The numbers, from 1, of the sentences for a field and its parts; of the one for the field it is part of, where it has none."""
        if path in self.inside:
            return self.inside[path]
        while path := path.rpartition(".")[0]:
            if path in self.stated:
                return (self.stated[path],)
        return ()


@dataclass(frozen=True, slots=True)
class Given:
    """Figures of the user's own, in fen and fractions; None where nothing was given. ``scale`` is the ordinary member's.

    Everything from ``groups`` on belongs to a rule of one's own, which holds from ``since`` to ``until``.
    """

    deductible: int | None = None
    scale: Scale | None = None
    annual_cap: Cap | None = None
    category_deductible: int | None = None
    category_rate: Fraction | None = None
    aid_rate: Fraction | None = None
    aid_deductible: int | None = None
    aid_annual_limit: int | None = None
    aid_used: int | None = None
    insured_years: int | None = None
    groups: tuple[GroupTerms, ...] = ()
    caps: tuple[CapFrom, ...] = ()
    not_referred: NotReferred | None = None
    aid_not_referred: NotReferred | None = None
    since: date | None = None
    until: date | None = None
    paper: Paper | None = None

    def holds(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Received:
    """What was already paid out for these expenses, in fen; None where nothing was said."""

    critical_illness: int | None = None
    medical_aid: int | None = None

    def of(self, scheme: Scheme) -> int | None:
        """What came from one scheme, or from both of a chain."""
        match scheme:
            case Scheme.CRITICAL_ILLNESS:
                return self.critical_illness
            case Scheme.MEDICAL_AID:
                return self.medical_aid
            case Scheme.CHAIN:
                said = [fen for fen in (self.critical_illness, self.medical_aid) if fen is not None]
                return sum(said) if said else None


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``day`` is None only where each stay has its own.

    ``versions`` are those of a rule of one's own that was read from a file, the earliest first; ``given`` is the rule where there are none.
    """

    place: str
    day: date | None
    expenses: Expenses
    id: str = ""
    scheme: Scheme = Scheme.CRITICAL_ILLNESS
    insurance: Insurance = Insurance.RESIDENT
    category: Category = Category.ORDINARY
    referred: bool | None = None
    given: Given = field(default_factory=Given)
    received: Received = field(default_factory=Received)
    versions: tuple[Given, ...] = ()

    @classmethod
    def read(cls, value: object) -> Case:
        """A case from a mapping as the machine interface has it. Raises :class:`CaseError`."""
        from calculator.intake import read_case  # it builds these values, so it imports this file

        return read_case(value)
