"""Every sentence about a rule of one's own that a person reads, apart from the labels of single steps."""

from __future__ import annotations

from datetime import date

from calculator.claim import Given, Paper
from calculator.person import Category
from calculator.wording import spelled

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


def not_in_force(versions: tuple[Given, ...], day: date) -> str:
    """A day that the rule does not speak of."""
    first, last = versions[0].since, versions[-1].until
    spans = [f"从 {spelled(first)}起"] if first else []
    spans += [f"到 {spelled(last)}止"] if last else []
    return f"您给的规则{'、'.join(spans)}，{spelled(day)}不在里面；这一天的规则没有给。"


def no_insurance() -> str:
    """A file that speaks of medical aid only."""
    return "您给的规则文件没有写大病保险的起付标准和比例；不等于没有大病保险，可以打医保热线 12393 问。"


def no_aid(category: Category) -> str:
    """A file that says nothing of aid for the person's group."""
    return f"您给的规则文件没有写{category}的医疗救助；不等于没有救助，可以打医保热线 12393 或问镇街民政。"
