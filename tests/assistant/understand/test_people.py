"""Groups of persons and their insurance: what a word means, what it leaves open, and what turns it around."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.facts import Facts
from assistant.merge import merge
from assistant.understand import read
from assistant.understand.glossary import people, reason

TODAY = date(2026, 11, 21)


def groups(text: str) -> list[str]:
    """The groups, negated ones with a leading 不."""
    return [("不" if fact.negated else "") + fact.value for fact in read(text, TODAY).categories]


def asks(text: str) -> list[str]:
    return [fact.ask for fact in read(text, TODAY).categories]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("我吃低保", "低保对象"),
        ("最低生活保障家庭", "低保对象"),
        ("我家是低边户", "低保边缘家庭成员"),
        ("低保边缘的", "低保边缘家庭成员"),
        ("五保户", "特困人员"),
        ("三无人员", "特困人员"),
        ("特困供养", "特困人员"),
        ("福利院的孩子", "孤儿"),
        ("监测户", "农村易返贫致贫人口"),
        ("脱贫不稳定户", "农村易返贫致贫人口"),
        ("边缘易致贫户", "农村易返贫致贫人口"),
        ("残联认定的救助对象", "医疗救助对象"),
        ("工会认定过的", "医疗救助对象"),
        ("我是普通居民", "普通参保人员"),
        ("我没有任何困难身份", "普通参保人员"),
        ("I am on dibao", "低保对象"),
        ("a medical aid recipient", "医疗救助对象"),
        ("an ordinary resident", "普通参保人员"),
        ("低寶戶", "低保对象"),
    ],
)
def test_a_word_that_decides(text: str, group: str) -> None:
    assert groups(text) == [group]
    assert asks(text) == [""]


@pytest.mark.parametrize(
    ("text", "group", "ask"),
    [
        ("我家是边缘户", "", "which_margin"),
        ("已经是脱贫户了", "", "lifted_out_of_poverty"),
        ("有残疾证", "", "disability"),
        ("退伍军人怎么报", "", "recognised_by"),
        ("我是困难职工", "", "recognised_by"),
        ("家里穷看病难", "", "hardship_word"),
        ("低收入家庭", "", "low_income"),
        ("特困职工", "", "other_hardship"),
        ("困境儿童", "", "child_hardship"),
        ("事实无人抚养儿童", "孤儿", "orphan_only_2022"),
        ("支出型困难家庭", "支出型困难家庭重病患者", "patient_of_family"),
        ("我是救助对象", "医疗救助对象", "which_aid_group"),
    ],
)
def test_a_word_that_leaves_something_open(text: str, group: str, ask: str) -> None:
    assert (groups(text), asks(text)) == ([group], [ask])


def test_the_registered_poor_are_decided_by_the_year() -> None:
    assert asks("2019年是建档立卡户") == [""]
    assert asks("2022年是建档立卡户") == ["registered_poor_now"]
    assert asks("我是建档立卡户") == ["registered_poor_now"]
    assert groups("精准扶贫户") == ["建档立卡贫困人口"]


def test_what_one_was_before_leaving_poverty_does_not_count() -> None:
    assert asks("原来的贫困户现在脱贫了") == ["lifted_out_of_poverty"]


@pytest.mark.parametrize(
    "text",
    ["我不是低保户", "没有低保证", "没评上低保", "我爸不属于低保", "非低保对象", "没有办低保", "I'm not on dibao", "without dibao"],
)
def test_a_negated_group(text: str) -> None:
    assert groups(text) == ["不低保对象"]


@pytest.mark.parametrize("text", ["他是不是低保户", "有没有低保都一样吗"])
def test_a_question_is_no_negation(text: str) -> None:
    assert groups(text) == ["低保对象"]


def test_several_groups_are_all_kept() -> None:
    assert groups("我是特困供养的老人,也吃低保") == ["特困人员", "低保对象"]
    assert groups("不是低保,就是普通人") == ["不低保对象", "普通参保人员"]


def test_a_comparison_does_not_make_one_ordinary() -> None:
    assert groups("低保户比普通人多报几个点") == ["低保对象"]


@pytest.mark.parametrize("text", ["困难群众有什么优惠", "大病保险是什么", "穷人看病难"])
def test_no_group(text: str) -> None:
    assert groups(text) == []


@pytest.mark.parametrize(
    ("text", "value", "ask"),
    [
        ("我是新农合", "居民医保", ""),
        ("城乡居民医保", "居民医保", ""),
        ("学生也能报吗", "居民医保", ""),
        ("单位交的", "职工医保", ""),
        ("退休职工", "职工医保", ""),
        ("我是公务员", "职工医保", ""),
        ("灵活就业", "", "flexible_employment"),
        ("居民医保和职工医保有区别吗", "", "both_insurances"),
        ("不是职工医保,是居民的", "居民医保", ""),
        ("employee medical insurance", "职工医保", ""),
    ],
)
def test_the_insurance(text: str, value: str, ask: str) -> None:
    fact = read(text, TODAY).insurance
    assert fact is not None
    assert (fact.value, fact.ask) == (value, ask)


@pytest.mark.parametrize("text", ["城乡居民大病保险是什么", "困难职工互助", "普通居民怎么报"])
def test_no_insurance_is_said(text: str) -> None:
    assert read(text, TODAY).insurance is None


def test_every_question_has_its_reason_in_both_languages() -> None:
    for code in {group.ask for group in people().groups if group.ask} | {"flexible_employment", "both_insurances"}:
        assert reason(code).zh
        assert reason(code).en


@pytest.mark.parametrize("text", ["低保刚取消了", "低保还没批下来", "低保证过期了", "neither dibao nor tekun", "从来没吃过低保"])
def test_a_status_that_is_no_more_or_not_yet(text: str) -> None:
    assert all(fact.negated for fact in read(text, TODAY).categories)


@pytest.mark.parametrize("text", ["正在申请低保", "想申请低保", "已经递交了低保", "有没有低保都能报吗"])
def test_who_applies_or_asks_has_no_status_yet(text: str) -> None:
    assert "category" not in merge(Facts(), read(text, TODAY))


@pytest.mark.parametrize("text", ["不是没有低保", "并不是没有低保", "低保户取消起付线吗"])
def test_two_negations_are_none(text: str) -> None:
    assert [(fact.value, fact.negated) for fact in read(text, TODAY).categories] == [("低保对象", False)]


@pytest.mark.parametrize("text", ["都不是", "什么都没有", "就普通的", "none of them"])
def test_none_of_the_groups(text: str) -> None:
    assert [fact.value for fact in read(text, TODAY).categories] == ["普通参保人员"]
