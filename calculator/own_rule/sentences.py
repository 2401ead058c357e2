"""Every sentence about a rule of one's own that a person reads, apart from the labels of single steps."""

from __future__ import annotations

from calculator.claim import Given, Paper
from calculator.dated import Fault
from calculator.person import Category, Insurance
from calculator.wording import spelled
from calculator.written import DEEPEST, LARGEST, MOST, Flaw

UNREADABLE = {
    Flaw.NO_FILE: "没有这个文件，或者读不出来",
    Flaw.NOT_A_FILE: "这不是一个普通文件",
    Flaw.TOO_LARGE: f"文件太大，最多 {LARGEST} 个字节",
    Flaw.NOT_UTF8: "文件要用 UTF-8 编码",
    Flaw.NOT_YAML: "这里不是完整的 YAML",
    Flaw.TOO_DEEP: f"套得太深，最多 {DEEPEST} 层",
    Flaw.TOO_MANY: f"内容太多，最多 {MOST} 项",
    Flaw.TWICE: "同一项写了两次，不知道用哪一个",
    Flaw.KEY: "每一项的名字要是文字",
    Flaw.SEVERAL: "一个文件里要有一份规则，也只能有一份",
}
UNTIMELY = {
    Fault.BACKWARDS: "这一版的最后一天早于第一天",
    Fault.OVERLAP: "这一版和下一版的日子重叠，或者没有写到哪一天止",
    Fault.GAP: "这一版和前一版之间空着几天",
}

ASK_YEARS = "最高支付限额按参保年数分档，要知道参保满几年（insured_years）。"
TAKEN_AS_REFERRED = "规则对没有按规定转诊的另有规定；没有说是否转诊，这里按在参保地就医或已经转诊算。"
NOT_REFERRED_SILENT = "规则文件没有提到没有按规定转诊的怎么算，这里按一般情况算。"
CALENDAR_YEAR = "规则文件写明一年按自然年（1 月 1 日到 12 月 31 日）算。"


def source(paper: Paper) -> str:
    """Whose rule it is, and that nobody here has checked it."""
    number = f"（{paper.number}）" if paper.number else ""
    return f"按您给的规则文件《{paper.title}》{number}算；这份文件不在这里收集的文件里，数字由您核对。"


def reported(paper: Paper) -> str:
    """Figures that nobody took from the paper itself."""
    return f"这些数字没有对过原文（来源：{paper.reported}），只能当参考。"


def quoted(number: int, sentence: str) -> str:
    """A sentence of the paper."""
    return f"原文{number}：“{sentence}”"


def not_in_force(versions: tuple[Given, ...]) -> str:
    """A day that the rule does not speak of; which day that is stands beside it."""
    first, last = versions[0].since, versions[-1].until
    spans = [f"从 {spelled(first)}起"] if first else []
    spans += [f"到 {spelled(last)}止"] if last else []
    return f"您给的规则{'、'.join(spans)}，费用的那一天不在里面；那一天的规则没有给。"


NO_INSURANCE = "您给的规则文件没有写大病保险的起付标准和比例；不等于没有大病保险，可以打医保热线 12393 问。"


def other_insurance(paper: Paper, insurance: Insurance) -> str:
    """A file that speaks of another basic insurance."""
    return f"您给的规则文件只写了{'、'.join(paper.insured)}，没有写{insurance}；{insurance}怎么报，可以打医保热线 12393 问。"


def no_aid(category: Category) -> str:
    """A file that says nothing of aid for the person's group."""
    return f"您给的规则文件没有写{category}的医疗救助；不等于没有救助，可以打医保热线 12393 或问镇街民政。"
