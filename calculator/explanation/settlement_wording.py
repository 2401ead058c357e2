"""What is said beside a settlement of the office's: where the two part, and what would make its amounts. Nobody is said to be wrong."""

from __future__ import annotations

from datetime import date

from calculator.explanation.phrases import figure, named
from calculator.wording import spelled

AGREES = "给出的数字都和文件算出来的一样，或者在文件的范围以内"
NOT_COMPARABLE = "这里没有能和它比的数字"
ASK_OFFICE_WHY = "和文件算出来的不同；可以请经办机构说明"
_CHANGES = {
    "outside_counted": "目录外的费用也算进了合规自付", "other_not_taken_off": "没有先减补充医疗保险、公务员医疗补助付的",
    "office_eligible": "用结算单上的合规自付", "ordinary_deductible": "起付标准用的是普通参保人员的", "no_deductible": "没有减起付标准",
    "office_deductible": "用结算单上的起付标准", "ordinary_rate": "支付比例用的是普通参保人员的", "office_rate": "用结算单上的支付比例",
    "points_as_share": "提高的百分数按比例提高，不是加百分点", "tiers_from_deductible": "分段从起付标准以上数起",
    "no_limit": "没有按限额扣减", "lowest_rate_only": "全部按最低一段的比例", "highest_rate_only": "全部按最高一段的比例",
    "difference_only": "只付了减去已经收到的以后的差额", "each_band_rounded": "每一段各自四舍五入到分", "rounded_down": "分以下舍去",
    "whole_yuan": "四舍五入到元", "whole_yuan_down": "元以下舍去", "stays_apart": "每次住院各算各的，各减一次起付标准",
    "after_our_insurance": "算救助时减的是文件算出来的大病保险，不是结算单上的", "insurance_not_taken_off": "算救助时没有先减大病保险付的",
    "follows": "它是由上面不同的支付得出来的", "before_payment": "还没有减去报的", "outside_in_person": "把目录外的也算在自己付的里",
    "follows_with_outside": "由上面的支付得出，并且把目录外的也算在里面",
}  # fmt: skip
_UNKNOWN = {"unknown_deductible": "起付标准是", "unknown_cap": "有一个限额，正好是", "unknown_outside": "没有算进合规自付的有"}
CONTRADICTS = "结算单上的起付标准或支付比例不在文件写的范围以内，没有拿来往下算"
TAKEN = "文件没有写明的{}，这里用结算单上的数往下算"


def departs(name: str, office: str, ours: tuple[str, str | None], gap: tuple[str, bool]) -> str:
    """The figure in which the two part, and by how much."""
    low, high = ours
    most = "" if high is None or high == low else f"到 {figure(name, high)}"
    said = f"{'至少 ' if high is None else ''}{figure(name, low)}{most}"
    lacking = figure(name, gap[0]).replace("%", " 个百分点")
    return f"{named(name)}：结算单 {figure(name, office)}，文件算出来 {said}，{'多' if gap[1] else '少'} {lacking}"


def reason(changes: tuple[str, ...], unknown: str) -> str:
    """What would make the amount."""
    told = "，并且".join(_change(change, unknown) for change in changes)
    return f"如果{told}，就正好对得上；请问是不是这样" if unknown else f"正好对得上的一种算法：{told}"


def _change(change: str, unknown: str) -> str:
    kind, _, which = change.partition(":")
    match kind:
        case "deductible_of":
            return f"起付标准用的是 {spelled(date.fromisoformat(which))}的"
        case "day":
            return f"按 {spelled(date.fromisoformat(which))}的规定算"
        case "category":
            return f"按{which}{'中的一种' if '、' in which else ''}算"
        case "referral":
            return "按规定转诊了算" if which == "referred" else "按没有转诊算"
        case "this_stay":
            return f"只付了 {spelled(date.fromisoformat(which))}这一次的"
        case _:
            return f"{_UNKNOWN[kind]} {unknown} 元" if kind in _UNKNOWN else _CHANGES[kind]


NOT_EXPLAINED = "还有 {fen} 元，用这里知道的数字解释不了"
