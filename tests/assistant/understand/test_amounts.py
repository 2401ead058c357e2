"""Sums of money: their value, what they are, how sure they are, and what is no sum at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.understand import AmountFact, read

TODAY = date(2026, 11, 21)


def amounts(text: str, *expecting: str) -> tuple[AmountFact, ...]:
    return read(text, TODAY, expecting).amounts


def roles(text: str, *expecting: str) -> list[tuple[str, str]]:
    """(role, yuan) of every sum, without trailing zeros."""
    return [(fact.role, f"{fact.yuan.normalize():f}") for fact in amounts(text, *expecting)]


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("12万5", "125000"),
        ("十二万五千", "125000"),
        ("3.5万元", "35000"),
        ("１２万", "120000"),
        ("150,000元", "150000"),
        ("12w", "120000"),
        ("十万零五百块", "100500"),
        ("廿六万", "260000"),
        ("一百万", "1000000"),
        ("1万2", "12000"),
        ("8千", "8000"),
        ("五百块", "500"),
        ("2.3k", "2300"),
        ("80000", "80000"),
        ("八百", "800"),
        ("壹万贰仟叁佰元", "12300"),
        ("12块5", "12.5"),
        ("3元5角2分", "3.52"),
        ("¥6500", "6500"),
        ("两万三", "23000"),
        ("0元", "0"),
    ],
)
def test_a_sum_after_a_money_word(words: str, yuan: str) -> None:
    (fact,) = amounts(f"自付{words}")
    assert fact.yuan == Decimal(yuan)
    assert fact.role == "self_paid"
    assert not fact.approximate
    assert fact.words == words


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("I paid ninety thousand yuan myself", 90_000),
        ("out of pocket 90k", 90_000),
        ("I paid half a million", 500_000),
        ("my share is RMB 85,000", 85_000),
    ],
)
def test_a_sum_in_english(text: str, yuan: int) -> None:
    (fact,) = amounts(text)
    assert (fact.yuan, fact.role) == (yuan, "self_paid")


@pytest.mark.parametrize(
    ("words", "yuan", "low", "high"),
    [
        ("五万多", 50_000, 50_000, 60_000),
        ("二十多万", 200_000, 200_000, 300_000),
        ("十来万", 100_000, 100_000, 200_000),
        ("3千多", 3_000, 3_000, 4_000),
        ("2万左右", 20_000, 18_000, 22_000),
        ("近十万", 100_000, 90_000, 100_000),
        ("不到8万", 80_000, 72_000, 80_000),
        ("大概6万", 60_000, 54_000, 66_000),
        ("3到5万", 30_000, 30_000, 50_000),
        ("3-5万元", 30_000, 30_000, 50_000),
        ("三万到五万", 30_000, 30_000, 50_000),
        ("七八万", 70_000, 70_000, 80_000),
    ],
)
def test_a_vague_sum_keeps_the_round_figure_and_its_bounds(words: str, yuan: int, low: int, high: int) -> None:
    (fact,) = amounts(f"自付{words}")
    assert fact.approximate
    assert (fact.yuan, fact.low, fact.high) == (yuan, low, high)


def test_more_than_has_no_upper_bound() -> None:
    (fact,) = amounts("自付超过9万")
    assert (fact.approximate, fact.low, fact.high) == (True, 90_000, None)


@pytest.mark.parametrize(
    ("words", "yuan", "problem"),
    [
        ("-5元", "-5", "negative"),
        ("−500元", "-500", "negative"),
        ("0.001元", "0.001", "finer_than_fen"),
        ("1000000000000元", "1000000000000", "too_large"),
    ],
)
def test_an_impossible_sum_is_kept_and_flagged(words: str, yuan: str, problem: str) -> None:
    (fact,) = amounts(f"自付{words}")
    assert (fact.yuan, fact.problem) == (Decimal(yuan), problem)


def test_a_dash_between_words_is_no_minus() -> None:
    (fact,) = amounts("江阴-7万")
    assert fact.yuan == 70_000


@pytest.mark.parametrize(
    "text",
    [
        "我今年68岁",
        "住了15天院",
        "这是第3次",
        "2个人照顾",
        "第12条怎么说",
        "2020年9月15日出院",
        "报60%还是六成",
        "粤府办〔2016〕85号",
        "打12393没人接",
        "手机13800138000",
        "电话 86881234",
        "万一不给报呢",
        "千万要记得",
        "三重制度一站式",
        "百万医疗险是什么",
        "上限几十万",
        "每10万元收多少",
        "一块儿去办",
        "10万以上的部分怎么算",
        "5万以内的那一段",
        "每人每年缴费380元",
        "去年收入3万元",
        "交了2000元押金",
        "三千人参保",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总费用20万,医保报了12万,自费3万", [("total_bill", "200000"), ("basic_paid", "120000"), ("out_of_scope", "30000")]),
        ("一共花了18万 统筹支付9万5 目录外1万2", [("total_bill", "180000"), ("basic_paid", "95000"), ("out_of_scope", "12000")]),
        ("住院用掉15万,新农合报了7万,还剩8万要我掏", [("total_bill", "150000"), ("basic_paid", "70000"), ("self_paid", "80000")]),
        ("12万是自付的,3万是自费的", [("self_paid", "120000"), ("out_of_scope", "30000")]),
        ("总医疗费90000其中基金支付50000自费10000", [("total_bill", "90000"), ("basic_paid", "50000"), ("out_of_scope", "10000")]),
        ("20万自付12万", [("unknown", "200000"), ("self_paid", "120000")]),
        ("起付线1.4万,我出9万", [("deductible", "14000"), ("self_paid", "90000")]),
        ("门槛一万二 封顶三十万", [("deductible", "12000"), ("annual_cap", "300000")]),
        ("普通人的起付线是1万5,低保的起付线是5000", [("deductible", "15000"), ("category_deductible", "5000")]),
        ("特困户起付线2万", [("deductible", "20000")]),
        ("我这类人的起付线是3000", [("category_deductible", "3000")]),
        ("救助起付线3000,限额10万,已经救助了2万", [("aid_deductible", "3000"), ("aid_limit", "100000"), ("aid_used", "20000")]),
        ("自付一共7万", [("self_paid", "70000")]),
        ("自己总共花了7万", [("self_paid", "70000")]),
        ("合规的总费用20万", [("total_bill", "200000")]),
        ("报销完自费还有9万", [("self_paid", "90000")]),
        ("目录外的自费2万", [("out_of_scope", "20000")]),
        ("自付8万9月出院", [("self_paid", "80000")]),
        ("江阴 70000 能报多少", [("unknown", "70000")]),
        ("bill of 120k, insurance paid 70k, I paid 50k", [("total_bill", "120000"), ("basic_paid", "70000"), ("self_paid", "50000")]),
        ("deductible is 15,000, my own share 80,000", [("deductible", "15000"), ("self_paid", "80000")]),
    ],
)
def test_what_each_sum_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "asked", "role"),
    [
        ("一万五", "deductible", "deductible"),
        ("大概1.5万吧", "deductible", "deductible"),
        ("1800", "deductible", "deductible"),
        ("500", "deductible", "deductible"),
        ("80000", "amount", "self_paid"),
        ("20万", "total", "total_bill"),
        ("限额10万", "aid_annual_limit", "aid_limit"),
        ("五千", "aid_used", "aid_used"),
        ("0", "aid_deductible", "aid_deductible"),
        ("没有", "aid_deductible", "aid_deductible"),
        ("那就按2万算", "deductible", "deductible"),
    ],
)
def test_a_bare_figure_answers_what_was_asked(text: str, asked: str, role: str) -> None:
    assert [name for name, _ in roles(text, asked)] == [role]


def test_a_named_sum_keeps_its_name_whatever_was_asked() -> None:
    assert roles("起付线1万,花了6万", "amount") == [("deductible", "10000"), ("total_bill", "60000")]


def test_of_deductible_and_amount_the_size_tells() -> None:
    assert roles("1万8", "deductible", "amount") == [("deductible", "18000")]
    assert roles("12万", "deductible", "amount") == [("self_paid", "120000")]


def test_what_was_said_about_the_sum() -> None:
    (eligible,) = amounts("自付合规费用6万")
    assert (eligible.eligible_said, eligible.after_basic_said) == (True, False)
    (after,) = amounts("医保报完我还要掏6万8")
    assert (after.eligible_said, after.after_basic_said) == (False, True)
    (doubted,) = amounts("自付6万,不知道合规不合规")
    assert not doubted.eligible_said


def test_money_from_elsewhere_is_no_part_of_the_bill() -> None:
    reading = read("商业保险赔了5万,水滴筹筹到3万,大病已经报了2万,自付8万", TODAY)
    assert [(fact.kind, fact.yuan) for fact in reading.other_payments] == [
        ("commercial", 50_000),
        ("donation", 30_000),
        ("critical_illness", 20_000),
    ]
    assert [fact.role for fact in reading.amounts] == ["self_paid"]


def test_a_payment_may_be_named_without_a_sum() -> None:
    reading = read("买了百万医疗险还能报大病吗", TODAY)
    assert [(fact.kind, fact.yuan) for fact in reading.other_payments] == [("commercial", None)]


def test_the_last_sum_of_a_role_counts() -> None:
    reading = read("自付6万,哦不,自付7万", TODAY)
    assert reading.amount("self_paid") is not None
    assert reading.amount("self_paid").yuan == 70_000  # type: ignore[union-attr]
    assert reading.amount("annual_cap") is None


@pytest.mark.parametrize(
    ("words", "yuan", "approximate"),
    [
        ("万六", 16_000, False),
        ("萬八", 18_000, False),
        ("千八块", 1_800, False),
        ("百来万", 1_000_000, True),
        ("万把块", 10_000, True),
        ("一两万", 10_000, True),
        ("一万二三", 12_000, True),
        ("小十万", 100_000, True),
        ("两个万", 20_000, False),
        ("8 万 5", 85_000, False),
    ],
)
def test_sums_as_they_are_spoken(words: str, yuan: int, approximate: bool) -> None:  # noqa: FBT001 - a table of cases
    (fact,) = amounts(f"自付{words}")
    assert (fact.yuan, fact.role, fact.approximate) == (yuan, "self_paid", approximate)


@pytest.mark.parametrize("text", ["千万别多花钱", "百万医疗险", "自付大几万", "好几千块", "成千上万", "起付线8000，8000以上"])
def test_what_is_no_spoken_sum(text: str) -> None:
    assert all(fact.yuan == 8_000 for fact in amounts(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the basic scheme reimbursed 180,000", [("basic_paid", "180000")]),
        ("20,000 self-funded drugs", [("out_of_scope", "20000")]),
        ("surgery cost 90,000", [("total_bill", "90000")]),
        ("埋單廿萬，醫保出咗十二萬", [("total_bill", "200000"), ("basic_paid", "120000")]),
        ("免賠額一萬二", [("deductible", "12000")]),
        ("部分負擔8萬元", [("self_paid", "80000")]),
        ("家里存款3万，自付8万", [("self_paid", "80000")]),
    ],
)
def test_sums_in_other_words(text: str, found: list[tuple[str, str]]) -> None:
    assert roles(text) == found
