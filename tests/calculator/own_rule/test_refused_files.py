"""A rule file that could be read in two ways, or that is no rule, is refused: each sentence as people read it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from calculator.own_rule import OwnRuleError, read_rule, read_rules
from calculator.written import DEEPEST, LARGEST, MOST

MADE_UP = Path(__file__).parents[3] / "docs" / "examples" / "made-up-city.yaml"
CHANGES = [
    change
    for name in ("refused_files.yaml", "refused_quotes_and_limits.yaml")
    for change in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("change", CHANGES, ids=[change["name"] for change in CHANGES])
def test_is_refused_with_file_field_found_and_wanted(tmp_path: Path, change: dict[str, str]) -> None:
    """One change to the made-up city, which is a good file."""
    text = MADE_UP.read_text(encoding="utf-8")
    assert change["old"] in text
    path = tmp_path / "示例.yaml"
    path.write_text(text.replace(change["old"], change["new"], 1), encoding="utf-8")
    with pytest.raises(OwnRuleError) as refused:
        read_rule(path)
    assert str(refused.value) == f"示例.yaml：{change['says']}"
    assert refused.value.file == "示例.yaml"


BOMB = [("a", ["1"] * 10), ("b", ["*a"] * 10), ("c", ["*b"] * 10), ("d", ["*c"] * 10), ("e", ["*d"] * 10)]
"""Fifty parts that come to a hundred thousand."""
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
    "a list within itself": (b"&a [*a]", f"第 1 行，套得太深，最多 {DEEPEST} 层；收到的是 “more”"),
    "lists of lists used again": (
        "\n".join([f"{name}: &{name} [{', '.join(parts)}]" for name, parts in BOMB]).encode(),
        f"第 1 行，内容太多，最多 {MOST} 项；收到的是 “more”",
    ),
    "a long text used again": (
        b"a: &a " + b"x" * 100_000 + b"\nb: [*a, *a]\n",
        f"第 1 行，文件太大，最多 {LARGEST} 个字节；收到的是 “more”",
    ),
    "an alias of nothing": (b"a: *b\n", "第 1 行，这里不是完整的 YAML；收到的是 “found undefined alias”"),
    "one name for two": (b"a: &a x\nb: &a y\n", "第 2 行，这里不是完整的 YAML；收到的是 “second occurrence”"),
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
    with pytest.raises(OwnRuleError, match=r"^\.：这不是一个普通文件"):
        read_rule(Path())


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
    path.write_text(MADE_UP.read_text(encoding="utf-8").replace('    rate: "0.60"\n', tiers, 1), encoding="utf-8")
    assert read_rule(path).versions[0].scale is not None
