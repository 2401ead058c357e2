"""Results as a whole: the sentences change, nothing else does."""

from __future__ import annotations

import copy
import doctest
import time
from typing import Any

import pytest

from assistant.english import in_english, kinds, results, sentence
from calculator import Case, estimate
from calculator.eligibility import answer
from calculator.explanation import explain

JIANGYIN = {"place": "江阴市", "date": "2020-09-01", "category": "低保对象", "expenses": {"eligible_self_paid": "120000"}}
STAYS = {
    "scheme": "chain",
    "place": "惠州市",
    "category": "低保对象",
    "expenses": {"stays": [{"date": f"2023-0{month}-01", "eligible_self_paid": "50000.33"} for month in range(1, 7)]},
    "parameters": {"deductible": "18000", "aid_rate": "0.7"},
}
TEXTS = ("label", "formula", "reason", "assumptions", "text", "source")


def told(case: dict[str, Any]) -> dict[str, Any]:
    return estimate(Case.read(case)).as_json()


def without_texts(value: Any) -> Any:
    match value:
        case dict():
            return {name: without_texts(one) for name, one in value.items() if name not in TEXTS}
        case list():
            return [without_texts(one) for one in value]
        case _:
            return value


@pytest.mark.parametrize("case", [JIANGYIN, STAYS], ids=["one", "stays of a chain"])
def test_only_the_sentences_of_an_estimate_change(case: dict[str, Any]) -> None:
    chinese = told(case)
    before = copy.deepcopy(chinese)
    english = in_english(chinese)
    assert chinese == before
    assert without_texts(english) == without_texts(chinese)
    assert [step["citation"] for step in english["steps"]] == [step["citation"] for step in chinese["steps"]]
    assert len(english["assumptions"]) == len(chinese["assumptions"])
    for part, whole in zip(english.get("parts", []), chinese.get("parts", []), strict=True):
        assert without_texts(part) == without_texts(whole)
        assert part["steps"][0]["label"] != whole["steps"][0]["label"]


def test_an_estimate_reads_as_a_person_would_write_it() -> None:
    """江阴, 低保: deductible 18000 / 2 = 9000; 91000 * 0.65 = 59150; above 100000: 20000 * 0.85 = 17000; together 76150."""
    english = in_english(told(JIANGYIN))
    assert [(step["label"], step["formula"]) for step in english["steps"]] == [
        ("Eligible cost (after basic insurance, inside the catalogue)", "120000.00"),
        ("Deductible for ordinary members (普通参保人员)", "18000.00"),
        ("Deductible for medical-aid recipients (医疗救助对象), lowered by 50%", "18000.00 × (100% − 50%) = 9000.00"),
        (
            "Part above 9000.00 to 100000.00 yuan: critical-illness insurance pays 65% (the text's rate plus 5 percentage points)",
            "(100000.00 − 9000.00) × 65% = 59150.00",
        ),
        (
            "Part above 100000.00 yuan: critical-illness insurance pays 85% (the text's rate plus 5 percentage points)",
            "(120000.00 − 100000.00) × 85% = 17000.00",
        ),
        ("Total", "59150.00 + 17000.00 = 76150.00"),
        ("Critical-illness insurance pays", "76150.00"),
        ("Of the eligible cost you still pay", "120000.00 − 76150.00 = 43850.00"),
    ]
    assert "“提高 5%” is read as 5 percentage points more." in english["assumptions"]


def test_bounds_keep_their_status_in_words() -> None:
    """惠州, 低保: at least 70 % above 18000 less 70 %."""
    case = {"place": "惠州市", "date": "2023-05-01", "category": "低保对象", "expenses": {"eligible_self_paid": "100000"}}
    english = in_english(told(case | {"parameters": {"deductible": "18000"}}))
    labels = [step["label"] for step in english["steps"]]
    assert "Deductible for people on the low-income allowance (低保对象), lowered by at least 70%" in labels
    assert "At least: part above 5400.00 yuan: critical-illness insurance pays 70% (not below 70%)" in labels
    assert "At least: of the eligible cost you then still pay" in labels
    assert english["reimbursement"] == {"low": "66220.00", "high": None}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "2023-01-10：至少：合计，四舍五入到分",
            "2023-01-10: at least: total, rounded to the fen",
        ),
        (
            "文件（2020 年）只写明当年的起付标准 18000.00 元，以后由无锡市统一确定；这里沿用这个数，支付比例也是 2020 年文件的。",
            (
                "The text (2020) states the deductible of that year only, 18000.00 yuan; later ones are set by Wuxi (无锡市). "
                "That figure is carried forward here, and the rates are those of the 2020 text too."
            ),
        ),
        (
            "如果全年是特困人员、孤儿中的一种：约报 5.00 元（按假定），多 4.00 元",
            (
                "If the status all year were one of these: people in extreme hardship (特困人员), orphans (孤儿): "
                "about 5.00 yuan is paid (on an assumption), 4.00 yuan more"
            ),
        ),
        ("大病保险：41520.20 元到 58820.28 元", "Critical-illness insurance: 41520.20 to 58820.28 yuan"),
        (
            "合规自付最多再多 5.00 元，就到大病保险的限额（合规自付累计 1.00 元到 6.00 元），再多大病保险也不再报",
            (
                "With at most 5.00 yuan more of eligible cost the limit of critical-illness insurance is reached "
                "(eligible cost in all 1.00 to 6.00 yuan): beyond it critical-illness insurance pays no more"
            ),
        ),
        ("金额不能是负数；收到的是 “-5”", "An amount cannot be negative; what came was “-5”"),
        ("缺少这一项", "This field is missing"),
        ("parameters.rate: 缺少这一项", "parameters.rate: this field is missing"),
        ("city.yaml：versions.1.until：缺少这一项", "city.yaml: versions.1.until: this field is missing"),
        ("如果参保地是惠州市：报 1.00 元", "If the place of insurance were Huizhou (惠州市): 1.00 yuan is paid"),
    ],
)
def test_single_sentences(chinese: str, english: str) -> None:
    assert sentence(chinese) == english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "76150.00",
        "A sentence in English.",
        "这句话计算器从来不说。",
        "人员身份当作全年不变。这句话计算器从来不说。",
        "2023-01-10：这句话计算器从来不说",
        "如果参保地是惠州市：这句话计算器从来不说。",
        "至少：" * 500 + "合计的",
        "“" * 2000,
        "还缺" + "起付标准、" * 2000 + "，没有它算不出。",
    ],
    ids=lambda text: text[:12],
)
def test_what_has_no_english_stays_whole(text: str) -> None:
    """Never half translated, and never slow."""
    before = time.perf_counter()
    assert sentence(text) == text
    assert time.perf_counter() - before < 0.5


def test_what_a_person_wrote_is_never_translated() -> None:
    said = sentence("没有认出“<b>大病保险</b>”是哪里。这里只有江阴市、广东省、吉林省的文件，请写参保地的全名；其他地方请打当地 12393 问。")
    assert said.startswith("“<b>大病保险</b>” was not recognised as a place.")


def test_explanations_and_entitlements_keep_their_values() -> None:
    case = Case.read(JIANGYIN)
    explained = explain(case, estimate(case)).as_json()
    english = in_english(explained)
    assert english["next_yuan"]["rate"] == explained["next_yuan"]["rate"]
    assert english["next_yuan"]["text"] == "1 yuan more of eligible cost brings 0.85 yuan more (rate 85%)"
    had = answer({"place": "珠海市", "date": "2023-05-01", "insurance": "居民医保", "category": "低保对象"})
    told_english = in_english(had)
    assert told_english["citations"] == had["citations"]
    assert [one["status"] for one in told_english["entitlements"]] == [one["status"] for one in had["entitlements"]]
    assert "No hospital deposit, treatment first and payment later" in [one["name"] for one in told_english["entitlements"]]


def test_examples_in_docstrings() -> None:
    assert [doctest.testmod(module) for module in (kinds, results)] == [(0, 1), (0, 1)]


def test_an_estimate_takes_a_few_milliseconds() -> None:
    """Bar: 5 ms once the catalogue is read; the best of ten, as other tests share the machine."""
    chinese = told(JIANGYIN), told(STAYS)
    for result in chinese:
        in_english(result)
        taken = []
        for _ in range(10):
            before = time.perf_counter()
            in_english(result)
            taken.append(time.perf_counter() - before)
        assert min(taken) < 0.005
