"""``estimate``: one case from options, as a text with every step, or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from calculator import explanation
from calculator.claim import Case, CaseError
from calculator.commands.rules import add_rule, rule_of
from calculator.engine import estimate
from calculator.person import Category, Insurance, Scheme
from calculator.scale import TierBase
from calculator.show import shown

AID = ("aid-rate", "aid-deductible", "aid-annual-limit", "aid-used")
PARAMETERS = ("deductible", "rate", "annual-cap", "category-deductible", "category-rate", "insured-years", *AID)
SLIP = ("total", "out-of-scope", "basic-paid", "other-paid", "critical-illness-paid")
RECEIVED = ("critical-illness", "medical-aid")


def add(commands: Any) -> None:
    """Declare the command."""
    one = commands.add_parser("estimate", help="one case, with readable steps")
    one.add_argument("--place", required=True, help="参保地，例如 江阴市")
    one.add_argument("--date", default=date.today().isoformat(), help="出院日期，例如 2026-11-21；不写是今天")  # noqa: DTZ011 - the person's own day
    one.add_argument("--scheme", default=Scheme.CRITICAL_ILLNESS.value, choices=[scheme.value for scheme in Scheme])
    one.add_argument("--insurance", default=Insurance.RESIDENT.value, choices=[insurance.value for insurance in Insurance])
    one.add_argument("--category", default=Category.ORDINARY.value, choices=[category.value for category in Category])
    one.add_argument("--self-paid", help="合规自付，元")
    one.add_argument("--stay", action="append", metavar="DATE:AMOUNT[:CATEGORY]", help="一次住院，可以写几次，例如 2020-08-01:30000")
    one.add_argument("--referred", action="store_true", default=None, help="按规定转诊了，或者就在参保地看病")
    one.add_argument("--not-referred", dest="referred", action="store_false", help="没有按规定转诊")
    one.add_argument("--tier", action="append", metavar="OVER:RATE", help="分段比例，可以写几次，例如 0:0.55")
    one.add_argument("--tier-base", choices=[base.value for base in TierBase])
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
        case = rule_of(chosen)(Case.read(_case(chosen)))
        result = estimate(case)
    except CaseError as refused:
        print(f"calculator: {refused}", file=sys.stderr)
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
        given["tiers"] = [dict(zip(("over", "rate"), tier.split(":", 1), strict=False)) for tier in chosen.tier]
    if chosen.tier_base:
        given["tier_base"] = chosen.tier_base
    expenses = _options(chosen, SLIP)
    if chosen.self_paid is not None:
        expenses["eligible_self_paid"] = chosen.self_paid
    if chosen.stay:
        expenses["stays"] = [
            dict(zip(("date", "eligible_self_paid", "category"), stay.split(":", 2), strict=False)) for stay in chosen.stay
        ]
    asked = {name: getattr(chosen, name) for name in ("place", "date", "scheme", "insurance", "category")}
    received = {name: value for name in RECEIVED if (value := getattr(chosen, f"received_{_field(name)}")) is not None}
    return asked | {
        "expenses": expenses,
        "parameters": given,
        "referred": chosen.referred,
        "received": {_field(name): value for name, value in received.items()},
    }


def _options(chosen: argparse.Namespace, names: tuple[str, ...]) -> dict[str, Any]:
    return {_field(name): value for name in names if (value := getattr(chosen, _field(name))) is not None}


def _field(name: str) -> str:
    return name.replace("-", "_")
