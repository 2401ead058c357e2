"""Everything the calculator says, over all cases, has an English that loses no figure and leaves no Chinese behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.english import sentence
from assistant.english.catalogue import kinds, pairs
from calculator import wording
from calculator.eligibility.groups import vocabulary
from calculator.eligibility.precedence import precedences
from calculator.eligibility.provisions import texts as law_texts
from calculator.eligibility.sentences import sentences as of_entitlements
from calculator.explanation import missing_wording, settlement_wording
from calculator.explanation import wording as explaining
from calculator.own_rule import sentences as own_rule
from corpus.catalog import catalog
from corpus.changes import all_changes
from tests.english.spoken import AREAS, CHINESE, chinese_left, figures, spoken


@pytest.mark.parametrize("area", AREAS)
def test_every_sentence_of_an_area_has_an_english(area: str) -> None:
    said = {text: sentence(text) for text in spoken()[area]}
    assert len(said) >= {"notice": 8, "reason": 40, "assumption": 60, "error": 80}.get(area, 500)
    assert [text for text, english in said.items() if english == text] == []
    assert {text: left for text, english in said.items() if (left := chinese_left(english))} == {}


@pytest.mark.parametrize("area", AREAS)
def test_no_figure_is_lost_added_or_changed(area: str) -> None:
    wrong = {text: english for text in spoken()[area] if figures(text) != figures(english := sentence(text))}
    assert wrong == {}


def test_figures_are_read_alike_in_both_languages() -> None:
    """The measure itself: one figure dropped, doubled or moved is seen."""
    assert figures("2020 年 7 月 1 日起付 1.8 万元，报 60%") == figures("from 1 July 2020 on 60% above 18,000 yuan")
    assert figures("5000.00 元") != figures("500.00 yuan")
    assert figures("5000.00 元") != figures("5000.00 yuan of 5000.00 yuan")
    assert figures("2020 年 7 月 1 日") != figures("7 January 2020")
    assert chinese_left("The deductible of 低保对象") == ["低保对象"]
    assert chinese_left("people on the low-income allowance (低保对象) of 惠州市") == []


def _fixed() -> Iterator[str]:
    """Sentences without a blank, wherever the calculator keeps them, said in the cases above or not."""
    for module in (wording, explaining, missing_wording, settlement_wording):
        yield from _strings([value for name, value in vars(module).items() if name.isupper()])
    yield from (value for name, value in vars(own_rule).items() if name.isupper() and isinstance(value, str))
    for law in law_texts():
        yield law.reading
        for one in law.provisions:
            yield from (one.name, one.gives, *one.to_do)
            yield from _strings([[c.says, c.otherwise, c.undecided] for c in one.conditions])
    yield from _strings([[word.after for word in vocabulary().words.values()], [tie.says for tie in vocabulary().ties]])
    yield from (one.why for one in precedences())
    yield from (
        *of_entitlements().questions.values(),
        *(text for office in of_entitlements().offices for text in (office.about, office.ask)),
    )
    yield from (text for document in catalog().documents for text in (document.in_force_reason, *document.gaps, document.short_title))
    yield from (text for change in all_changes() for text in (change.text, change.source))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from _strings(list(value.values()))
        case list() | tuple():
            for one in value:
                yield from _strings(one)


def test_every_fixed_sentence_has_an_english() -> None:
    """What stands only inside other sentences is in theirs."""
    catalogue = "\n".join(pair.zh for pair in (*pairs(), *(pair for words in kinds().values() for pair in words)))
    fixed = {text for text in _fixed() if CHINESE.search(text) and "{" not in text}
    said = {text: sentence(text) for text in fixed}
    assert len(fixed) > 500
    assert sorted(text for text, english in said.items() if english == text and (text.endswith("。") or text not in catalogue)) == []
    assert sum(english == text for text, english in said.items()) < 120
    assert {text: left for text, english in said.items() if english != text and (left := chinese_left(english))} == {}
    assert sorted(text for text, english in said.items() if figures(text) != figures(english)) == []
