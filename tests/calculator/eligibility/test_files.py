"""A file that its document does not bear out, or that contradicts itself, is refused: by file, field, found and wanted, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.eligibility.groups import read_groups
from calculator.eligibility.loading import DATA
from calculator.eligibility.precedence import read_precedences
from calculator.eligibility.provisions import read_provisions
from calculator.eligibility.sentences import read_sentences
from tests.calculator.eligibility.law_files import TEXT, refusal

GROUPS = (
    "普通参保人员, 特困人员, 孤儿, 低保对象, 建档立卡贫困人口, 低保边缘家庭成员, 农村易返贫致贫人口, 支出型困难家庭重病患者, 医疗救助对象, "
)
GROUPS += "事实无人抚养儿童, 困难职工, 其他特殊困难人员, 重点救助对象, 低收入救助对象, 低收入家庭重度残疾人, 低收入家庭重病患者, "
GROUPS += "低收入家庭老年人, 低收入家庭未成年人, 因病致贫家庭重病患者"
CONDITION_KEYS = "groups, insurance, care, fact, wanted, open_to, uninsured, says, otherwise, undecided"
YES_OR_NO = (
    "insured, hardship_employee, county_hardship, out_of_pocket_heavy, over_annual_limit, premium_hard_to_pay, newly_approved, stable_job, "
    "on_record, hospital_connected, referred, retired_elsewhere, local_household, hypertension_or_diabetes, rare_disease"
)
NOT_QUOTED = "jiangyin-2020 does not say '医疗救助对象免费。'; a quote must stand in it word for word, white space and width aside"


def test_the_text_these_start_from_is_good(tmp_path: Path) -> None:
    path = tmp_path / "text.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert [one.since.isoformat() for one in read_provisions(path).provisions] == ["2020-07-01", "2022-01-01"]


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        (
            "    quotes: [医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。]\n",
            "",
            "entitlements.0.quotes: found nothing, wanted Field required",
        ),
        ("to_do: [问。]", "to_do: []", "entitlements.0.to_do: found [], wanted List should have at least 1 item after validation, not 0"),
        (
            "quotes: [医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。]",
            "quotes: [医疗救助对象免费。]",
            f"entitlements.0.quotes.0: found '医疗救助对象免费。', wanted words of jiangyin-2020: {NOT_QUOTED}",
        ),
        ("groups: [医疗救助对象]", "groups: [穷人]", f"entitlements.0.conditions.0.groups.0: found '穷人', wanted one of {GROUPS}"),
        ("groups: [医疗救助对象]", "group: [低保对象]", f"entitlements.0.conditions.0: found 'group', wanted one of {CONDITION_KEYS}"),
        ("groups: [医疗救助对象]", "fact: hungry", f"entitlements.0.conditions.0.fact: found 'hungry', wanted one of {YES_OR_NO}"),
        (
            "groups: [医疗救助对象]",
            "insurance: [新农合]",
            "entitlements.0.conditions.0.insurance.0: found '新农合', wanted one of 居民医保, 职工医保",
        ),
        (
            "groups: [医疗救助对象]",
            "care: abroad",
            (
                "entitlements.0.conditions.0.care: found 'abroad', wanted one of within_county, within_prefecture, elsewhere, "
                "elsewhere_in_province, outside_province, not_unreferred"
            ),
        ),
        (
            "groups: [医疗救助对象]",
            "groups: [医疗救助对象]\n        fact: referred",
            "entitlements.0.conditions.0: found 'groups, fact', wanted exactly one of groups, insurance, care, fact",
        ),
        ("groups: [医疗救助对象]", "groups: []", "entitlements.0.conditions.0.groups: found [], wanted a group, there or in open_to"),
        (
            "groups: [医疗救助对象]",
            "groups: [医疗救助对象]\n        open_to: [孤儿]",
            "entitlements.0.conditions.0.undecided: found '', wanted what the text leaves open for those it is open to",
        ),
        ("        otherwise: 只给医疗救助对象。\n", "", "entitlements.0.conditions.0.otherwise: found nothing, wanted Field required"),
        (
            "until: 2021-12-31",
            "until: 2020-06-30",
            "entitlements.0.until: found '2020-06-30', wanted a day not before 2020-07-01, its first",
        ),
        (
            "until: 2021-12-31",
            "since: 2019-01-01",
            "entitlements.0.since: found '2019-01-01', wanted a day not before 2020-07-01, the first of the text",
        ),
        (
            "until: 2021-12-31",
            "until: 2022-01-01",
            (
                "entitlements.jiangyin-2020/tilt: found '2020-07-01 to 2022-01-01 and 2022-01-01 to None', "
                "wanted versions of one entitlement that do not overlap"
            ),
        ),
        (
            "    until: 2021-12-31\n",
            "",
            (
                "entitlements.jiangyin-2020/tilt: found '2020-07-01 to None and 2022-01-01 to None', "
                "wanted versions of one entitlement that do not overlap"
            ),
        ),
        ("until: 2021-12-31", "due: 2021-12-31", "entitlements.0.due: found '2021-12-31', wanted no day for a right; only a goal is due"),
        (
            "降低 50%。\n    conditions",
            "降低 60%。\n    conditions",
            "entitlements.0.gives: found '60%', wanted only figures that stand in the quotes",
        ),
        (
            "降低 50%。\n    conditions",
            "降低 0%。\n    conditions",
            "entitlements.0.gives: found '0%', wanted only figures that stand in the quotes",
        ),
        (
            "降低 50%。\n    conditions",
            "降低 50 元。\n    conditions",
            "entitlements.0.gives: found '50元', wanted only figures that stand in the quotes",
        ),
        ("name: 倾斜\n", "name: 倾斜 2020\n", "entitlements.0.name: found '2020', wanted only figures that stand in the quotes"),
        (
            "kind: right\n    topic",
            "kind: gift\n    topic",
            "entitlements.0.kind: found 'gift', wanted Input should be 'right', 'duty', 'discretion' or 'goal'",
        ),
        ("id: jiangyin-2020/tilt", "id: tilt", "entitlements.0.id: found 'tilt', wanted a name that begins with jiangyin-2020/"),
        ("area: 江阴市", "area: 无锡市", "area: found '无锡市', wanted one of 江阴市, 广东省, 吉林省"),
        (
            "2020 年 7 月 1 日起实施。",
            "2021 年 7 月 1 日起实施。",
            (
                "beginning: found '本意见自 2021 年 7 月 1 日起实施。', wanted words of jiangyin-2020: jiangyin-2020 does not say "
                "'本意见自 2021 年 7 月 1 日起实施。'; a quote must stand in it word for word, white space and width aside"
            ),
        ),
        (
            "since: 2020-07-01",
            "from: 2020-07-01",
            "the whole: found 'from', wanted one of document, source, area, since, beginning, reading, entitlements",
        ),
    ],
)
def test_a_text_is_refused(tmp_path: Path, found: str, put: str, message: str) -> None:
    assert found in TEXT
    assert refusal(read_provisions, tmp_path / "text.yaml", TEXT.replace(found, put, 1)) == f"text.yaml: {message}"


def test_a_quote_too_long_is_refused(tmp_path: Path) -> None:
    """300 characters are read in one go; more is a page."""
    long = _stretch("jiangyin-2020", "参照无锡市城乡居民大病保险政策", 301)
    put = TEXT.replace("医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。", f'"{long}"', 1)
    message = refusal(read_provisions, tmp_path / "text.yaml", put)
    assert message.startswith("text.yaml: entitlements.0.quotes.0: found '")
    assert message.endswith(" characters', wanted at most 300")


def _stretch(document: str, begin: str, length: int) -> str:
    """That many characters of a document, white space aside."""
    text = "".join((DATA.parents[2] / "corpus" / "data" / f"{document}.txt").read_text(encoding="utf-8").split())
    return text[text.index(begin) :][: length + 20]


WORDS = "words:\n" + "".join(f"  - {{group: {group}, told_by: category}}\n" for group in GROUPS.split(", "))
TIE = "ties:\n  - {sources: [孤儿], targets: [医疗救助对象], effect: counts, areas: [江阴市], since: 2020-07-01, says: 算。}\n"


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ("group: 孤儿,", "group: 孤老,", f"words.2.group: found '孤老', wanted one of {GROUPS}"),
        (
            "told_by: category}",
            "told_by: referred}",
            "words.0.told_by: found 'referred', wanted one of category, group_2017, hardship_employee, county_hardship",
        ),
        (
            "told_by: category}",
            "told_by: category, until: 2020-12-31}",
            "words.0.after: found '', wanted what to ask once the word is no longer in use",
        ),
        (
            "told_by: category}",
            "told_by: category, called: {gd-2016-85: 孤老}}",
            (
                "words.0.called.gd-2016-85: found '孤老', wanted words of gd-2016-85: gd-2016-85 does not say '孤老'; "
                "a quote must stand in it word for word, white space and width aside"
            ),
        ),
        ("sources: [孤儿]", "sources: [孤老]", f"ties.0.sources.0: found '孤老', wanted one of {GROUPS}"),
        ("areas: [江阴市]", "areas: [无锡市]", "ties.0.areas.0: found '无锡市', wanted one of 江阴市, 广东省, 吉林省"),
        ("effect: counts", "effect: maybe", "ties.0.effect: found 'maybe', wanted Input should be 'counts' or 'ask'"),
        (
            "since: 2020-07-01",
            "since: 2020-07-01, until: 2020-06-30",
            "ties.0.until: found '2020-06-30', wanted a day not before 2020-07-01",
        ),
        ("says: 算。", "says: 算。, quote: 算", "ties.0.quote: found '算', wanted document and quote together, or neither"),
    ],
)
def test_groups_are_refused(tmp_path: Path, found: str, put: str, message: str) -> None:
    text = WORDS + TIE
    assert found in text
    assert refusal(read_groups, tmp_path / "groups.yaml", text.replace(found, put, 1)) == f"groups.yaml: {message}"


def test_a_group_left_out_or_said_twice_is_refused(tmp_path: Path) -> None:
    """What nobody can tell, nobody can be."""
    left_out = WORDS.replace("  - {group: 孤儿, told_by: category}\n", "") + TIE
    assert refusal(read_groups, tmp_path / "groups.yaml", left_out).endswith("wanted 孤儿 once")
    twice = WORDS + "  - {group: 孤儿, told_by: category}\n" + TIE
    assert refusal(read_groups, tmp_path / "groups.yaml", twice).endswith("wanted 孤儿 once")


PRECEDENCE = """
precedences:
  - first: [new]
    then: [old]
    since: 2022-12-27
    effect: replaced
    why: 新的为准。
    document: gd-2022-40
    quote: 此前我省医疗救助相关规定与本实施意见不一致的，以本实施意见为准。
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PRECEDENCE.replace("[old]", "[odl]"), "precedences.0.then.0: found 'odl', wanted one of new, old"),
        (PRECEDENCE.replace("[new]", "[nwe]"), "precedences.0.first.0: found 'nwe', wanted one of new, old"),
        (PRECEDENCE.replace("[old]", "[old, old]"), "precedences.then: found 'old', wanted each entitlement behind others once"),
        (
            PRECEDENCE.replace("effect: replaced", "effect: gone"),
            "precedences.0.effect: found 'gone', wanted Input should be 'replaced', 'where_different' or 'together'",
        ),
        (
            PRECEDENCE.replace("    quote: 此前我省医疗救助相关规定与本实施意见不一致的，以本实施意见为准。\n", ""),
            "precedences.0.quote: found nothing, wanted Field required",
        ),
        (
            PRECEDENCE.replace("以本实施意见为准", "都可以"),
            (
                "precedences.0.quote: found '此前我省医疗救助相关规定与本实施意见不一致的，都可以。', "
                "wanted words of gd-2022-40: gd-2022-40 does not say "
                "'此前我省医疗救助相关规定与本实施意见不一致的，都可以。'; "
                "a quote must stand in it word for word, white space and width aside"
            ),
        ),
    ],
)
def test_precedences_are_refused(tmp_path: Path, text: str, message: str) -> None:
    refused = refusal(lambda path: read_precedences(path, ("old", "new")), tmp_path / "precedence.yaml", text)
    assert refused == f"precedence.yaml: {message}"


def test_a_fact_without_a_question_is_refused(tmp_path: Path) -> None:
    """Every fact that can be missing can be asked for, in the order of the facts."""
    text = (DATA / "sentences.yaml").read_text(encoding="utf-8").replace("  referred: 到外地看病的，是不是按规定转诊的？\n", "")
    message = refusal(read_sentences, tmp_path / "sentences.yaml", text)
    assert message.startswith("sentences.yaml: questions: found ['place', 'insured', ")
    assert "wanted one for each of place, insured, insurance, " in message
