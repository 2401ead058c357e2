"""A rule file that could be read in two ways, or that is no rule, is refused: each sentence as people read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.own_rule import OwnRuleError, read_rule, read_rules
from calculator.written import DEEPEST, LARGEST, MOST

MADE_UP = Path(__file__).parents[3] / "docs" / "examples" / "made-up-city.yaml"
FORM = '比例要写成 0 到 1 之间的字符串，例如 "0.60" 表示 60%'
OLD_RATE = '    rate: "0.60"\n'
LADDER = '    ladder: {first_rate: "0.60", every: "100000", points: "%s", top_rate: "%s"}\n'

CHANGES = {
    # days
    "a gap of a day": (
        "until: 2023-12-31",
        "until: 2023-12-30",
        "versions.1.since：这一版和前一版之间空着几天，要写 2023-12-31；收到的是 2024-01-01",
    ),
    "a day in both versions": (
        "until: 2023-12-31",
        "until: 2024-01-01",
        "versions.0.until：这一版和下一版的日子重叠，或者没有写到哪一天止，要写 2023-12-31；收到的是 2024-01-01",
    ),
    "an end nobody wrote": (
        "    until: 2023-12-31\n",
        "",
        "versions.0.until：这一版和下一版的日子重叠，或者没有写到哪一天止，要写 2023-12-31；收到的是 空",
    ),
    "an end before the beginning": (
        "until: 2023-12-31",
        "until: 2022-06-30",
        "versions.0.until：要不早于 since（2022-07-01）；收到的是 2022-06-30",
    ),
    "a day that is not in the calendar": (
        "until: 2023-12-31",
        "until: 2023-02-30",
        "versions.0.until：日历上没有这一天；收到的是 “2023-02-30”",
    ),
    "a day written otherwise": (
        "until: 2023-12-31",
        "until: 20231231",
        'versions.0.until：日期要写成 "2026-11-21" 这样；收到的是 “20231231”',
    ),
    "no first day": (
        "  - since: 2022-07-01\n    until",
        "  - until",
        "versions.0.since：缺少这一项，要写这一版从哪一天起执行，例如 2024-01-01",
    ),
    # tiers
    "a first tier above the deductible": (
        '- over: "0"\n',
        '- over: "15000.01"\n',
        "versions.1.tiers.0.over：第一段从 15000.01 元起，起付标准 15000.00 元以上到那里就没有比例了；第一段的 over 要写 0",
    ),
    "a first tier above a group's deductible": (
        '- over: "0"\n',
        '- over: "15000"\n',
        "versions.1.tiers.0.over：第一段从 15000.00 元起，起付标准 7500.00 元以上到那里就没有比例了；第一段的 over 要写 0",
    ),
    "bounds that do not rise": (
        '{over: "50000"',
        '{over: "100000"',
        "versions.1.tiers：各段的 over 要从小到大，不能重复；收到的是 “0.00、100000.00、100000.00”",
    ),
    "a rate that falls": (
        '{over: "50000", rate: "0.65"',
        '{over: "50000", rate: "0.55"',
        "versions.1.tiers.1.rate：费用越高比例不能越低，要 >= 60%；收到的是 55%；原文就是这样的，写 falling: true",
    ),
    "no tiers": (OLD_RATE, "    tiers: []\n", "versions.0.tiers：是空的，至少要有一项"),
    "tiers that are no list": (
        OLD_RATE,
        '    tiers: {over: "0", rate: "0.6"}\n',
        "versions.0.tiers：形式不对；收到的是 “{'over': '0', 'rate': '0.6'}”",
    ),
    "a tier without a rate": (OLD_RATE, '    tiers: [{over: "0"}]\n', "versions.0.tiers.0.rate：缺少这一项"),
    "a side that matters": (
        OLD_RATE,
        "    tier_mode: whole\n" + LADDER % ("0.05", "0.80"),
        (
            "versions.0.tier_bounds：缺少这一项；全额累进（tier_mode 写了 whole）时，正好等于分段点的金额算哪一段，"
            "要写 open（以上不含本数）或 closed（以上含本数）"
        ),
    ),
    "two forms of one rate": (OLD_RATE, OLD_RATE + LADDER % ("0.05", "0.80"), "versions.0.ladder：rate 和 ladder 只能写一种"),
    "a ladder without steps": (OLD_RATE, LADDER % ("0", "0.80"), "versions.0.ladder.points：要大于 0；收到的是 0"),
    "a ladder of 201 steps": (OLD_RATE, LADDER % ("0.001", "0.80"), "versions.0.ladder：最多分 50 段，这样要分 201 段"),
    "a ladder downwards": (OLD_RATE, LADDER % ("0.05", "0.50"), "versions.0.ladder.top_rate：最高比例要不低于第一段的 60%；收到的是 50%"),
    # figures
    "a rate over 1": (OLD_RATE, '    rate: "1.60"\n', f"versions.0.rate：{FORM}；收到的是 “1.60”"),
    "a rate in percent": (OLD_RATE, "    rate: 60%\n", f"versions.0.rate：{FORM}；收到的是 “60%”"),
    "a rate that is a list": (OLD_RATE, "    rate: [0.60]\n", f"versions.0.rate：{FORM}；收到的是 “['0.60']”"),
    "an amount with a unit": (
        'deductible: "20000"',
        "deductible: 2万",
        'versions.0.deductible：金额要写成不带符号、逗号和单位的元，例如 "65200.00"；收到的是 “2万”',
    ),
    "an amount finer than a fen": (
        'deductible: "20000"',
        "deductible: 20000.001",
        "versions.0.deductible：金额最小到分，最多两位小数；收到的是 “20000.001”",
    ),
    "points over 100 %": ('points: "0.05"', 'points: "0.30"', "versions.1.groups.1.points：比例不能超过 100%；75% 加 30 个百分点是 105%"),
    "no deductible": ('    deductible: "20000"\n', "", "versions.0.deductible：缺少这一项：大病保险的规则要有 deductible"),
    "no rate": (OLD_RATE, "", "versions.0.rate：缺少这一项：大病保险的规则要有 rate、tiers、ladder 之一"),
    "no figures at all": (
        '    deductible: "20000"\n    rate: "0.60"\n    annual_cap: "300000"\n',
        "",
        (
            "versions.0：这一版没有规则：大病保险要有 deductible 和 rate、tiers、ladder 之一，"
            "医疗救助要有 groups 里的 aid_rate 和 aid_deductible"
        ),
    ),
    "a cap from the second year on": (
        'years: "0"',
        'years: "1"',
        "versions.1.annual_cap_by_years：各档的 years 要从 0 起，从小到大，不能重复；收到的是 “1、2”",
    ),
    "a truth value nobody knows": (OLD_RATE, OLD_RATE + "    falling: yes\n", "versions.0.falling：要写成 true 或 false；收到的是 “yes”"),
    "a figure of the person": (
        OLD_RATE,
        OLD_RATE + "    insured_years: 3\n",
        "versions.0.insured_years：这是个人的情况，不写在规则里；写在案例的 parameters 里",
    ),
    # groups and aid
    "a group nobody knows": (
        "低保对象]",
        "低保户]",
        (
            "versions.1.groups.1.for.0：只能是 普通参保人员、特困人员、孤儿、低保对象、建档立卡贫困人口、低保边缘家庭成员、"
            "农村易返贫致贫人口、"
            "支出型困难家庭重病患者、医疗救助对象 之一；收到的是 “低保户”；要写的也许是 低保对象"
        ),
    ),
    "a group in two places": ("低保对象]", "特困人员]", "versions.1.groups.1.for：特困人员写在两组里，不知道用哪一组"),
    "a cut and a fixed deductible": (
        'deductible_cut: "0.50"',
        'deductible_cut: "0.50"\n        deductible: "7500"',
        "versions.1.groups.1.deductible_cut：deductible 和 deductible_cut 只能写一种",
    ),
    "aid for everybody": (
        OLD_RATE,
        OLD_RATE + '    aid_rate: "0.5"\n',
        "versions.0.aid_rate：医疗救助只给认定的人，救助比例要写在 groups 里，写明给谁",
    ),
    "aid for nobody": (
        OLD_RATE,
        OLD_RATE + '    aid_annual_limit: "5000"\n',
        "versions.0.groups：缺少这一项：写了医疗救助，就要在 groups 里写明救助谁、比例多少（aid_rate）",
    ),
    "aid without a deductible": (
        '        aid_deductible: "0"\n',
        "",
        "versions.1.groups.0.aid_deductible：缺少这一项：不设救助起付标准的写 0",
    ),
    "aid without a rate": (
        '        aid_rate: "1"\n',
        "",
        "versions.1.groups.0.aid_rate：缺少这一项：写了医疗救助，就要有救助比例",
    ),
    # care without referral
    "a lower deductible without referral": (
        'rate_times: "0.80"',
        'deductible: "10000"',
        "versions.1.not_referred.deductible：未转诊的起付标准要不低于转诊时的 15000.00 元；收到的是 10000.00 元",
    ),
    "a share and points at once": (
        'rate_times: "0.80"',
        'rate_times: "0.80", points_less: "0.10"',
        "versions.1.not_referred.points_less：rate_times 和 points_less 只能写一种",
    ),
    # quotes
    "an amount that is not in its quote": (
        "起付标准为1.5万元",
        "起付标准为1.6万元",
        "versions.1.deductible.quote：deductible 写的是 15000，引文要是原文里写着这个数的那一句；收到的是 “大病保险起付标准为1.6万元。”",
    ),
    "a rate that is not in its quote": (
        'rate: "0.90"',
        'rate: "0.95"',
        (
            "versions.1.groups.0.quote：groups.0.rate 写的是 0.95，引文要是原文里写着这个数的那一句；"
            "收到的是 “特困人员、孤儿起付标准下调80%，支付比例为90%，不设年度最高支付限额；医疗救…”"
        ),
    ),
    "a day that is not in its quote": (
        "自2024年1月1日",
        "自2024年2月1日",
        "versions.1.since.quote：since 写的是 2024-01-01，引文要是原文里写着这个数的那一句；收到的是 “本办法自2024年2月1日起施行。”",
    ),
    "no cap, in a quote that does not say so": (
        "减半，各段支付比例提高5个百分点，不设年度最高支付限额；医疗救助不设起付标准，",
        "减半，各段支付比例提高5个百分点；医疗救助",
        (
            "versions.1.groups.1.quote：groups.1.annual_cap 写的是 none，引文要是原文里写着这个数的那一句；"
            "收到的是 “低保对象起付标准减半，各段支付比例提高5个百分点；医疗救助按80%救助。”"
        ),
    ),
    "an empty quote": (
        "quote: 大病保险起付标准为1.5万元。",
        "quote: ' '",
        "versions.1.deductible.quote：要写原文的一句话，1 到 300 个字；收到的是 “ ”",
    ),
    "a quote of the whole version": (
        OLD_RATE,
        OLD_RATE + "    quote: 一句话\n",
        "versions.0.quote：引文要写在它说的那个数旁边，不写在整版上",
    ),
    "a misspelt quote": (
        OLD_RATE,
        '    rate: {value: "0.60", qoute: 一句话}\n',
        f"versions.0.rate：{FORM}；收到的是 “{{'value': '0.60', 'qoute': '一句话'}}”",
    ),
    # names
    "a misspelt figure": (
        'deductible: "20000"',
        'deductable: "20000"',
        (
            "versions.0.deductable：不认识这一项；这里可以写 deductible、rate、tiers、tier_base、tier_bounds、tier_mode、ladder、"
            "annual_cap、annual_cap_by_years、not_referred、aid_rate、aid_deductible、aid_annual_limit、aid_not_referred、groups、since、until、title、number、"
            "falling；要写的也许是 deductible"
        ),
    ),
    "a misspelt field of a tier": (
        '{over: "50000", rate',
        '{above: "50000", rate',
        "versions.1.tiers.1.over：缺少这一项",
    ),
    "a misspelt name of the file": (
        "places:",
        "place:",
        "place：不认识这一项；这里可以写 places、title、number、reported、insurance、benefit_year、versions；要写的也许是 places",
    ),
    "no places": ("places: [示例市, 示例市示例区]", "places: []", "places：是空的，至少要有一项"),
    "an empty place": ("places: [示例市, 示例市示例区]", "places: [' ']", "places.0：要写 1 到 100 个字；收到的是 “”"),
    "a place twice": ("places: [示例市, 示例市示例区]", "places: [示例市, 示例市]", "places：同一个地名写了两次；收到的是 “示例市”"),
    "the place of rules in cases": (
        "places: [示例市, 示例市示例区]",
        "places: 自定义",
        "places.0：地名不能写“自定义”，只给了一个文件时它本来就按这个文件算",
    ),
    "no title": ("title: 示例市大病保险和医疗救助办法（虚构）\n", "", "title：缺少这一项"),
    "another year": ("value: calendar", "value: financial", "benefit_year：一年只能按自然年算，要写 calendar；收到的是 “financial”"),
    "an insurance nobody knows": (
        "insurance: [居民医保]",
        "insurance: [新农合]",
        "insurance.0：只能是 居民医保、职工医保 之一；收到的是 “新农合”",
    ),
    "a version that is a text": (
        "  - since: 2022-07-01",
        "  - 起付标准\n  - since: 2022-07-01",
        "versions.0：形式不对；收到的是 “起付标准”",
    ),
    "a figure twice": (
        '    annual_cap: "300000"',
        '    annual_cap: "300000"\n    annual_cap: none',
        "第 18 行，同一项写了两次，不知道用哪一个；收到的是 “annual_cap”",
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), CHANGES.values(), ids=CHANGES.keys())
def test_is_refused_with_file_field_found_and_wanted(tmp_path: Path, old: str, new: str, says: str) -> None:
    """One change to the made-up city, which is a good file."""
    text = MADE_UP.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "示例.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OwnRuleError) as refused:
        read_rule(path)
    assert str(refused.value) == f"示例.yaml：{says}"
    assert refused.value.file == "示例.yaml"


FILES = {
    "an empty file": (b"", "一个文件里要有一份规则，也只能有一份；收到的是 “0”"),
    "two documents": (b"---\na: 1\n---\nb: 2\n", "一个文件里要有一份规则，也只能有一份；收到的是 “2”"),
    "a list": (b"- 1\n", "文件要写成一项一项的“名字: 值”；收到的是 “['1']”"),
    "no YAML": (b"places: [\n", "第 2 行，这里不是完整的 YAML；收到的是 “did not find expected node content”"),
    "no text": (b"\x00", "这里不是完整的 YAML；收到的是 “unacceptable character #x0000: control c…”"),
    "another encoding": ("places: 示例市".encode("gb18030"), "文件要用 UTF-8 编码；收到的是 “byte 11”"),
    "too large": (b"a: " + b"x" * LARGEST, f"文件太大，最多 {LARGEST} 个字节；收到的是 “{LARGEST + 3} bytes”"),
    "too deep": (b"[" * 5000, f"第 1 行，套得太深，最多 {DEEPEST} 层；收到的是 “more”"),
    "too many parts": (b"[" + b"1," * MOST + b"1]", f"第 1 行，内容太多，最多 {MOST} 项；收到的是 “more”"),
    "a list used again": (
        b"a: &a [1]\nb: [*a, *a]\n",
        "第 2 行，只有一句话可以用 & 起名、用 * 再用，列表和一组项不行；收到的是 “*a”",
    ),
    "a list within itself": (b"&a [*a]", "第 1 行，只有一句话可以用 & 起名、用 * 再用，列表和一组项不行；收到的是 “*a”"),
    "a name given to a list after a text": (
        b"a: &a x\nb: &a [y]\nc: *a\n",
        "第 3 行，只有一句话可以用 & 起名、用 * 再用，列表和一组项不行；收到的是 “*a”",
    ),
    "an alias of nothing": (b"a: *b\n", "第 1 行，只有一句话可以用 & 起名、用 * 再用，列表和一组项不行；收到的是 “*b”"),
    "a list as a name": (b"[a]: 1\n", "第 1 行，每一项的名字要是文字；收到的是 “a list or mapping”"),
    "merged fields": (
        b"places: x\n<<: {title: y}\n",
        "<<：不认识这一项；这里可以写 places、title、number、reported、insurance、benefit_year、versions",
    ),
    "an object of a program": (b"!!python/object/apply:os.system [ls]", "文件要写成一项一项的“名字: 值”；收到的是 “['ls']”"),
    "versions that are nothing": (b"places: x\ntitle: y\nversions: ~\n", "versions：缺少这一项"),
}


@pytest.mark.parametrize(("content", "says"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_rule_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    """Bombs among them, none of which is unfolded."""
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(OwnRuleError) as refused:
        read_rule(path)
    assert str(refused.value) == f"x.yaml：{says}"


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnRuleError, match="没有这个文件"):
        read_rule(tmp_path / "none.yaml")
    with pytest.raises(OwnRuleError, match="这不是一个普通文件"):
        read_rule(tmp_path)


def test_a_place_in_two_files_is_refused(tmp_path: Path) -> None:
    """The message names both files."""
    other = tmp_path / "other.yaml"
    other.write_text(MADE_UP.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(OwnRuleError) as refused:
        read_rules([MADE_UP, other])
    assert str(refused.value) == "other.yaml：places：“示例市”在 made-up-city.yaml 里也有；一个地方只能按一个文件算"


def test_rates_may_fall_where_the_paper_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    tiers = '    tiers: [{over: "0", rate: "0.60"}, {over: "50000", rate: "0.50"}]\n    falling: true\n'
    path.write_text(MADE_UP.read_text(encoding="utf-8").replace(OLD_RATE, tiers, 1), encoding="utf-8")
    assert read_rule(path).versions[0].scale is not None
