"""What was filled in, as the controls give it, and the case it makes. Amounts are yuan as text, rates shares of one, days ISO days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from calculator.person import Category, Insurance, Scheme

SLIP = ("total", "out_of_scope", "basic_paid", "other_paid", "critical_illness_paid")
ON_EVERY_SLIP = SLIP[:3]
WAYS = ("sum", "slip", "stays")
MOST_STAYS = 20
"""More stays than a person has in a few years, and more than a phone's page can hold."""


@dataclass(frozen=True, slots=True)
class StayRow:
    """One stay as filled in; ``number`` stays its own when others are taken out."""

    number: int
    date: str = ""
    amount: str = ""
    category: str = ""

    @property
    def empty(self) -> bool:
        return not (self.date or self.amount)

    @property
    def whole(self) -> bool:
        return bool(self.date and self.amount)


@dataclass(frozen=True, slots=True)
class Form:
    """Everything filled in; "" is nothing.

    ``figures`` are the area's own, ``facts`` what entitlements turn on besides, ``office`` the figures of the office's settlement.
    """

    date: str
    place: str = ""
    category: str = ""
    insurance: str = Insurance.RESIDENT.value
    scheme: str = Scheme.CRITICAL_ILLNESS.value
    referred: str = ""
    way: str = "sum"
    amount: str = ""
    slip: Mapping[str, str] = field(default_factory=dict)
    stays: tuple[StayRow, ...] = (StayRow(0), StayRow(1))
    figures: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    office: Mapping[str, str] = field(default_factory=dict)

    def lacks(self) -> tuple[str, ...]:
        """What must be filled in before anything can be worked out, by field, in the order of the form."""
        person = tuple(name for name in ("place", "category") if not getattr(self, name))
        return (*person, *self._lacking_expense())

    def _lacking_expense(self) -> tuple[str, ...]:
        match self.way:
            case "slip":
                return tuple(name for name in ON_EVERY_SLIP if not self.slip.get(name))
            case "stays":
                begun = [row for row in self.stays if not row.empty]
                return () if begun and all(row.whole for row in begun) else ("stays",)
            case _:
                return () if self.amount else ("amount",)

    @property
    def is_aid_alone(self) -> bool:
        """Whether the amount is what critical-illness insurance, too, has left."""
        return self.scheme == Scheme.MEDICAL_AID

    def told(self, figures: Iterable[str] = ()) -> dict[str, Any]:
        """The case as the machine interface has it, with those of the area's figures that are named."""
        told: dict[str, Any] = {name: getattr(self, name) for name in ("place", "category", "insurance", "scheme")}
        told["expenses"] = self._expenses()
        if self.way != "stays":
            told["date"] = self.date
        if self.referred:
            told["referred"] = self.referred == "true"
        if parameters := self._parameters(figures):
            told["parameters"] = parameters
        return told

    def _expenses(self) -> dict[str, Any]:
        match self.way:
            case "slip":
                return {name: self.slip[name] for name in SLIP if self.slip.get(name)}
            case "stays":
                return {"stays": [_stay(row) for row in self.stays if row.whole]}
            case _:
                return {"eligible_self_paid": self.amount}

    def _parameters(self, figures: Iterable[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in figures:
            if name == "rate" and self.figures.get("rate_form") == "tiers":
                found |= _tiers(self.figures)
            elif value := self.figures.get(name):
                found[name] = value
        return found

    def filled(self, name: str) -> bool:
        """Whether one of the area's figures was given."""
        return bool(self._parameters([name]))

    def with_stay(self, number: int, name: Literal["date", "amount", "category"], value: str) -> Form:
        """One stay changed."""
        changed: dict[str, Any] = {name: value}
        return replace(self, stays=tuple(replace(row, **changed) if row.number == number else row for row in self.stays))

    def with_another_stay(self) -> Form:
        """One more stay, of a number that no other has had."""
        return replace(self, stays=(*self.stays, StayRow(1 + max((row.number for row in self.stays), default=-1))))


def of_case(told: Mapping[str, Any], date: str) -> Form:
    """The form of a case that has been read: as ``told``, which its reading has shown to be sound; ``date`` where it names none."""
    expenses, parameters = told["expenses"], dict(told.get("parameters") or {})
    stays = tuple(
        StayRow(number, stay["date"], stay["eligible_self_paid"], stay.get("category") or "")
        for number, stay in enumerate(expenses.get("stays") or ())
    )
    return Form(
        date=told.get("date") or date,
        place=told["place"],
        category=told.get("category") or Category.ORDINARY.value,
        insurance=told.get("insurance") or Insurance.RESIDENT.value,
        scheme=told.get("scheme") or Scheme.CRITICAL_ILLNESS.value,
        referred=str(told["referred"]).lower() if "referred" in told else "",
        way="stays" if stays else "slip" if "total" in expenses else "sum",
        amount=expenses.get("eligible_self_paid", ""),
        slip={name: expenses[name] for name in SLIP if name in expenses},
        stays=stays or (StayRow(0), StayRow(1)),
        figures=_figures(parameters),
    )


def _stay(row: StayRow) -> dict[str, str]:
    of_its_own = {"category": row.category} if row.category else {}
    return {"date": row.date, "eligible_self_paid": row.amount} | of_its_own


def _tiers(figures: Mapping[str, str]) -> dict[str, object]:
    from assistant.facts import Facts, tier_parameters

    return tier_parameters(Facts().with_field("tiers", figures.get("tiers", "")).with_field("tier_base", figures.get("tier_base", "")))


def _figures(parameters: dict[str, Any]) -> dict[str, str]:
    """The area's figures of a case in the form's own way; rates by tier become one text."""
    from decimal import Decimal

    tiers = parameters.pop("tiers", None)
    figures = {name: str(value) for name, value in parameters.items()}
    if tiers:
        bounds = [str(tier["over"]) for tier in tiers]
        shares = [f"{(Decimal(str(tier['rate'])) * 100).normalize():f}%" for tier in tiers]
        figures |= {"rate_form": "tiers", "tiers": "; ".join(map(_tier, bounds, [*bounds[1:], ""], shares))}
    return figures


def _tier(low: str, high: str, share: str) -> str:
    return f"{low}–{high}: {share}"
