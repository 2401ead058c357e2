"""``estimate``: one case from options, as a text with every step, or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from calculator import explanation
from calculator.claim import Case, CaseError
from calculator.commands.rules import add_rule, rules_of
from calculator.engine import estimate
from calculator.money import found
from calculator.person import Category, Insurance, Scheme
from calculator.scale import TierBase
from calculator.show import shown

AID = ("aid-rate", "aid-deductible", "aid-annual-limit", "aid-used")
PARAMETERS = ("deductible", "rate", "annual-cap", "category-deductible", "category-rate", "insured-years", *AID)
EXPENSES = ("self-paid", "total", "stay")
SLIP = ("total", "out-of-scope", "basic-paid", "other-paid", "critical-illness-paid")
RECEIVED = ("critical-illness", "medical-aid")


def add(commands: Any) -> None:
    """Declare the command."""
    one = commands.add_parser("estimate", help="one case, with readable steps")
    one.add_argument("--place", required=True, help="参保地，例如 江阴市")
    one.add_argument("--date", default=date.today().isoformat(), help="出院日期，例如 2026-11-21；不写是今天")  # noqa: DTZ011 - the person's own day
    one.add_argument("--scheme", default=Scheme.CRITICAL_ILLNESS.value, help="、".join(Scheme))
    one.add_argument("--insurance", default=Insurance.RESIDENT.value, help="、".join(Insurance))
    one.add_argument("--category", default=Category.ORDINARY.value, help="、".join(Category))
    one.add_argument("--self-paid", help="合规自付，元")
    one.add_argument("--stay", action="append", metavar="DATE:AMOUNT[:CATEGORY]", help="一次住院，可以写几次，例如 2020-08-01:30000")
    one.add_argument("--referred", action="store_true", default=None, help="按规定转诊了，或者就在参保地看病")
    one.add_argument("--not-referred", dest="referred", action="store_false", help="没有按规定转诊")
    one.add_argument("--tier", action="append", metavar="OVER:RATE", help="分段比例，可以写几次，例如 0:0.55")
    one.add_argument("--tier-base", help="、".join(TierBase))
    for name in (*SLIP, *PARAMETERS):
        one.add_argument(f"--{name}")
    for name in RECEIVED:
        one.add_argument(f"--received-{name}", help="已经收到的，元")
    add_rule(one)
    one.add_argument("--explain", action="store_true", help="也说下一元报多少、什么会改变结果、还缺什么")
    one.add_argument("--json", action="store_true", help="the result of the machine interface")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Work out the case of the options."""
    try:
        case = rules_of(chosen).apply(Case.read(_case(chosen)))
        result = estimate(case)
    except CaseError as refused:
        print(f"calculator: {_option(refused.field)}: {refused.message}", file=sys.stderr)
        return 2
    why = explanation.explain(case, result) if chosen.explain else None
    if chosen.json:
        print(json.dumps(result.as_json() | ({"explanation": why.as_json()} if why else {}), ensure_ascii=False, indent=2))
    else:
        print("\n".join([shown(case, result), *([explanation.shown(why)] if why else [])]))
    return 0


def _case(chosen: argparse.Namespace) -> dict[str, Any]:
    """The options as the machine interface has them; what was not given stays out."""
    given = _options(chosen, PARAMETERS)
    if chosen.tier:
        given["tiers"] = [_parts("--tier", "起点:比例，例如 0:0.55", tier, ("over", "rate")) for tier in chosen.tier]
    if chosen.tier_base:
        given["tier_base"] = chosen.tier_base
    asked = {name: getattr(chosen, name) for name in ("place", "date", "scheme", "insurance", "category")}
    received = {name: value for name in RECEIVED if (value := getattr(chosen, f"received_{_field(name)}")) is not None}
    return asked | {
        "expenses": _expenses(chosen),
        "parameters": given,
        "referred": chosen.referred,
        "received": {_field(name): value for name, value in received.items()},
    }


def _expenses(chosen: argparse.Namespace) -> dict[str, Any]:
    shapes = [name for name in EXPENSES if getattr(chosen, _field(name)) is not None]
    if len(shapes) != 1:
        said = f"要写一种，也只能写一种；收到的有 {found('、'.join(f'--{name}' for name in shapes) or '空')}"
        raise CaseError("、".join(f"--{name}" for name in EXPENSES), said)
    slip = _options(chosen, SLIP)
    if slip and shapes != ["total"]:
        raise CaseError(f"--{next(iter(slip)).replace('_', '-')}", f"是结算单上的数，要和 --total 一起写；收到的是 --{shapes[0]}")
    if shapes == ["stay"]:
        form, names = "日期:金额，例如 2020-08-01:30000", ("date", "eligible_self_paid", "category")
        return {"stays": [_parts("--stay", form, stay, names) for stay in chosen.stay]}
    return slip or {"eligible_self_paid": chosen.self_paid}


def _parts(option: str, form: str, value: str, names: tuple[str, ...]) -> dict[str, str]:
    """A value of several parts, by name; the first two must be there."""
    parts = value.split(":", len(names) - 1)
    if len(parts) < 2:
        raise CaseError(option, f"要写成 {form}；收到的是 {found(value)}")
    return dict(zip(names, parts, strict=False))


def _option(field: str) -> str:
    """The option that a field of the machine interface was given by."""
    match field.split("."):
        case ["expenses"]:  # of a slip that takes more than was spent
            return "--total"
        case ["expenses", "eligible_self_paid"]:
            return "--self-paid"
        case ["expenses", "stays", number, *_]:
            return f"--stay（第 {int(number) + 1} 个）"
        case ["expenses", "stays"]:
            return "--stay"
        case ["parameters", "tiers", *_]:
            return "--tier"
        case ["received", name]:
            return f"--received-{name.replace('_', '-')}"
        case [*_, name]:
            return name if name.startswith("--") else f"--{name.replace('_', '-')}"
        case _:
            return field


def _options(chosen: argparse.Namespace, names: tuple[str, ...]) -> dict[str, Any]:
    return {_field(name): value for name in names if (value := getattr(chosen, _field(name))) is not None}


def _field(name: str) -> str:
    return name.replace("-", "_")
