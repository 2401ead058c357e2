"""Every example on the pages of ``docs/`` comes to what the page says, and both languages say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator import Case, estimate
from calculator.own_rule import read_rule

DOCS = Path(__file__).parents[3] / "docs"
PAGES = ("own-rules.md", "own-rules.zh-CN.md")
BLOCK = re.compile(r"```yaml\n((?:[^`]*\n)*?)```\n\n((?:\* S = .*\n)+)")
EXAMPLE = re.compile(r"\* S = (?P<self_paid>[\d.]+)(?P<said>[^→]*) → (?:(?P<amount>\d+\.\d\d)|\D*(?P<missing>insured_years))")
SAID: dict[str, dict[str, Any]] = {
    **{key: {"referred": True} for key in ("referred", "已转诊")},
    **{key: {"referred": False} for key in ("not referred", "未转诊")},
    **{key: {"scheme": "medical_aid"} for key in ("aid", "医疗救助")},
    **{key: {"scheme": "chain"} for key in ("both", "两项合计")},
}


def examples(page: str) -> Iterator[tuple[str, dict[str, Any], re.Match[str]]]:
    """Each example line with the parameters above it."""
    for block, lines in BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
        for line in lines.splitlines():
            match = EXAMPLE.match(line)
            assert match, line
            yield line, yaml.load(block, Loader=yaml.BaseLoader), match  # noqa: S506 - texts only


def case(parameters: dict[str, Any], match: re.Match[str]) -> Case:
    fields: dict[str, Any] = {"place": "自定义", "date": "2026-06-01", "expenses": {"eligible_self_paid": match["self_paid"]}}
    for said in filter(None, re.split("[,，] ?", match["said"])):
        if years := re.search(r"insured (\d+)|参保满 (\d+)", said):
            parameters = parameters | {"insured_years": years[1] or years[2]}
        else:
            fields |= SAID.get(said, {"category": said})
    return Case.read(fields | {"parameters": parameters})


@pytest.mark.parametrize("page", PAGES)
def test_every_example_comes_to_what_the_page_says(page: str) -> None:
    told = list(examples(page))
    assert len(told) >= 25
    for line, parameters, match in told:
        result = estimate(case(parameters, match))
        if match["missing"]:
            assert result.missing == ("insured_years",), line
        else:
            amount = result.as_json()["reimbursement"]
            assert amount == {"low": match["amount"], "high": match["amount"]}, line


def test_both_pages_have_the_same_examples() -> None:
    def said(page: str) -> list[tuple[dict[str, Any], str, str | None]]:
        return [(parameters, match["self_paid"], match["amount"]) for _, parameters, match in examples(page)]

    assert said(PAGES[0]) == said(PAGES[1])


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (DOCS / page).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (DOCS / link).is_file()] == []


@pytest.mark.parametrize("path", sorted((DOCS / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_file_is_a_good_one_and_says_what_it_is(path: Path) -> None:
    """Made up, or reported: no example may pass for a checked rule."""
    rule = read_rule(path)
    papers = [version.paper for version in rule.versions if version.paper]
    assert all(paper.reported or "虚构" in paper.title for paper in papers)
    assert "虚构" in path.read_text(encoding="utf-8").splitlines()[0] or "没有对过原文" in path.read_text(encoding="utf-8").splitlines()[0]
