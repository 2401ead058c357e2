"""Figures of the calculator in the texts: every one is found, at its own place and no other's."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

import calculator
from assistant.encoded import given
from assistant.encoded.figures import Figure, figures
from assistant.encoded.marks import known, marks
from corpus.catalog import catalog
from corpus.fold import fold

DATA = Path(calculator.__file__).parent
FILES = [*sorted((DATA / "data").glob("*.yaml")), *sorted((DATA / "fund" / "data").glob("*.yaml"))]
EVERY = [figure for document in catalog().ids for figure in figures(document)]


def text_of(document: str, start: int, end: int) -> str:
    return fold(catalog().document(document).text[start:end])


def figure(name: str) -> Figure:
    return next(one for one in EVERY if one.id == name)


def before(name: str, place: int = 0, characters: int = 14) -> str:
    """What stands before a figure in its text."""
    one = figure(name)
    start = one.places[place][0]
    return text_of(one.document, start - characters, start)


def test_every_figure_of_the_files_is_there() -> None:
    """Counted in the files themselves: no figure that is calculated with is left out."""
    written = [
        (read["document"], name) for file in FILES if (read := yaml.safe_load(file.read_text(encoding="utf-8"))) for name in read["figures"]
    ]
    assert len(written) > 20
    assert {(one.document, one.name) for one in EVERY if one.unit != "day"} == set(written)
    assert len({one.id for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("one", EVERY, ids=[one.id for one in EVERY])
def test_a_figure_stands_where_it_is_said_to(one: Figure) -> None:
    """At every one of its places the text says exactly that."""
    assert one.places
    for place in one.places:
        said = text_of(one.document, *place)
        if one.unit == "day":
            assert re.fullmatch(r"\d{4}(年(\d+月\d+日)?|-\d\d-\d\d)", said)
            assert said.startswith(str(one.since.year))
        elif one.unit == "yuan":
            assert Fraction(said.removesuffix("万元")) * 10000 == one.value
        else:
            assert one.value is not None
            assert Fraction(said.removesuffix("%")) == one.value * 100


def test_the_rate_of_jiangyin() -> None:
    """60 % from the deductible to 100,000 yuan, from 2020-07-01."""
    rate = figure("jiangyin-2020/first_rate")
    assert rate.value == Fraction(60, 100)
    assert rate.since.isoformat() == "2020-07-01"
    assert rate.schemes == ("critical_illness",)
    assert before("jiangyin-2020/first_rate").endswith("由大病保险资金支付")


def test_of_two_that_say_the_same_each_has_its_own_place() -> None:
    """起付标准下调不低于80%，报销比例达到80%以上: first the cut, then the rate; the same for 70 %."""
    for group in ("destitute", "poor"):
        assert before(f"gd-2016-85/{group}_cut").endswith("下调不低于")
        assert before(f"gd-2016-85/{group}_rate").endswith("报销比例达到")


def test_a_figure_of_several_times_is_several() -> None:
    """吉林 begins at 50 % in 2016 and at 55 % from 2017 on."""
    assert before("jilin-2016-57/first_rate@2016-01-01").endswith("继续执行")
    assert before("jilin-2016-57/first_rate@2017-01-01").endswith("提高到")


def test_profit_and_loss_are_told_apart() -> None:
    """Both go up to 5 %: the one is the profit's, the other the loss's."""
    assert "盈余率" in before("jilin-2016-57/profit_up_to")
    assert "亏损率" in before("jilin-2016-57/loss_up_to")


def test_a_repeated_figure_leads_to_the_same_rule() -> None:
    """1.8 万元 stands at the deductible and where the tiers begin; a sentence that a text repeats is marked both times."""
    assert len(figure("jiangyin-2020/deductible").places) == 2
    assert before("jiangyin-2020/deductible", 1).endswith("医疗费用:") or before("jiangyin-2020/deductible", 1).endswith("医疗费用：")
    assert len(figure("gd-2016-85/income_share").places) == 2


@pytest.mark.parametrize("document", catalog().ids)
def test_marks_are_in_order_and_apart(document: str) -> None:
    """A figure is one button, never two in each other, and each opens something."""
    found = marks(document)
    assert found
    assert all(mark.start < mark.end for mark in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert {mark.rule for mark in found} <= known(document)
    assert {name for mark in found for name in mark.given} <= set(given.named(document))


def test_a_figure_of_the_calculator_opens_its_own_rule_and_names_the_entitlements() -> None:
    """50 % in 江阴 is the calculator's cut; the better terms for aid recipients name it, too."""
    (mark,) = [mark for mark in marks("jiangyin-2020") if mark.rule == "jiangyin-2020/cut"]
    assert [name.split("@")[0] for name in mark.given] == ["jiangyin-2020/tilt"]


def test_a_figure_of_an_entitlement_alone_opens_the_entitlement() -> None:
    """15 % is what hospitals are asked to keep to: nothing is calculated with it."""
    (mark,) = [mark for mark in marks("gd-2017-194") if text_of("gd-2017-194", mark.start, mark.end) == "15%"]
    assert mark.rule.startswith("gd-2017-194/out-of-scope@")


def test_a_text_without_rules_has_no_marks() -> None:
    """A document that somebody adds has no figures of ours, and no error either."""
    assert figures("jiangyin-2020")
    from assistant.encoded.figures import laws

    assert laws("a-text-of-ones-own") == ()
