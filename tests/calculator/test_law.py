"""A figure of the law must stand in the sentence it names, in the document, in its section; else the file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.parameters import DATA, LawError, law, read_law

DOCUMENTS = ("jiangyin-2020", "gd-2016-85", "gd-2017-194", "gd-2022-40", "jilin-2016-57")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_law_of_each_document_is_borne_out_by_it(document: str) -> None:
    """Loading is the check."""
    text = law(document)
    assert text.document == document
    assert all(citation.document == document for citation in text.clauses.values())
    assert text.first_days


def _changed(tmp_path: Path, found: str, wanted: str) -> Path:
    text = (DATA / "jiangyin-2020.yaml").read_text(encoding="utf-8")
    assert found in text
    path = tmp_path / "jiangyin-2020.yaml"
    path.write_text(text.replace(found, wanted, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("found", "wanted", "names"),
    [
        ('value: "18000"', 'value: "19000"', ["figures.deductible.0.value", "19000", "18000"]),
        ("written: 1.8 万元", "written: 1.9 万元", ["figures.deductible.0.written", "1.9 万元", "1.8 万元"]),
        ("written: 1.8 万元", "written: 8 万元", ["figures.deductible.0.written", "8 万元"]),
        ("quote: 2020 年起付标准为 1.8 万元。", "quote: 2021 年起付标准为 1.8 万元。", ["figures.deductible.0.quote", "2021"]),
        ("section: （四）待遇水平", "section: （五）资金管理", ["section", "（五）资金管理", "（四）待遇水平"]),
        ("unit: yuan", "unit: share", ["figures.deductible.0.unit", "share"]),
        ("unit: yuan", "unit: dollars", ["figures.deductible.0.unit", "dollars"]),
        ("clause: start", "clause: begin", ["first_days.critical_illness.clause", "begin", "start"]),
        ("document: jiangyin-2020", "document: jiangyin-2021", ["clauses.start.quote", "jiangyin-2021"]),
        ("document: jiangyin-2020", "document: [", ["cannot be read as YAML"]),
        ("first_days:", "first_day:", ["first_day"]),
    ],
)
def test_a_file_that_its_document_does_not_bear_out_is_refused(tmp_path: Path, found: str, wanted: str, names: list[str]) -> None:
    """The message names the file, the field, what was found and what is wanted."""
    with pytest.raises(LawError) as refused:
        read_law(_changed(tmp_path, found, wanted))
    for name in ["jiangyin-2020.yaml", *names]:
        assert name in str(refused.value)
