"""A small file of the law that is good, and how one that is not is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculator.eligibility.loading import EntitlementError

TEXT = """
document: jiangyin-2020
source: 江阴 2020 年的文件
area: 江阴市
since: 2020-07-01
beginning: 本意见自 2020 年 7 月 1 日起实施。
entitlements:
  - id: jiangyin-2020/tilt
    name: 倾斜
    kind: right
    topic: insurance
    until: 2021-12-31
    gives: 起付标准降低 50%。
    conditions:
      - groups: [医疗救助对象]
        says: 是医疗救助对象
        otherwise: 只给医疗救助对象。
    to_do: [问。]
    quotes: [医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。]
  - id: jiangyin-2020/tilt
    name: 倾斜
    kind: right
    topic: insurance
    since: 2022-01-01
    gives: 起付标准降低 50%。
    to_do: [问。]
    quotes: [医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。]
"""


def refusal(read: Callable[[Path], Any], path: Path, text: str) -> str:
    """Why a file with that text is turned down."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EntitlementError) as refused:
        read(path)
    return str(refused.value)
