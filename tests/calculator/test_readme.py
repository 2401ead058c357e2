"""Every line about the calculator in the READMEs runs as it stands and prints what the README says it does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^(?P<command>(?:echo|python) .*?)(?: {4}# (?P<said>.+))?$")


def lines(readme: str) -> list[tuple[str, str]]:
    """The commands of the section on the calculator, and what each is said to print."""
    section = re.search(r"^## (?:The calculator|计算器)$(.*?)^## ", (ROOT / readme).read_text(encoding="utf-8"), re.M | re.S)
    assert section
    block = re.search(r"```sh\n(.*?)```", section[1], re.S)
    assert block
    return [(found["command"], found["said"] or "") for line in block[1].splitlines() if (found := LINE.match(line))]


def test_both_readmes_show_the_same_commands() -> None:
    assert lines("README.md") == lines("README.zh-CN.md")
    assert len(lines("README.md")) > 10


@pytest.mark.parametrize(("command", "said"), lines("README.md"), ids=[command[:70] for command, _ in lines("README.md")])
def test_a_line_does_what_it_says(command: str, said: str, tmp_path: Path) -> None:
    shown = command.replace("python -m", f"{shlex.quote(sys.executable)} -m").replace("paid.csv", shlex.quote(str(tmp_path / "paid.csv")))
    done = subprocess.run(["/bin/sh", "-c", shown], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
