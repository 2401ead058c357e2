"""The policy library: its words, its rules, and every address that somebody may open it with."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assistant.encoded.figures import figures
from assistant.encoded.marks import marks
from assistant.ui import documents, words
from assistant.ui.library import naming, timeline
from assistant.ui.library.search import hits
from assistant.ui.start import opening
from corpus.catalog import catalog

TEXTS = catalog().ids
SAID = words.CHINESE


def script(open_assistant) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    from assistant.ui.app import run

    run(open_assistant)


def opened(**address: str) -> AppTest:
    """The library at an address."""
    opening.clear()
    page = AppTest.from_function(script, kwargs={"open_assistant": lambda _progress: None}, default_timeout=60)
    for name, value in {"view": "library", **address}.items():
        page.query_params[name] = value
    return page.run()


def seen(page: AppTest) -> str:
    """Everything written on the page."""
    written = [*page.markdown, *page.subheader, *page.caption, *page.warning, *page.info, *page.error, *page.get("html")]
    texts = [str(getattr(element, "value", None) or getattr(element, "body", "")) for element in written]
    return "\n".join([*texts, *(button.label for button in page.button)]).replace("\\", "")


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def address(page: AppTest, name: str) -> str:
    """What the address says of one thing."""
    found = page.query_params[name]
    return found[0] if isinstance(found, list) else found


@pytest.mark.parametrize("kind", ["names", "formulas"])
def test_every_figure_is_named_and_explained(kind: str) -> None:
    """In both languages (the catalogue's own test sees to that), and nothing that there is not."""
    wanted = {f"{figure.document}/{figure.name}" for document in TEXTS for figure in figures(document)}
    assert set(SAID.options(f"library.{kind}")) == wanted


def test_what_is_told_of_the_texts_is_what_the_list_of_sources_says() -> None:
    """The Chinese beside each English is the sentence it puts into English, word for word: one that changed has no English any more."""
    for document in catalog().documents:
        assert SAID.options("library.issuers")[document.id] == document.issuer
        assert SAID.options("library.starts")[document.id] == document.in_force_reason
        assert SAID.options("library.notes").get(document.id, "") == document.prevails_note
        assert naming.gaps(document, SAID) == document.gaps
        assert naming.about(document, SAID) == documents.about(document, SAID)
    assert len(SAID.options("library.lacks")) == sum(len(document.gaps) for document in catalog().documents)
    assert set(SAID.options("library.regions")) == {document.region for document in catalog().documents}


def test_in_english_everything_told_of_a_text_is_english() -> None:
    """Its number, its names in brackets and what it is called stay Chinese."""
    told = dict(naming.about(catalog().document("gd-2016-85"), words.ENGLISH))
    assert "our reading" in told["In force from"]
    assert "scrambled" in " ".join(naming.gaps(catalog().document("gd-2016-85"), words.ENGLISH))
    assert told["Issued by"].startswith("General Office")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jiangyin-2020/deductible", "18,000 元"),
        ("jiangyin-2020/first_rate", "60%"),
        ("jiangyin-2020/points", "5 个百分点"),
        ("jiangyin-2020/first_day", "2020-07-01"),
    ],
)
def test_figures_are_written_as_people_write_them(name: str, value: str) -> None:
    """Yuan, shares, points and days."""
    (figure,) = [one for one in figures("jiangyin-2020") if one.id == name]
    assert naming.value(figure, SAID) == value


def test_all_texts_are_listed_by_place_with_what_prevails() -> None:
    """Number, first day, badge and order stand on the first page, with the later changes."""
    page = opened()
    assert not page.exception
    told = seen(page)
    for document in catalog().documents:
        assert document.title in told
        assert document.number in told
        assert str(document.in_force_from) in told
    stands = SAID.options("source.stands")
    assert stands["newer"] in told
    assert stands["changed"] in told
    assert SAID("library.prevails", titles=catalog().document("gd-2017-194").short_title) in told
    assert SAID("library.yields", titles=catalog().document("gd-2022-40").short_title) in told
    assert "《吉林农村报》2026-01-22第3版" in told


def test_the_line_of_time_has_every_text_and_change() -> None:
    """2022-12-27 turns the text of 2017 into one that another goes before; undated changes are in the list only."""
    drawn = timeline.drawing(date(2026, 11, 22), SAID)
    assert drawn.count('class="whole"') == 5
    assert drawn.count('class="less"') == 1
    assert drawn.count("◆") == 5
    rows = {row.place: row for row in timeline.rows()}
    assert [text.id for text in rows["广东省"].texts] == ["gd-2016-85", "gd-2017-194", "gd-2022-40"]
    assert [change.place for change in rows["江阴市"].changes] == ["无锡市"]
    assert len(rows["广东省"].changes) == 5


def test_a_text_shows_its_badge_and_what_its_copy_lacks() -> None:
    """The scrambled copy says so above its words."""
    page = opened(document="gd-2016-85")
    assert not page.exception
    assert "缺（一）（二）" in seen(page)
    assert SAID.options("source.stands")["in_force"] in seen(page)


@pytest.mark.parametrize(
    "asked", [{"document": "nowhere"}, {"document": "../secret"}, {"figure": "nowhere/rate"}, {"document": "<script>"}]
)
def test_an_unknown_text_is_a_sentence_and_the_list(asked: dict[str, str]) -> None:
    """Never a trace."""
    page = opened(**asked)
    assert not page.exception
    assert page.warning[0].value == SAID("library.unknown")
    assert page.button(key="open-jiangyin-2020").label


@pytest.mark.parametrize("at", ["-1", "x", "99999", "1e3", "٣", "1" * 400])
def test_an_unknown_place_is_a_sentence_and_the_text(at: str) -> None:
    """The text is shown from its beginning."""
    page = opened(document="jiangyin-2020", at=at)
    assert not page.exception
    assert page.warning[0].value == SAID("library.no_place")
    assert catalog().document("jiangyin-2020").title in seen(page)


def test_an_unknown_rule_is_a_sentence_and_the_text() -> None:
    """The document is there, the rule is not."""
    page = opened(figure="jiangyin-2020/no-such")
    assert not page.exception
    assert page.warning[0].value == SAID("library.no_rule")


def test_a_rule_says_what_since_when_where_and_how() -> None:
    """The rate of 60 % in 江阴."""
    page = opened(figure="jiangyin-2020/first_rate")
    assert not page.exception
    told = seen(page)
    for wanted in (
        "第一段的报销比例",
        "60%",
        "从 2020-07-01 起",
        "江阴市 · 大病保险",
        "× 这个比例",
        "10 万元以上的部分由大病保险资金支付 80%",
    ):
        assert wanted in told
    page = press(page, "close-rule")
    assert "第一段的报销比例" not in seen(page)
    assert catalog().document("jiangyin-2020").title in seen(page)
    assert "figure" not in page.query_params


def test_a_deductible_of_one_year_says_so() -> None:
    """18,000 yuan is the figure of 2020 only."""
    told = seen(opened(figure="jiangyin-2020/deductible"))
    assert "18,000 元" in told
    assert "从 2020-07-01 到 2020-12-31" in told


@pytest.mark.parametrize("rule", ["gd-2017-194/out-of-scope@2017-09-27", "jilin-2016-57/rural-diseases@2016-01-01"])
def test_an_entitlement_says_how_firm_it_is(rule: str) -> None:
    """A plan is no right."""
    page = opened(figure=rule)
    assert not page.exception
    assert SAID.options("library.kinds")["goal"] in seen(page)


@pytest.mark.parametrize("document", TEXTS)
def test_every_rule_opens(document: str) -> None:
    """Each mark of each text, in English, where most could be missing."""
    page = opened(document=document, lang="en")
    for rule in {mark.rule for mark in marks(document)}:
        page.query_params["figure"] = rule
        page.run()
        assert not page.exception, rule
        assert page.button(key="close-rule").label == words.ENGLISH("library.close")
        assert words.ENGLISH("library.no_rule") not in seen(page)


def test_words_are_looked_for_in_all_texts_and_then_in_one() -> None:
    """The list leads to the place, and the way back to the list."""
    page = opened(q="转诊")
    assert not page.exception
    n = sum(len(hits(document, "转诊")) for document in TEXTS)
    assert n > 2
    assert SAID("library.search_found", query="转诊", n=n) in seen(page)
    page = press(page, next(button.key for button in page.button if str(button.key).startswith("hit-gd-2022-40")))
    assert address(page, "document") == "gd-2022-40"
    page = press(page, "library-back")
    assert SAID("library.search_found", query="转诊", n=n) in seen(page)


def test_what_is_found_nowhere_says_so_with_a_way_on() -> None:
    """Markup in the words is shown as it was typed."""
    page = opened(q="<b>没有</b>")
    assert not page.exception
    assert SAID("library.search_none", query="<b>没有</b>") in seen(page)


def test_the_list_of_figures_leads_to_the_sentence() -> None:
    """Rule and offset stand in the address, so that the page can be passed on."""
    page = press(opened(), "figure-jiangyin-2020/first_rate")
    assert not page.exception
    assert "第一段的报销比例" in seen(page)
    (place,) = next(one for one in figures("jiangyin-2020") if one.id == "jiangyin-2020/first_rate").places
    assert address(page, "at") == str(place[0])


def test_a_question_in_everyday_words_finds_the_sentence_that_answers_it() -> None:
    """It says that the words themselves stand nowhere; the sentence opens, in its text, marked."""
    page = opened(q="江阴誰定起付線")
    assert not page.exception
    assert SAID("library.search_near", query="江阴誰定起付線", n=1) in seen(page)
    (hit,) = (button for button in page.button if str(button.key).startswith("hit-"))
    assert "起付标准由无锡市统一确定" in hit.label
    page = press(page, str(hit.key))
    assert address(page, "document") == "jiangyin-2020"
    assert SAID("library.search_near", query="江阴誰定起付線", n=1) in seen(page)
