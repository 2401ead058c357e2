"""What is said of a figure that is missing: why it is open, whom to ask, and what it would lead to."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.explanation.phrases import asked, figure, paid_by
from calculator.outcome import Estimate
from calculator.person import Scheme

FORMULAS = {
    Scheme.CRITICAL_ILLNESS: "报的 =（合规自付 − 起付标准）× 支付比例，最多到封顶线",
    Scheme.MEDICAL_AID: "报的 =（合规自付 − 年度救助起付标准）× 救助比例，最多到年度救助限额",
    Scheme.CHAIN: "先是大病保险：（合规自付 − 起付标准）× 支付比例；再是医疗救助：（剩下的 − 年度救助起付标准）× 救助比例",
}
_WHY = {
    ("jiangyin-2020", "deductible"): "文件只写明 2020 年的，由无锡市统一定，这一年的不在这里",
    ("jilin-2016-57", "deductible"): "每年定一次，文件里没有数字",
    ("jilin-2016-57", "rate"): "文件只写了界限，没有写每一段的比例",
    ("jilin-2016-57", "annual_cap"): "文件说设有最高限额，没有写是多少",
    ("gd-2016-85", "category_deductible"): "省里的文件只定了至少下调多少，各市可以更低",
    ("gd-2016-85", "category_rate"): "省里的文件只定了下限，各市可以更高",
    ("gd-2022-40", "category"): "按类别救助，要知道是哪一类",
    ("custom", "insured_years"): "限额按它分档，没有说满几年",
}
ORPHAN = "{}：文件要求对困难群体倾斜，没有写孤儿的数字"
_BY_DOCUMENT = {
    "gd-2016-85": "由各地级以上市定；省里的文件手头这份缺这一节，没有数字", "gd-2022-40": "由各地定，文件里没有数字",
    "custom": "您给的规则没有写",
}  # fmt: skip


def why_open(name: str, document: str, *, grouped: bool) -> str:
    """Why a figure is not known."""
    return f"{asked(name, grouped=grouped)}：{_WHY.get((document, name)) or _BY_DOCUMENT.get(document, '这里没有')}"


_OF_AID = "身份认定地的医保经办机构，或医保热线 12393"
_ASK = {
    "category": "身份认定地的镇街民政", "insured_years": "参保地的医保经办机构，查缴费记录",
    "aid_rate": _OF_AID, "aid_deductible": _OF_AID, "aid_annual_limit": _OF_AID,
}  # fmt: skip


def ask(name: str) -> str:
    """Whom to ask."""
    return f"问：{_ASK.get(name, '参保地的医保经办机构，或医保热线 12393')}"


ONLY_IF_LOWER = "{}只有低于按比例算出来的数时才有影响"
_BASES = {
    "text": "（文件的界限）", "rule": "（规则的界限）", "given": "（您给的普通参保人员的数）", "logic": "（再好也只到这里）", "example": "",
}  # fmt: skip


def tried(figures: Sequence[tuple[str, str, str]], result: Estimate, *, grouped: bool) -> str:
    """The result with figures at values; what is only an example says so."""
    told = "、".join(f"{asked(name, grouped=grouped)}是 {figure(name, written)}{_BASES[basis]}" for name, written, basis in figures)
    examples = [asked(name, grouped=grouped) for name, _, basis in figures if basis == "example"]
    which = "" if len(examples) == len(figures) else "、".join(examples)
    caution = f"（{which}只是例子，不是文件的数字）" if examples else ""
    return f"如果{told}：{paid_by(result)}{caution}".replace("）（", "，")
