"""The columns of a file of cases: the flat ones of the machine interface, and what people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal

from assistant.cases.said import UnusableFileError, quoted
from calculator.person import Category, Insurance
from calculator.table.columns.layout import COLUMNS, UnusableTableError, check_names

Kind = Literal["text", "day", "choice", "money", "cap", "rate", "raw"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``name`` is the machine interface's, ``called`` the template's, ``also`` other names that mean nothing else."""

    name: str
    called: str
    kind: Kind
    also: tuple[str, ...] = ()
    choices: Mapping[str, str] | None = None  # what people write -> the value; the first of each value is the template's

    @property
    def offered(self) -> list[str]:
        """One word for each value, for lists to pick from."""
        first: dict[str, str] = {}
        for written, value in (self.choices or {}).items():
            first.setdefault(value, written)
        return list(first.values())


_SCHEMES = {
    "大病保险": "critical_illness", "医疗救助": "medical_aid", "大病保险加医疗救助": "chain",
    "大病": "critical_illness", "救助": "medical_aid", "两项都算": "chain",
    "critical_illness": "critical_illness", "medical_aid": "medical_aid", "chain": "chain",
}  # fmt: skip
_INSURANCES = {each.value: each.value for each in Insurance} | {
    **dict.fromkeys(("居民", "城乡居民", "城乡居民医保", "新农合"), "居民医保"),
    **dict.fromkeys(("职工", "城镇职工", "城镇职工医保"), "职工医保"),
}
_CATEGORIES = {each.value: each.value for each in Category} | {
    **dict.fromkeys(("普通", "普通参保", "普通居民"), "普通参保人员"),
    **dict.fromkeys(("低保", "低保户"), "低保对象"),
    **dict.fromkeys(("特困", "五保"), "特困人员"),
    **dict.fromkeys(("低保边缘", "低保边缘户", "低边"), "低保边缘家庭成员"),
    **dict.fromkeys(("监测户", "易返贫致贫人口"), "农村易返贫致贫人口"),
    **dict.fromkeys(("支出型困难", "因病致贫"), "支出型困难家庭重病患者"),
    **dict.fromkeys(("建档立卡", "建档立卡户"), "建档立卡贫困人口"),
    "救助对象": "医疗救助对象",
}
_REFERRED = {
    "是": "true",
    "否": "false",
    "true": "true",
    "false": "false",
    "办了": "true",
    "没办": "false",
    "已转诊": "true",
    "未转诊": "false",
}

ALL: Final = (
    Column("id", "编号", "text", ("序号", "案例编号")),
    Column("place", "参保地", "text", ("地点", "地区", "参保地区")),
    Column("date", "出院日期", "day", ("日期", "费用日期", "出院时间")),
    Column("insurance", "医保类型", "choice", ("险种", "参保类型", "参保险种", "医保"), _INSURANCES),
    Column("category", "人员类别", "choice",
           ("类别", "人群", "人群类别", "身份", "身份类别", "救助身份", "救助类别", "group"), _CATEGORIES),
    Column("scheme", "算哪一项", "choice", (), _SCHEMES),
    Column("eligible_self_paid", "合规自付", "money", ("合规自付费用", "合规自付金额", "自付合规费用")),
    Column("total", "总费用", "money", ("费用总额", "医疗总费用", "医疗费用总额")),
    Column("out_of_scope", "目录外费用", "money", ("目录外", "目录外自费", "自费")),
    Column("basic_paid", "基本医保已报", "money", ("医保已报", "基本医保支付", "统筹支付", "基本医保报销")),
    Column("other_paid", "补充保险已报", "money", ("补充医保已报", "公务员补助")),
    Column("critical_illness_paid", "结算单上大病已报", "money", ("大病保险支付",)),
    Column("referred", "办了转诊", "choice", ("转诊", "是否转诊"), _REFERRED),
    Column("deductible", "当地起付标准", "money", ("起付线", "起付标准", "当地起付线")),
    Column("rate", "当地报销比例", "rate", ("报销比例",)),
    Column("annual_cap", "当地封顶线", "cap", ("封顶线", "年度最高限额", "年度封顶线")),
    Column("category_deductible", "本类人员起付标准", "money", ("本类人员起付线",)),
    Column("category_rate", "本类人员报销比例", "rate"),
    Column("aid_rate", "救助比例", "rate", ("医疗救助比例",)),
    Column("aid_deductible", "救助起付标准", "money", ("救助起付线",)),
    Column("aid_annual_limit", "年度救助限额", "money", ("救助限额", "年度救助封顶线")),
    Column("aid_used", "本年已救助", "money", ("今年已救助",)),
    Column("received_critical_illness", "已收到大病保险", "money"),
    Column("received_medical_aid", "已收到医疗救助", "money"),
    *(Column(name, name, "raw") for name in ("tiers", "tier_base", "tier_bounds", "tier_mode", "insured_years")),
)  # fmt: skip
BY_NAME: Final = {column.name: column for column in ALL}
TEMPLATE: Final = tuple(column for column in ALL if column.kind != "raw")
REQUIRED: Final = ("place", "date")  # besides one of the expenses

_UNIT = re.compile(r"[(\[](?:元|人民币元|单位:元|%|必填|选填|yuan)[)\]]|[*:]")
_CALLED = {called: column for column in ALL for called in (column.name, column.called, *column.also)}
_CLOSE = 0.75


def plain_name(header: str) -> str:
    """A header without what people put around it.

    >>> plain_name(" 合规自付（元）*")
    '合规自付'
    """
    return _UNIT.sub("", unicodedata.normalize("NFKC", header)).replace("\ufeff", "").strip()


def column_called(header: str) -> Column | None:
    """The column that a header means; None for one of the file's own."""
    name = plain_name(header)
    return _CALLED.get(name) or _CALLED.get(name.lower())


def columns_of(headers: Sequence[str]) -> list[Column | None]:
    """The column of each header. Raises UnusableFileError where a column is there twice, looks misspelt, or where one is missing."""
    found = [column_called(header) for header in headers]
    seen: dict[str, str] = {}
    for header, column in zip(headers, found, strict=True):
        if column is None:
            _refuse_misspelt(header, headers)
        elif column.name in seen:
            raise UnusableFileError("twice", one=quoted(seen[column.name]), other=quoted(header))
        else:
            seen[column.name] = header
    _refuse_incomplete(seen, headers)
    own = [plain_name(header) for header, column in zip(headers, found, strict=True) if column is None]
    try:
        check_names([*seen, *dict.fromkeys(name for name in own if name not in COLUMNS)])
    except UnusableTableError as unusable:
        raise UnusableFileError("table", message=str(unusable)) from None
    return found


def _refuse_misspelt(header: str, headers: Sequence[str]) -> None:
    """A misspelt column taken for one of the file's own would change the amounts without a word."""
    near = get_close_matches(plain_name(header), _CALLED, n=1, cutoff=_CLOSE)
    if near and not any(column_called(other) is _CALLED[near[0]] for other in headers):
        raise UnusableFileError("misspelt", found=quoted(header), wanted=_CALLED[near[0]].called)


def _refuse_incomplete(seen: Mapping[str, str], headers: Sequence[str]) -> None:
    there = quoted("、".join(headers))
    missing = [BY_NAME[name].called for name in REQUIRED if name not in seen]
    if missing:
        raise UnusableFileError("no_column", missing="、".join(missing), found=there)
    if "eligible_self_paid" not in seen and "total" not in seen:
        raise UnusableFileError("no_expense", found=there)
