"""The made-up city's file put into cases: its days, its people, its sentences. Amounts by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator import Case, CaseError, Estimate, estimate
from calculator.own_rule import OwnRuleError, OwnRules, read_rule, read_rules
from calculator.show import shown

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
MADE_UP = read_rule(EXAMPLES / "made-up-city.yaml")


def case(self_paid: str = "120000", **fields: Any) -> Case:
    """A case of the made-up city in the middle of its second version."""
    given = {"place": "示例市", "date": "2024-06-01", "expenses": {"eligible_self_paid": self_paid}} | fields
    return Case.read(given)


def result(self_paid: str = "120000", **fields: Any) -> Estimate:
    return estimate(MADE_UP.apply(case(self_paid, **fields)))


def paid(told: Estimate) -> str:
    """The one amount of a result."""
    amount = told.as_json()["reimbursement"]
    assert amount["low"] == amount["high"]
    return str(amount["low"])


def codes(told: Estimate) -> list[str]:
    return [assumption.code for assumption in told.assumptions]


REFERRED = {"referred": True, "parameters": {"insured_years": 3}}

AMOUNTS = {
    # one yuan above 20000 at 60 %
    "the first version's last day": ("20001", {"date": "2023-12-31"} | REFERRED, "0.60"),
    # 20001 - 15000 = 5001 * 0.60 = 3000.60
    "the second version's first day": ("20001", {"date": "2024-01-01"} | REFERRED, "3000.60"),
    # (600000 - 20000) * 0.60 = 348000 -> 300000
    "the first version's cap": ("600000", {"date": "2022-07-01"} | REFERRED, "300000.00"),
    "the deductible": ("15000", REFERRED, "0.00"),
    # (50000 - 15000) * 0.60 = 21000
    "the first bound": ("50000", REFERRED, "21000.00"),
    # 21000 + 50000 * 0.65 = 53500
    "the second bound": ("100000", REFERRED, "53500.00"),
    # 53500 + 20000 * 0.75 = 68500
    "above it": ("120000", REFERRED, "68500.00"),
    # 0.48, 0.52, 0.60: 35000 * 0.48 = 16800; 50000 * 0.52 = 26000; 20000 * 0.60 = 12000; together 54800
    "without referral": ("120000", REFERRED | {"referred": False}, "54800.00"),
    # 53500 + 600000 * 0.75 = 503500 -> 400000
    "the lower cap": ("700000", {"referred": True, "parameters": {"insured_years": 1}}, "400000.00"),
    # 503500 -> 450000
    "the higher cap": ("700000", {"referred": True, "parameters": {"insured_years": 2}}, "450000.00"),
    # 15000 * 0.2 = 3000; (120000 - 3000) * 0.90 = 105300
    "特困": ("120000", {"referred": True, "category": "特困人员"}, "105300.00"),
    # 7500; (50000 - 7500) * 0.65 = 27625; 50000 * 0.70 = 35000; 600000 * 0.80 = 480000; together 542625, no cap
    "低保": ("700000", {"referred": True, "category": "低保对象"}, "542625.00"),
    # (20000 - 5000) * 0.60 = 9000
    "aid": ("20000", {"scheme": "medical_aid", "category": "农村易返贫致贫人口"}, "9000.00"),
    # 68500, then (51500 - 5000) * 0.60 = 27900; together 96400
    "both": ("120000", REFERRED | {"scheme": "chain", "category": "低保边缘家庭成员"}, "96400.00"),
    # 105300, then 14700 * 1 = 14700; together 120000
    "both, in full": ("120000", {"referred": True, "scheme": "chain", "category": "孤儿"}, "120000.00"),
}


@pytest.mark.parametrize(("self_paid", "fields", "amount"), AMOUNTS.values(), ids=AMOUNTS.keys())
def test_comes_to_what_was_worked_out_by_hand(self_paid: str, fields: dict[str, Any], amount: str) -> None:
    told = result(self_paid, **fields)
    assert told.status == "exact"
    assert paid(told) == amount


def test_stays_follow_the_version_of_their_day() -> None:
    """2023: (50000 − 20000) × 60 % = 18000. 2024 anew: 21000, then 68500 − 21000 = 47500."""
    stays = [("2023-06-30", "50000"), ("2024-01-01", "50000"), ("2024-03-01", "70000")]
    first, *rest = [{"date": day, "eligible_self_paid": amount} for day, amount in stays]
    told = [estimate(MADE_UP.apply(case(date=None, expenses={"stays": part}, **REFERRED))) for part in ([first], rest)]
    assert [paid(one) for one in told] == ["18000.00", "68500.00"]
    assert [stay.low for stay in told[1].stays] == [2_100_000, 4_750_000]


def test_a_year_that_the_file_names_is_no_reading_of_ours() -> None:
    """The quote of the year stands among the sentences used."""
    told = estimate(MADE_UP.apply(case(date=None, expenses={"stays": [{"date": "2024-03-01", "eligible_self_paid": "7"}]}, **REFERRED)))
    assert "calendar_year" not in codes(told)
    assert "own_rule_calendar_year" in codes(told)


def test_a_version_that_begins_within_a_year_counts_the_whole_year(tmp_path: Path) -> None:
    """30000 by the first version: 6000. 60000 by the second: (50000 − 15000) × 60 % + 10000 × 65 % = 27500, so 21500 more."""
    text = (EXAMPLES / "made-up-city.yaml").read_text(encoding="utf-8")
    path = tmp_path / "x.yaml"
    changed = text.replace("2023-12-31", "2024-03-31").replace("2024-01-01", "2024-04-01").replace("2024年1月1日", "2024年4月1日")
    path.write_text(changed, encoding="utf-8")
    stays = [{"date": day, "eligible_self_paid": "30000"} for day in ("2024-03-31", "2024-04-01")]
    told = estimate(read_rule(path).apply(case(date=None, expenses={"stays": stays}, **REFERRED)))
    assert [stay.low for stay in told.stays] == [600_000, 2_150_000]


def test_steps_name_the_sentences_and_the_sides_of_bounds() -> None:
    """Each mark has its sentence below."""
    told = shown(case(), result(**REFERRED))
    assert (
        "15000.00 元以上（不含）到 50000.00 元（含）的部分，大病保险支付 60%（规则文件，原文4）：(50000.00 − 15000.00) × 60% = 21000.00"
        in told
    )
    assert "100000.00 元以上（不含）的部分，大病保险支付 75%" in told
    assert "没有超过年度最高支付限额（参保满 2 年；规则文件，原文5）：68500.00 ≤ 450000.00" in told
    assert "  - 原文3：“大病保险起付标准为1.5万元。”" in told
    assert "  - 原文5：“年度最高支付限额为40万元，连续参保满两年的为45万元。”" in told
    assert (
        "按您给的规则文件《示例市大病保险和医疗救助办法（虚构）》（示府办〔2024〕1号）算；这份文件不在这里收集的文件里，数字由您核对。"
        in told
    )
    assert "医疗救助" not in told.replace("大病保险和医疗救助办法", "")


def test_a_whole_list_may_have_one_sentence(tmp_path: Path) -> None:
    """(20000 − 10000) × 50 % = 5000; the cap's sentence is the tiers' too."""
    sentence = "起付标准1万元以上支付50%，年度最高支付限额为40万元，参保满两年的45万元。"
    path = tmp_path / "x.yaml"
    path.write_text(
        "places: 丙市\ntitle: 丙市办法\nversions:\n  - since: 2024-01-01\n    deductible: 10000\n"
        f"    tiers: {{value: [{{over: 10000, rate: 0.5}}], quote: &s {sentence}}}\n"
        "    annual_cap_by_years: {value: [{years: 0, cap: 400000}, {years: 2, cap: 450000}], quote: *s}\n",
        encoding="utf-8",
    )
    told = estimate(read_rule(path).apply(case("20000", place="丙市", parameters={"insured_years": 1})))
    assert (told.status, paid(told)) == ("exact", "5000.00")
    assert [assumption.text for assumption in told.assumptions if assumption.code == "own_rule_quote"] == [f"原文1：“{sentence}”"]
    path.write_text(path.read_text(encoding="utf-8").replace("cap: 450000", "cap: 460000"), encoding="utf-8")
    with pytest.raises(OwnRuleError, match=r"versions\.0\.annual_cap_by_years\.quote：annual_cap_by_years\.1\.cap 写的是 460000"):
        read_rule(path)


def test_a_version_may_have_a_paper_of_its_own() -> None:
    """The first version's title and number; it has no sentences besides that of the year."""
    told = shown(case(), result(date="2023-01-01"))
    assert "《示例市大病保险办法（虚构）》（示府办〔2022〕9号）" in told
    assert "起付标准（规则文件）：20000.00" in told


def test_a_whole_amount_names_the_tier_that_rules() -> None:
    rule = {"deductible": "10000", "rate": None, "tier_mode": "whole", "annual_cap": "none"}
    tiers = [{"over": "0", "rate": "0.5"}, {"over": "50000", "rate": "0.6"}]

    def label(bounds: str) -> str:
        told = estimate(case("50000", place="自定义", parameters=rule | {"tiers": tiers, "tier_bounds": bounds}))
        return next(step.label for step in told.steps if step.kind == "band")

    part = "10000.00 元以上的部分（合规自付在"
    assert label("open") == f"{part} 10000.00 元以上（不含）到 50000.00 元（含），全部按这一档），大病保险支付 50%"
    assert label("closed") == f"{part} 50000.00 元以上（含），全部按这一档），大病保险支付 60%"


REASONS = {
    "before the first day": (
        {"date": "2022-06-30"},
        "您给的规则从 2022 年 7 月 1 日起，费用的那一天不在里面；那一天的规则没有给。",
    ),
    "another insurance": (
        {"insurance": "职工医保"},
        "您给的规则文件只写了居民医保，没有写职工医保；职工医保怎么报，可以打医保热线 12393 问。",
    ),
    "aid for nobody in particular": (
        {"scheme": "medical_aid"},
        "您给的规则文件没有写普通参保人员的医疗救助；不等于没有救助，可以打医保热线 12393 或问镇街民政。",
    ),
    "aid in a version without any": (
        {"scheme": "medical_aid", "category": "孤儿", "date": "2023-01-01"},
        "您给的规则文件没有写孤儿的医疗救助；不等于没有救助，可以打医保热线 12393 或问镇街民政。",
    ),
}


@pytest.mark.parametrize(("fields", "reason"), REASONS.values(), ids=REASONS.keys())
def test_what_the_file_does_not_speak_of_is_not_covered(fields: dict[str, Any], reason: str) -> None:
    told = result(**fields)
    assert told.status == "not_covered"
    assert told.reason == reason


def test_a_file_of_aid_only_is_silent_on_insurance(tmp_path: Path) -> None:
    """(20000 − 0) × 70 % = 14000, of a limit that nobody named."""
    path = tmp_path / "aid.yaml"
    group = "{for: [孤儿], aid_rate: 0.7, aid_deductible: 0}"
    path.write_text(f"places: 甲县\ntitle: 甲县医疗救助办法\nversions: [{{since: 2024-01-01, groups: [{group}]}}]\n", encoding="utf-8")
    rule = read_rule(path)
    told = estimate(rule.apply(case("20000", place="甲县", category="孤儿", scheme="medical_aid")))
    assert (told.status, paid(told)) == ("assumed", "14000.00")
    assert "没有写大病保险" in estimate(rule.apply(case(place="甲县"))).reason


def test_silence_on_care_without_referral_is_said() -> None:
    """The first version has no word on it: (60000 − 20000) × 60 % = 24000."""
    told = result("60000", date="2023-01-01", referred=False)
    assert (told.status, paid(told)) == ("assumed", "24000.00")
    assert "not_referred_not_in_rule" in codes(told)


def test_nobody_said_whether_it_was_referred() -> None:
    told = result(parameters={"insured_years": 3})
    assert (told.status, paid(told)) == ("assumed", "68500.00")
    assert "taken_as_referred" in codes(told)


def test_insured_years_are_asked_for() -> None:
    assert result().missing == ("insured_years",)


def test_other_places_and_rules_of_a_cases_own_stay_as_they_are() -> None:
    """自定义 with figures is that case's own rule; without figures it is the file's."""
    own = case(place="自定义", parameters={"deductible": "1", "rate": "0.5"})
    assert MADE_UP.apply(own) is own
    elsewhere = case(place="江阴市")
    assert MADE_UP.apply(elsewhere) is elsewhere
    assert paid(estimate(MADE_UP.apply(case(place="自定义", **REFERRED)))) == "68500.00"


def test_figures_next_to_those_of_the_file_are_refused() -> None:
    with pytest.raises(CaseError) as refused:
        MADE_UP.apply(case(parameters={"rate": "0.5", "annual_cap": "none", "insured_years": 2}))
    assert refused.value.field == "parameters.rate"
    assert "不能再给 rate、annual_cap；要用自己的数，地点写“自定义”" in refused.value.message


def test_of_several_rules_the_one_that_names_the_place(tmp_path: Path) -> None:
    """自定义 means neither of two."""
    path = tmp_path / "x.yaml"
    path.write_text(
        "places: 乙市\ntitle: 乙市办法\nversions: [{since: 2024-01-01, deductible: 10000, rate: 0.5, annual_cap: none}]\n", encoding="utf-8"
    )
    rules = read_rules([EXAMPLES / "made-up-city.yaml", path])
    assert paid(estimate(rules.apply(case("20000", place="乙市")))) == "5000.00"
    assert paid(estimate(rules.apply(case("20000", **REFERRED)))) == "3000.00"
    assert rules.apply(unnamed := case(place="自定义")) is unnamed
    assert OwnRules().apply(unnamed) is unnamed
    assert read_rules([path]).apply(case(place="自定义")).versions


@pytest.mark.parametrize("place", ["/etc/passwd", "docs/examples/made-up-city.yaml", "made-up-city.yaml", "file:///x"])
def test_a_path_in_a_case_is_a_place_nobody_knows(place: str) -> None:
    """No case names the file that is read."""
    told = estimate(MADE_UP.apply(case(place=place)))
    assert told.status == "not_covered"
