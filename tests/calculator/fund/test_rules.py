"""The figures of the staff's rules stand in their documents, and what two of them say together holds."""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from calculator.fund import assess, jilin_wording, jilin_year, read, result, year_result
from calculator.fund.rules import DATA, DOCUMENTS, JILIN, rules
from calculator.parameters import LawError, read_law


@pytest.mark.parametrize("document", DOCUMENTS.values())
def test_the_figures_are_borne_out_by_the_document(document: str) -> None:
    """Loading is the check."""
    text = rules(document)
    cited = [*text.clauses.values(), *(figure.citation for dated in text.figures.values() for figure in dated)]
    assert text.document == document
    assert {citation.document for citation in cited} == {document}
    assert "fund" in text.first_days


def test_the_shares_of_a_profit_and_of_a_loss_are_the_whole() -> None:
    text = rules(JILIN)
    assert text.only("insurer_share").value + text.only("fund_share").value == 1
    assert 2 * text.only("loss_share").value == 1
    assert text.only("profit_up_to").value == text.only("loss_up_to").value


@pytest.mark.parametrize(("found", "wanted"), [('"0.30"', '"0.40"'), ("written: 70％", "written: 75％"), ("盈余总额的30%", "盈余的30%")])
def test_a_figure_that_the_document_does_not_bear_out_is_refused(tmp_path: Path, found: str, wanted: str) -> None:
    text = (DATA / f"{JILIN}.yaml").read_text(encoding="utf-8")
    path = tmp_path / f"{JILIN}.yaml"
    path.write_text(text.replace(found, wanted, 1), encoding="utf-8")
    assert found in text
    with pytest.raises(LawError, match=f"{JILIN}.yaml: figures"):
        read_law(path)


@pytest.mark.parametrize("path", sorted(DATA.parent.glob("*.py")), ids=lambda path: path.name)
def test_no_sentence_has_a_figure_of_its_own(path: Path) -> None:
    """A share of the text stands in the data; a sentence takes it from there."""
    assert [text for text in _texts(path.read_text(encoding="utf-8")) if _PERCENTAGE.search(text) and text not in _NO_SHARE] == []


_PERCENTAGE = re.compile(r"\d ?[%％]|百分之")
_NO_SHARE = {"不到 0.01%"}
"""How finely a rate is said."""


def _texts(code: str) -> Iterator[str]:
    """Every text of a module but its docstrings."""
    tree = ast.parse(code)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_a_figure_changed_in_the_data_is_changed_in_every_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """4 % for 3 %: a profit of 4 % is the insurer's own, and no step or note still says 3 %."""
    own = rules(JILIN).only("own_up_to")
    figures = {**rules(JILIN).figures, "own_up_to": (replace(own, value=Fraction(4, 100)),)}
    changed = replace(rules(JILIN), figures=figures)
    for module in (jilin_wording, jilin_year):
        monkeypatch.setattr(module, "rules", lambda _: changed)
    year = {"rule": "risk_sharing", "place": "吉林省", "year": 2018, "premiums": "100", "payments": "96"}
    told = assess(read(year))
    assert told.shares[0].low == 400
    assert "没有超过 4%" in told.text
    assert not [said for said in (*[step.label for step in told.steps], *[note.text for note in told.assumptions]) if "3%" in said]


@pytest.mark.parametrize("module", [result, year_result], ids=lambda module: module.__name__)
def test_examples(module: object) -> None:
    """The examples in the docstrings hold."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
