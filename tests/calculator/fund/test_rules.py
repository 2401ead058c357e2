"""The figures of the staff's rules stand in their documents, and what two of them say together holds."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from calculator.fund import result, year_result
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


@pytest.mark.parametrize("module", [result, year_result], ids=lambda module: module.__name__)
def test_examples(module: object) -> None:
    """The examples in the docstrings hold."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
