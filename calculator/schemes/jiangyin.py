"""江阴, 大病保险, residents and employees, from 2020-07-01 (江阴市 2020, 二（四）待遇水平).

    大病保险的起付标准由无锡市统一确定。2020 年起付标准为 1.8 万元。
    1.8 万元（不含本数）至 10 万元（含本数）的部分由大病保险资金支付 60%；10 万元以上的部分由大病保险资金支付 80%。
    医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。

The deductible is named for 2020 only: a later year carries it forward, which is an assumption, or takes the one given.
"""

from __future__ import annotations

from fractions import Fraction

from calculator import wording
from calculator.account import Account
from calculator.claim import Given
from calculator.money import Exact, percent, whole, yuan
from calculator.outcome import Assumption, Estimate, Status, Step
from calculator.parameters import Figure, Law, law
from calculator.person import Category
from calculator.scale import Scale, Tier, differs
from calculator.schemes.common import stated_limit
from calculator.terms import Rule, Terms, contradicts, not_covered, nothing_spent, settle

DOCUMENT = "jiangyin-2020"
SOURCE = "江阴市 2020 年的文件"


def assess(account: Account) -> Estimate:
    """What 江阴's opinion pays."""
    text = law(DOCUMENT)
    if account.day < (first := text.first_days["critical_illness"]):
        return not_covered(account, wording.too_early("江阴市", "大病保险", first), text.clauses["start"])
    rule = Rule("jiangyin-2020/critical_illness", DOCUMENT, "大病保险", text.clauses["expense"])
    terms = _terms(account, text, rule)
    if account.eligible == 0:
        return nothing_spent(rule, account, *terms.basis)
    return settle(terms, account)


def _terms(account: Account, text: Law, rule: Rule) -> Terms:
    given, aided = account.case.given, account.case.category is not Category.ORDINARY
    in_text = text.figure("deductible", account.day)
    ordinary, certain = _ordinary_deductible(given, in_text, text.only("deductible"))
    deductible = _own_deductible(given, ordinary, certain, text, aided)
    scale = _scale(text, aided)
    _refuse_other_rates(given, text, scale, deductible)
    known = certain or given.category_deductible is not None
    status = Status.EXACT if known else Status.ASSUMED
    tilt, tiers, named = text.only("cut").citation, text.only("first_rate").citation, text.only("deductible").citation
    return Terms(
        rule,
        deductible,
        scale,
        scale,
        status,
        status,
        _deductible_steps(ordinary, deductible, text, aided, given),
        tiers,
        wording.raised_by(text.only("points").value) if aided else "",
        stated_limit(given),
        unlimited=(Assumption("cap_not_stated", wording.NO_CAP_IN_TEXT),) if given.annual_cap is None else (),
        assumptions=_assumptions(account, text, known, in_text, aided),
        basis=(tilt, tiers, named) if aided else (tiers, named),
        ordinary_deductible=ordinary,
    )


def _ordinary_deductible(given: Given, in_text: Figure | None, of_2020: Figure) -> tuple[int, bool]:
    """The ordinary member's deductible, and whether it is certain for the day."""
    if in_text is not None:
        if given.deductible not in (None, in_text.fen):
            contradicts("deductible", wording.amount(given.deductible or 0), wording.amount(in_text.fen), SOURCE)
        return in_text.fen, True
    return (of_2020.fen, False) if given.deductible is None else (given.deductible, True)


def _own_deductible(given: Given, ordinary: int, certain: bool, text: Law, aided: bool) -> Exact:
    halved = whole(ordinary * (1 - text.only("cut").value)) if aided else ordinary
    own = given.category_deductible
    if own is not None and certain and own != halved:
        contradicts("category_deductible", wording.amount(own), wording.amount(halved), SOURCE)
    return halved if own is None else own


def _scale(text: Law, aided: bool) -> Scale:
    over = text.only("second_tier_over").fen
    scale = Scale((Tier(0, text.only("first_rate").value), Tier(over, text.only("second_rate").value)))
    return scale.raised(text.only("points").value) if aided else scale


def _refuse_other_rates(given: Given, text: Law, scale: Scale, deductible: Exact) -> None:
    """The opinion's rates hold for every year: others given are refused."""
    if given.scale is not None and (pair := differs(given.scale, _scale(text, aided=False), deductible)):
        contradicts("rate", percent(pair[0]), percent(pair[1]), SOURCE)
    if given.category_rate is not None and (pair := differs(Scale.flat(given.category_rate), scale, deductible)):
        contradicts("category_rate", percent(pair[0]), percent(pair[1]), SOURCE)


def _deductible_steps(ordinary: int, deductible: Exact, text: Law, aided: bool, given: Given) -> tuple[Step, ...]:
    named = text.only("deductible")
    cited = named.citation if ordinary == named.fen and given.deductible is None else None
    if given.category_deductible is not None:
        return (Step("起付标准（您给的本人类别的数）", yuan(deductible), deductible, None, "deductible"),)
    first = Step("起付标准" if cited else "起付标准（您给的数）", yuan(ordinary), ordinary, cited, "deductible")
    if not aided:
        return (first,)
    cut: Fraction = text.only("cut").value
    formula = f"{yuan(ordinary)} × (100% − {percent(cut)}) = {yuan(deductible)}"
    return (first, Step("医疗救助对象的起付标准降低一半", formula, deductible, text.only("cut").citation, "deductible"))


def _assumptions(account: Account, text: Law, known: bool, in_text: Figure | None, aided: bool) -> tuple[Assumption, ...]:
    tilt = text.only("cut").citation
    made: list[Assumption] = []
    if in_text is not None:
        made.append(Assumption("half_year", wording.HALF_YEAR, text.clauses["financing_months"]))
    elif known:
        made.append(Assumption("rates_of_text_year", wording.RATES_OF_2020, text.only("first_rate").citation))
    else:
        named = text.only("deductible").fen
        made.append(Assumption("deductible_carried_forward", wording.carried_forward(named), text.clauses["deductible_by_wuxi"]))
    if aided:
        made += [
            Assumption("taken_as_recognised", wording.RECOGNISED, text.clauses["recognised"]),
            Assumption("points_reading", wording.POINTS, tilt),
            Assumption("first_band_reading", wording.FIRST_BAND, tilt),
            Assumption("status_whole_year", wording.WHOLE_YEAR),
        ]
    return tuple(made)
