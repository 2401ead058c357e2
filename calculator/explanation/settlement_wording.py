"""What is said beside a settlement of the office's: where the two part, and what would make its amounts. Nobody is said to be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.explanation.phrases import all_named, figure, named
from calculator.money import percent, yuan
from calculator.outcome import Tilt
from calculator.wording import spelled

NOT_COMPARABLE = "这里没有能和它比的数字"
_CHANGES = {
    "outside_counted": "目录外的费用也算进了合规自付", "other_not_taken_off": "没有先减补充医疗保险、公务员医疗补助付的",
    "cap_though_none": "按普通参保人员的限额封了顶；这类人不设年度最高支付限额",
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
_UNKNOWN = {
    "unknown_deductible": "起付标准是", "unknown_cap": "有一个限额，正好是", "unknown_outside": "没有算进合规自付的有",
    "unknown_left": "大病保险报完剩下的里面，没有算进救助的有", "unknown_aid_deductible": "年度救助起付标准是",
}  # fmt: skip
CONTRADICTS = "结算单上的{}不在文件写的范围以内，没有拿来往下算"
TAKEN = "文件没有写明的{}，这里用结算单上的数往下算"


def agrees(source: str, beside: tuple[str, ...], without: tuple[str, ...]) -> str:
    """Nothing departs of the figures that have one of ours ``beside``; those ``without`` are not said to agree."""
    same = f"{source}的一样，或者在算出来的范围以内"
    if not without:
        return f"给出的数字都和{same}"
    told = "合规自付和您给的一样" if beside == ("eligible_self_paid",) else f"{all_named(beside)}和{same}"
    return f"{told}；{all_named(without)}，这里没有能和它比的数字"


def ask_why(source: str) -> str:
    """Whom to ask."""
    return f"和{source}的不同；可以请经办机构说明"


def not_explained(fen: int, gap: int, *, guessed: bool) -> str:
    """What no known figure explains, which is mostly the whole gap; said before any guess."""
    how_much = f"这 {yuan(abs(fen))} 元" if fen == gap else f"按结算单自己写的数字算，还差的 {yuan(abs(fen))} 元"
    return f"{how_much}，用这里知道的数字解释不了" + ("；下面只是可能，要问经办机构" if guessed else "")


def departs(name: str, office: str, ours: tuple[str | None, str | None], gap: tuple[str, bool], source: str) -> str:
    """The figure in which the two part, and by how much; ``source`` is whose figures ours come from."""
    match ours:
        case None, high:
            said = f"最多 {figure(name, high or '')}"
        case str(low), None:
            said = f"至少 {figure(name, low)}"
        case low, high:
            said = f" {figure(name, low)}" + ("" if high == low else f"到 {figure(name, high)}")
    lacking = figure(name, gap[0]).replace("%", " 个百分点")
    return f"{named(name)}：结算单 {figure(name, office)}，{source}{said}，{'多' if gap[1] else '少'} {lacking}"


def reason(changes: tuple[str, ...], unknown: str, tilt: Tilt | None) -> str:
    """What would make the amount; ``tilt`` is what the person's group is given besides the ordinary terms."""
    told = "，并且".join(_change(change, unknown) for change in _half_tilted(changes, tilt))
    return f"如果{told}，就正好对得上（只是可能）；请问是不是这样" if unknown else f"正好对得上的一种算法：{told}"


_OTHER_HALF = {
    "ordinary_deductible": {"office_rate", "points_as_share"},
    "ordinary_rate": {"no_deductible", "office_deductible", "deductible_of"},
}
"""Each half that may be left out, with the changes under which the other half was not given as the text has it either."""


def _half_tilted(changes: tuple[str, ...], tilt: Tilt | None) -> Iterator[str]:
    """The changes, told as one half of what the group is given where just one of the two was left out."""
    left_out = [change for change in changes if change in _OTHER_HALF]
    kinds = {change.partition(":")[0] for change in changes}
    if tilt is None or tilt.points is None or len(left_out) != 1 or _OTHER_HALF[left_out[0]] & kinds:
        yield from changes
        return
    half = f"{left_out[0]}:{percent(tilt.cut)}:{percent(tilt.points).replace('%', ' 个百分点')}"
    yield from (half if change in left_out else change for change in changes)


def _change(change: str, unknown: str) -> str:
    kind, _, which = change.partition(":")
    match kind:
        case "deductible_of":
            return f"起付标准用的是 {spelled(date.fromisoformat(which))}的"
        case "day":
            return f"按 {spelled(date.fromisoformat(which))}的规定算"
        case "category":
            return f"按{which}{'中的一种' if '、' in which else ''}算"
        case "category_floor":
            return f"按{which}{'中的一种' if '、' in which else ''}的下限算"
        case "ordinary_deductible" if which:
            cut, _, points = which.partition(":")
            return f"支付比例提高了 {points}，但起付标准没有降低 {cut}，用的是普通参保人员的"
        case "ordinary_rate" if which:
            cut, _, points = which.partition(":")
            return f"起付标准降低了 {cut}，但支付比例没有提高 {points}，用的是普通参保人员的"
        case "referral":
            return "按规定转诊了算" if which == "referred" else "按没有转诊算"
        case "this_stay":
            return f"只付了 {spelled(date.fromisoformat(which))}这一次的"
        case _:
            return f"{_UNKNOWN[kind]} {unknown} 元" if kind in _UNKNOWN else _CHANGES[kind]
