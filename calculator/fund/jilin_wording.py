"""吉林: every sentence about a year's profit or loss. Its bounds and shares are the text's own, said as they stand in the data."""

from __future__ import annotations

from calculator.fund.rules import JILIN, rules
from calculator.fund.wording import amount
from calculator.money import percent

PROFIT_READING = "盈亏按保费收入减赔付支出算；文件没有写要不要先减经办成本。合同另有算法的，请直接给盈亏额。"
BASE_READING = "盈亏率按盈亏占保费收入的比例算，这是通常的理解；文件没有写盈亏率的分母。合同另有写法的，请给出分母。"
ONE_LINE = "文件说的是一个保险年度（自然年度）内“大病保险险种盈亏率”，没有写几家承办机构是分开算还是合起来算；这里按您给的数当作一笔算。"
BY_SOLUTION = "另一种读法：由有关部门会同承办商业保险机构提出解决方案，没有数字。"
ASK_BASE = "文件按盈亏率分档，没有盈亏率的分母（通常是当年保费收入）就不知道在哪一档。"
REST_IS_THE_FUNDS = "解决方案里承办机构不承担的部分，这里都算作由基金承担；请以方案为准。"
CHANGED = "据报道，吉林省在这一年之前或这一年里已经发了新的规定；这里仍按 2016 年的文件算，现在是不是还这样分，请核实。"


def at(name: str) -> str:
    """A bound or a share of the text, as people read it."""
    return percent(rules(JILIN).only(name).value)


def of_profit() -> str:
    """How a profit between the bounds is shared."""
    return f"{at('insurer_share')} 和 {at('fund_share')}"


def between(upper: str) -> str:
    """Where a rate over the insurer's own and not over ``upper`` lies."""
    return f"在 {at('own_up_to')} 到 {at(upper)}（含）之间"


def profit_differs(profit: int, difference: int) -> str:
    """A result given that premiums and payments given beside it do not make."""
    return (
        f"给的{_side(profit)}和保费减赔付的差（{_side(difference)}）不同，这里按给的算；"
        "差额可能是经办成本等，文件没有写要不要先减，请按合同核对。"
    )


def gain_of_a_loss(profit: int, difference: int) -> str:
    """A profit given beside more payments than premiums."""
    return f"给的是{_side(profit)}，保费减赔付却是{_side(difference)}，两个对不上；请核对 premiums、payments 和 profit（亏损写负数）"


def _side(fen: int) -> str:
    if fen == 0:
        return "不盈不亏"
    return f"亏损 {amount(-fen)}" if fen < 0 else f"盈余 {amount(fen)}"


def own(profit: int) -> str:
    """Within the insurer's own."""
    if profit > 0:
        return f"盈余率没有超过 {at('own_up_to')}，盈余 {amount(profit)}全部归承办商业保险机构。"
    return f"亏损率没有超过 {at('own_up_to')}，亏损 {amount(-profit)}全部由承办商业保险机构承担。"


def jump(side: str, at_bound: int, just_over: int) -> str:
    """What the bound of the insurer's own parts, for a profit (盈余) and a loss (亏损)."""
    word, of, share = {"盈余": ("得", "盈余总额", "insurer_share"), "亏损": ("承担", "亏损额", "loss_share")}[side]
    bound = at("own_up_to")
    return (
        f"文件按总额分，{bound} 处有落差：{side}率正好 {bound} 时承办机构{word} {amount(at_bound)}（这一档写明含 {bound}），"
        f"刚超过 {bound} 就只{word}{of}的 {at(share)}，约 {amount(just_over)}。"
    )


# A profit -------------------------------------------------------------------------------------------------------------


def profit_shared(total: int, insurer: int, fund: int) -> str:
    """A profit between the bounds."""
    return (
        f"盈余率超过 {at('own_up_to')}、没有超过 {at('profit_up_to')}，盈余总额 {amount(total)}："
        f"{at('insurer_share')} 即 {amount(insurer)}归承办商业保险机构，"
        f"{at('fund_share')} 即 {amount(fund)}返还城乡居民基本医疗保险基金。"
    )


def large_profit(total: int, insurer: int, fund: int) -> str:
    """A profit over the upper bound."""
    upper = at("profit_up_to")
    return (
        f"盈余率超过 {upper}，盈余 {amount(total)}：{upper} 以上的部分全部返还，{upper} 以内的部分按 {of_profit()} 分，"
        f"承办商业保险机构得 {amount(insurer)}，返还城乡居民基本医疗保险基金共 {amount(fund)}。"
    )


def large_profit_reading(insurer: int, by_parts: int) -> str:
    """How the part of a larger profit up to the upper bound is read."""
    lower, upper = at("own_up_to"), at("profit_up_to")
    return (
        f"盈余率超过 {upper} 时，文件只写明 {upper} 以上的部分全部返还，没有另写 {upper} 以内的部分怎么分；"
        f"这里和盈余率正好 {upper} 的年份一样，按 {of_profit()} 分，承办机构得 {amount(insurer)}。"
        f"如果理解成 {lower} 以内归承办机构、{lower} 到 {upper} 的部分才按 {of_profit()} 分，承办机构得 {amount(by_parts)}。"
    )


def by_parts() -> str:
    """The other way to read it."""
    lower, upper = at("own_up_to"), at("profit_up_to")
    return f"另一种读法：{upper} 以内的部分再分段，{lower} 以内归承办机构，{lower} 到 {upper} 的部分按 {of_profit()} 分。"


# A loss ---------------------------------------------------------------------------------------------------------------


def whole_loss() -> str:
    """What is shared of a loss between the bounds."""
    return f"“亏损额”按全部亏损理解，不只是超过 {at('own_up_to')} 的部分。"


def loss_shared(total: int, insurer: int, fund: int) -> str:
    """A loss between the bounds."""
    return (
        f"亏损率超过 {at('own_up_to')}、没有超过 {at('loss_up_to')}，亏损 {amount(total)}由双方各担 {at('loss_share')}："
        f"承办商业保险机构 {amount(insurer)}，城乡居民基本医疗保险基金 {amount(fund)}。"
    )


def two_clauses() -> str:
    """A loss of exactly the upper bound."""
    upper = at("loss_up_to")
    return (
        f"亏损率正好 {upper} 时，两句话都说到：前一句写 {at('own_up_to')}—{upper}（含）由双方各担 {at('loss_share')}；"
        f"后一句写因政策调整等不可抗力达到 {upper} 以上时由有关部门提出解决方案。"
        "这里按前一句算；如果是政策调整等不可抗力造成的，要看有关部门怎么定。"
    )


def large_loss() -> str:
    """A loss over the upper bound that no sentence speaks of."""
    upper = at("loss_up_to")
    return (
        f"亏损率超过 {upper}，又不是政策调整等不可抗力造成的，文件没有写怎么分担；"
        f"{at('own_up_to')} 到 {upper}（含）各担 {at('loss_share')} 的那一句不管这种情况，要看合同。"
    )


def ask_cause() -> str:
    """A loss over the upper bound whose cause is not said."""
    return f"亏损率超过 {at('loss_up_to')}，要先知道原因：政策调整等不可抗力造成的，由有关部门提出解决方案；其他原因造成的，文件没有写。"


def ask_solution() -> str:
    """A loss that departments decide about."""
    return (
        f"因政策调整等不可抗力，亏损率达到 {at('loss_up_to')} 以上：文件没有写怎么分，由省人力资源社会保障厅、省卫生计生委会同"
        "省财政厅、吉林保监局共同商承办商业保险机构提出解决方案。有了方案，才能算。"
    )


def by_solution(total: int, insurer: int, fund: int) -> str:
    """A loss by the departments' solution."""
    return f"亏损 {amount(total)}，按您给的解决方案：承办商业保险机构承担 {amount(insurer)}，其余 {amount(fund)}由基金承担。"


def no_solution(found: str) -> str:
    """A solution where there is nothing to solve."""
    wanted = f'只在因政策调整等不可抗力亏损率达到 {at("loss_up_to")} 以上（cause 写 "policy"）、已经有解决方案时用'
    return f"{wanted}；这里{found}"
