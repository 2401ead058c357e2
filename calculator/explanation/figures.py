"""The figures that may be open under each rule, the clause that leaves them open, and values to try them at.

A value is the text's own bound (``text``) or that of a rule of one's own (``rule``), what the person gave (``given``), one that no
figure of its kind can pass (``logic``: a share of all, a deductible of nothing), or an ``example``, which stands for nothing but itself
and is told as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from calculator.claim import Case, Given
from calculator.explanation import missing_wording as wording
from calculator.explanation.bounds import decimal
from calculator.explanation.changed import greatest_year, in_a_group, last_day
from calculator.explanation.otherwise import years_that_matter
from calculator.explanation.phrases import named
from calculator.money import yuan
from calculator.outcome import Estimate, Interval, Status
from calculator.parameters import Law, law
from calculator.person import Category
from calculator.scale import Scale
from corpus.citation import Citation

PLAIN = ("deductible", "rate", "annual_cap")
RELATED = {
    "jiangyin-2020/critical_illness": ("deductible",),
    "jilin-2016-57/critical_illness": PLAIN,
    "gd-2022-40/medical_aid": ("aid_rate", "aid_deductible", "aid_annual_limit"),
    "custom/critical_illness": PLAIN,
    "custom/medical_aid": ("aid_rate", "aid_deductible", "aid_annual_limit"),
}
"""The figures of each rule that may be open; 广东 大病保险 differs by group."""

GUANGDONG = "gd-2016-85/critical_illness"
TILTED = frozenset({Category.DESTITUTE, Category.REGISTERED_POOR, Category.SUBSISTENCE})
RATES = frozenset({"rate", "category_rate", "aid_rate"})


class Basis(StrEnum):
    """Whose figure a value is."""

    TEXT = "text"
    RULE = "rule"
    GIVEN = "given"
    LOGIC = "logic"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure to try: fen, a share, or years; ``written`` as the machine interface has it."""

    amount: int | Fraction
    basis: Basis
    written: str

    @classmethod
    def of(cls, amount: int | Fraction, basis: Basis) -> Value:
        """Fen or a share."""
        return cls(amount, basis, yuan(amount) if isinstance(amount, int) else decimal(amount) or "")


def asked_of(now: Estimate, filled: Estimate) -> Iterator[tuple[str, str]]:
    """Each figure that may be open, with its rule: what is missing first, in the order in which it is asked for.

    ``filled`` is the estimate once all that is missing is there.
    """
    missing = [(name, next((part.rule for part in _parts(now) if name in part.missing), now.rule)) for name in now.missing]
    yield from dict.fromkeys((*missing, *((name, part.rule) for part in _parts(filled) for name in _related(part))))


def _parts(estimate: Estimate) -> tuple[Estimate, ...]:
    return tuple(part for part in estimate.parts or (estimate,) if part.rule)


def _related(part: Estimate) -> tuple[str, ...]:
    if part.rule != GUANGDONG:
        return RELATED.get(part.rule, ())
    return (*PLAIN, "category_deductible", "category_rate") if part.status is Status.AT_LEAST else PLAIN


def is_given(given: Given, name: str) -> bool:
    """Whether the person gave it, or their own group's, which stands in its place."""
    match name:
        case "deductible":
            return given.deductible is not None or given.category_deductible is not None
        case "rate":
            return given.scale is not None or given.category_rate is not None
        case "category":
            return False
        case _:
            return getattr(given, name) is not None


def with_figure(given: Given, name: str, value: Value) -> Given:
    """The figures given, and one more."""
    rate, amount = Fraction(value.amount), int(value.amount)
    match name:
        case "rate":
            return replace(given, scale=Scale.flat(rate))
        case "category_rate":
            return replace(given, category_rate=rate)
        case "aid_rate":
            return replace(given, aid_rate=rate)
        case _:
            return _with_amount(given, name, amount)


def _with_amount(given: Given, name: str, amount: int) -> Given:
    match name:
        case "deductible":
            return replace(given, deductible=amount)
        case "category_deductible":
            return replace(given, category_deductible=amount)
        case "annual_cap":
            return replace(given, annual_cap=amount)
        case "aid_deductible":
            return replace(given, aid_deductible=amount)
        case "aid_annual_limit":
            return replace(given, aid_annual_limit=amount + (given.aid_used or 0))
        case _:
            return replace(given, insured_years=amount)


def values(case: Case, now: Estimate, name: str, rule: str) -> tuple[Value, ...]:
    """At what a figure is tried: its bounds where they are known, else examples."""
    match name:
        case "rate" if rule.startswith("jilin"):
            return tuple(_jilin_rates(case))
        case "category_deductible":
            own = _part(now, "insurance").deductible or 0
            basis = Basis.TEXT if case.category in TILTED else Basis.GIVEN
            return (Value.of(int(own // 1), basis), Value.of(0, Basis.LOGIC))
        case "category_rate":
            return tuple(_floor_and_all(case, _part(now, "insurance")))
        case "insured_years":
            return tuple(Value(years, Basis.RULE, str(years)) for years in sorted(years_that_matter(case)))
        case _:
            return examples(now, name, greatest_year(case, now.eligible))


def examples(now: Estimate, name: str, expense: int) -> tuple[Value, ...]:
    """Two figures that show how the result moves; none for what is no figure."""
    return tuple(Value.of(amount, Basis.EXAMPLE) for amount in _examples(now, name, expense))


def _examples(now: Estimate, name: str, expense: int) -> tuple[int | Fraction, ...]:
    match name:
        case "deductible" if (known := _part(now, "insurance").ordinary_deductible) and not now.missing:
            return (_plain(min(int(known * 9 // 10), expense // 2)), _plain(int(known * 11 // 10)))
        case "deductible" | "aid_deductible":
            return (_plain(expense // 5), _plain(expense * 2 // 5))
        case "rate":
            return (Fraction(1, 2), Fraction(7, 10))
        case "aid_rate":
            return (Fraction(1, 2), Fraction(4, 5))
        case "annual_cap":
            return (_half_of(_part(now, "insurance")),)
        case "aid_annual_limit":
            return (_half_of(_part(now, "aid")),)
        case _:
            return ()


def _part(now: Estimate, layer: str) -> Estimate:
    """The insurance's own estimate, or aid's."""
    if len(now.parts) < 2:
        return now
    return now.parts[1] if layer == "aid" else now.parts[0]


def _half_of(part: Estimate) -> int:
    paid = part.reimbursement or Interval(0, 0)
    return _plain((paid.low or paid.high or 0) // 2)


def _plain(fen: int) -> int:
    """The same with two leading digits: an example should not look exact.

    >>> _plain(1304000)
    1300000
    """
    scale = int(10 ** max(0, len(str(fen)) - 2))
    return fen // scale * scale


def _jilin_rates(case: Case) -> Iterator[Value]:
    """The text's first rate and its highest; 2016 has no highest, so that no rate can pass all."""
    text, day = law("jilin-2016-57"), last_day(case)
    first, top = text.figure("first_rate", day), text.figure("top_rate", day)
    if first is not None:
        yield Value.of(first.value, Basis.TEXT)
        yield Value.of(top.value, Basis.TEXT) if top else Value.of(Fraction(1), Basis.LOGIC)


def _floor_and_all(case: Case, now: Estimate) -> Iterator[Value]:
    """The one rate that is paid at least now, the text's floor or a given one above it; none where there are several."""
    floor = law("gd-2016-85").only(_group(case, "rate")).value if case.category in TILTED else None
    rates = {band.rate for band in now.bands} or ({floor} if floor and case.given.scale is None else set())
    if len(rates) == 1:
        yield Value.of(least := rates.pop(), Basis.TEXT if least == floor else Basis.GIVEN)
    yield Value.of(Fraction(1), Basis.LOGIC)


def _group(case: Case, figure: str) -> str:
    return f"{'destitute' if case.category is Category.DESTITUTE else 'poor'}_{figure}"


def why(case: Case, name: str, rule: str) -> tuple[str, Citation | None]:
    """Why a figure is open, and the sentence that leaves it so."""
    document = rule.partition("/")[0]
    if case.category is Category.ORPHAN and name.startswith("category_"):
        return wording.ORPHAN.format(named(name)), law(document).clauses["hardship"]
    text = wording.why_open(name, document, grouped=in_a_group(case))
    return text, None if document in ("", "custom") else _clause(law(document), case, name)


def _clause(text: Law, case: Case, name: str) -> Citation | None:
    match text.document, name:
        case "gd-2016-85", "category_deductible" | "category_rate":
            return text.only("poor_cut").citation
        case "gd-2016-85", _:
            return text.clauses["by_city"]
        case "jilin-2016-57", "deductible":
            return text.clauses["deductible_yearly"]
        case "jilin-2016-57", "annual_cap":
            return text.clauses["tiers"]
        case "jilin-2016-57", _:
            return next((figure.citation for figure in text.figures["first_rate"] if figure.holds(last_day(case))), None)
        case "jiangyin-2020", _:
            return text.clauses["deductible_by_wuxi"]
        case _, "aid_deductible":
            return text.clauses["relapse_prone" if case.category is Category.RELAPSE_PRONE else "deductible"]
        case _:
            return text.clauses[{"aid_rate": "rate", "aid_annual_limit": "limit"}.get(name, "groups")]
