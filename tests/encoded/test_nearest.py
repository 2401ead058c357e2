"""Questions in everyday words lead to the sentence that answers them."""

from __future__ import annotations

import pytest

from assistant.encoded.nearest import nearest
from corpus.catalog import catalog
from corpus.fold import fold


def said(question: str) -> str:
    """What the sentences found say, folded."""
    return "".join(fold(catalog().document(text).text[slice(*span)]) for text, spans in nearest(question).items() for span in spans)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("谁定起付线", "大病保险的起付标准由无锡市统一确定"),
        ("who sets the deductible", "大病保险的起付标准由无锡市统一确定"),
        ("低保户住院要交押金吗", "全面落实免除医疗救助对象住院押金"),
        ("江阴低保多报多少", "各报销段报销比例比普通参保人员提高5%"),
        ("外地看病怎么报", "执行其身份认定地救助标准"),
    ],
)
def test_the_answering_sentence_is_among_the_nearest(question: str, sentence: str) -> None:
    """A few sentences, not a whole text."""
    assert sentence in said(question)
    assert sum(map(len, nearest(question).values())) <= 8


def test_a_place_that_is_named_leaves_the_others_out() -> None:
    assert nearest("江阴谁定起付线").keys() == {"jiangyin-2020"}
    assert nearest("吉林谁定起付线").keys() == {"jilin-2016-57"}


@pytest.mark.parametrize("question", ["今天天气怎么样", "没有", "hello world", "", "<b>江阴</b>", "江阴"])
def test_what_the_texts_do_not_speak_of_has_no_near_sentence(question: str) -> None:
    assert nearest(question) == {}
