"""Making a message plain: what must change, what must not, and the way back to the words as written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from assistant.understand.aligned import Aligned
from assistant.understand.normalise import language, plain, standard, without_lone_surrogates
from corpus.catalog import catalog

INNOCENT = [line for line in (Path(__file__).parent / "innocent.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def folded(text: str) -> str:
    """Width alone: what remains when nothing but full-width forms is changed."""
    return "".join(
        unicodedata.normalize("NFKC", character) for character in text if unicodedata.category(character) not in ("Cf", "Co", "Cn")
    )


def test_there_are_enough_innocent_sentences() -> None:
    assert len(INNOCENT) >= 150


@pytest.mark.parametrize("sentence", INNOCENT)
def test_a_correct_sentence_stays_as_it_is(sentence: str) -> None:
    assert standard(sentence).text == sentence


@pytest.mark.parametrize("name", ["gd-2016-85", "gd-2017-194", "gd-2022-40", "jiangyin-2020", "jilin-2016-57"])
def test_no_word_of_a_policy_text_changes(name: str) -> None:
    lines = [line for line in catalog().document(name).text.splitlines() if line.strip()]
    assert [standard(line).text for line in lines] == [folded(line) for line in lines]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("宝销多少", "报销多少"),
        ("启付线是几万", "起付线是几万"),
        ("封顶现", "封顶线"),
        ("依保断缴了", "医保断缴了"),
        ("医疗旧助怎么申请", "医疗救助怎么申请"),
        ("救助队象有哪些", "救助对象有哪些"),
        ("支付笔例", "支付比例"),
        ("合规费佣", "合规费用"),
        ("根居哪条规定", "根据哪条规定"),
        ("民政布门", "民政部门"),
        ("一占式结算", "一站式结算"),
        ("成办机构", "承办机构"),
        ("大病保现", "大病保险"),
        ("建党立卡", "建档立卡"),
        ("特困供样", "特困供养"),
        ("低宝户", "低保户"),
        ("极效怎么考", "绩效怎么考"),
        ("挂不挂购", "挂不挂钩"),
        ("联和督查", "联合督查"),
        ("没有背案", "没有备案"),
        ("转珍手续", "转诊手续"),
        ("住院鸭金", "住院押金"),
        ("愁资标准", "筹资标准"),
        ("盈于归谁", "盈余归谁"),
        ("合同期现几年", "合同期限几年"),
        ("大病能抱几成", "大病能报几成"),
        ("最后能拿会多少", "最后能拿回多少"),
    ],
)
def test_a_typing_mistake_in_a_word_of_the_field_is_repaired(said: str, meant: str) -> None:
    assert standard(said).text == meant


@pytest.mark.parametrize("word", ["自付", "自负", "自费", "支付", "自付比例", "合规", "督察", "督查"])
def test_words_that_sound_alike_stay_apart(word: str) -> None:
    assert standard(f"{word}是什么").text == f"{word}是什么"


def test_a_term_never_becomes_another_term() -> None:
    assert standard("自付笔例").text != "支付比例"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我唔使俾錢㗎?", "我不用付钱的?"),
        ("呢種病攞得返幾多?", "这种病能拿回多少?"),
        ("佢冇參保,點算好?", "他没有参保,怎么办好?"),
        ("係咪要搵邊個部門?", "是不是要找哪个部门?"),
        ("咁門檻係幾錢", "那门槛是多少钱"),
    ],
)
def test_cantonese_becomes_standard(said: str, meant: str) -> None:
    assert standard(said).text == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("伲爷生仔大毛病", "我们爷生了大病"),
        ("自家要出廿六万", "自己要出二十六万"),
        ("阿要先垫铜钿", "要不要先垫钱"),
        ("起付线几钿", "起付线多少"),
        ("俺不知道咋整", "我不知道怎么办"),
        ("啥时候能下来", "什么时候能下来"),
        ("这病得花好多钱", "这病得花多少钱"),
    ],
)
def test_other_dialects_become_standard(said: str, meant: str) -> None:
    assert standard(said).text == meant


def test_width_script_and_circled_numbers() -> None:
    assert standard("１２．５萬元（含）").text == "12.5万元(含)"
    assert standard("①５萬").text.split() == ["1", "5万"]
    assert standard("医\u200b保\ufeff卡").text == "医保卡"


def test_english_keeps_its_words_and_gains_the_chinese_terms() -> None:
    got = plain("Is there a deductible before you reimburse?")
    assert got.startswith("Is there a deductible before you reimburse?")
    assert "起付标准" in got
    assert "支付" in got
    assert plain("hello there") == "hello there"


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("大病保险怎么报", "zh"),
        ("大病保險怎麼報", "zh-Hant"),
        ("大病保險點樣報㗎", "yue"),
        ("大病保险点样报,使唔使排队", "yue"),
        ("我係低保戶", "yue"),
        ("How do I claim?", "en"),
        ("江阴 12w", "zh"),
        ("", "zh"),
    ],
)
def test_the_language_is_told(words: str, spoken: str) -> None:
    assert language(words) == spoken


def test_half_a_character_pair_becomes_the_replacement_character() -> None:
    assert without_lone_surrogates("大病\ud83d保险") == "大病\ufffd保险"
    assert without_lone_surrogates("大病\U0001f600") == "大病\U0001f600"


def test_plain_text_leads_back_to_the_words_as_written() -> None:
    text = standard("自家出廿六萬")
    assert text.text == "自己出二十六万"
    at = text.text.index("二十六万")
    assert text.said(at, at + 4) == "廿六萬"
    assert text.said(0, 2) == "自家"


def test_edits_keep_their_places() -> None:
    text = Aligned.of("abcdef").replaced([(1, 2, "XYZ"), (3, 5, "")])
    assert text.text == "aXYZcf"
    assert [text.said(k, k + 1) for k in range(len(text.text))] == ["a", "b", "b", "b", "c", "f"]
    assert text.said(2, 2) == ""
