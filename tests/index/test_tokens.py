"""Text becomes characters, pairs and whole figures, however it is written."""

import doctest
import importlib

import pytest

from index.tokens import fingerprint, fold, tokens


def test_chinese_is_found_by_character_and_by_pair() -> None:
    assert tokens("起付线") == ["起", "付", "起付", "线", "付线"]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("最高1.2万元", "1.2万元"),
        ("支付60%", "60%"),
        ("支付６０％", "60%"),
        ("按照第十二条", "第12条"),
        ("按照第12条", "第12条"),
        ("自2020年7月1日起", "2020年"),
        ("粤府办〔2022〕40号", "粤府办〔2022〕40号"),
        ("粤府办[2022]40号", "粤府办〔2022〕40号"),
        ("根据粤府办〔２０２２〕４０号", "粤府办〔2022〕40号"),
        ("15个工作日内", "15个工作日"),
    ],
)
def test_a_figure_is_one_token_with_its_unit(text: str, token: str) -> None:
    assert token in tokens(text)


def test_a_figure_does_not_match_its_parts() -> None:
    assert not {"6", "0", "6%", "80%"} & set(tokens("支付60%"))


@pytest.mark.parametrize("text", ["1.8万元", "18000元", "18,000 元", "1.8 万", "一万八千元", "一万八"])
def test_one_amount_is_one_value_however_it_is_written(text: str) -> None:
    assert "=18000" in tokens(text)


@pytest.mark.parametrize(
    ("text", "token"), [("百分之六十五", "65%"), ("六成五", "65%"), ("六成半", "65%"), ("八成", "80%"), ("百分之60.5", "60.5%")]
)
def test_spoken_rates_are_percentages(text: str, token: str) -> None:
    assert tokens(text) == [token]


@pytest.mark.parametrize("text", ["三成立案", "一成不变地", "万一", "一一"])
def test_words_that_only_look_like_figures_stay_words(text: str) -> None:
    found = tokens(text)
    assert text[:2] in found or text == "一成不变地"
    assert not any(token.startswith("=") for token in found)


@pytest.mark.parametrize(
    ("text", "value"), [("一亿二千万", "=120000000"), ("一百零五", "=105"), ("三千五", "=3500"), ("二十", "=20"), ("两万五", "=25000")]
)
def test_chinese_numerals_have_their_value(text: str, value: str) -> None:
    assert value in tokens(text)


def test_width_case_and_traditional_characters_are_folded() -> None:
    assert fold("醫療救助１．２萬元 ＣＴ") == "医疗救助1.2万元 ct"
    assert tokens("醫療救助") == tokens("医疗救助")


def test_english_plurals_meet_their_singular() -> None:
    assert tokens("Studies, bills and hospital's boxes") == ["study", "bill", "and", "hospital", "boxe"]
    assert tokens("bus class gas") == ["bus", "class", "gas"]


@pytest.mark.parametrize("text", ["", " \n", "🤒🤒", "，。？！", "\ud800"])
def test_what_says_nothing_has_no_tokens(text: str) -> None:
    assert tokens(text) == []


def test_broken_and_endless_input_is_taken() -> None:
    assert tokens("医\ud800疗")[:2] == ["医", "疗"]
    assert len(tokens("大病保险" * 2500)) == 2 * 10_000 - 1
    assert tokens("9" * 5000)[0] == "9" * 5000
    assert tokens("1" + "亿" * 5000)


def test_other_scripts_are_words() -> None:
    assert tokens("Политика ไทย") == ["политика", "ไทย"]
    assert "カナ" in tokens("カナ")


def test_the_fingerprint_is_stable_within_a_release() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16


@pytest.mark.parametrize("module", ["index.tokens", "index.fuse"])
def test_the_examples_in_the_code_hold(module: str) -> None:
    outcome = doctest.testmod(importlib.import_module(module))
    assert outcome.attempted > 0
    assert outcome.failed == 0
