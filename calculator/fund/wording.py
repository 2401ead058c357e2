"""Every sentence of the staff's rules that a person reads, apart from the labels of single steps."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calculator.money import found, percent, yuan

NAMES = {
    "premiums": "当年保费收入",
    "payments": "当年赔付支出",
    "cause": "亏损的原因（政策调整等不可抗力，还是其他）",
    "insurer_bears": "解决方案里承办机构承担多少",
    "tender_amount": "招标确定的金额",
    "fund_income": "当年基本医疗保险基金收入",
    "per_head": "人均筹资额",
    "insured": "参保人数",
    "fund_surplus": "基金结余",
}
NOTHING = "这一年不盈不亏，没有要分的。"


def amount(fen: int) -> str:
    """An amount in a sentence."""
    return f"{yuan(fen)} 元"


def spelled(day: date) -> str:
    """A day as people write it."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


# 吉林: profit and loss ------------------------------------------------------------------------------------------------

PROFIT_READING = "盈亏按保费收入减赔付支出算；文件没有写要不要先减经办成本。合同另有算法的，请直接给盈亏额。"
BASE_READING = "盈亏率按盈亏占保费收入的比例算，这是通常的理解；文件没有写盈亏率的分母。合同另有写法的，请给出分母。"
ONE_LINE = "文件说的是一个保险年度（自然年度）内“大病保险险种盈亏率”，没有写几家承办机构是分开算还是合起来算；这里按您给的数当作一笔算。"
WHOLE_LOSS = "“亏损额”按全部亏损理解，不只是超过 3% 的部分。"
BY_PARTS = "另一种读法：5% 以内的部分再分段，3% 以内归承办机构，3% 到 5% 的部分按 30% 和 70% 分。"
BY_SOLUTION = "另一种读法：由有关部门会同承办商业保险机构提出解决方案，没有数字。"
TWO_CLAUSES = (
    "亏损率正好 5% 时，两句话都说到：前一句写 3%—5%（含）由双方各担 50%；后一句写因政策调整等不可抗力达到 5% 以上时由有关部门提出解决方案。"
    "这里按前一句算；如果是政策调整等不可抗力造成的，要看有关部门怎么定。"
)
ASK_YEAR = "要知道当年的保费收入和赔付支出，或者盈亏额（亏损写负数），才能算。"
ASK_BASE = "文件按盈亏率分档，没有盈亏率的分母（通常是当年保费收入）就不知道在哪一档。"
ASK_SOLUTION = (
    "因政策调整等不可抗力，亏损率达到 5% 以上：文件没有写怎么分，由省人力资源社会保障厅、省卫生计生委会同省财政厅、吉林保监局"
    "共同商承办商业保险机构提出解决方案。有了方案，才能算。"
)
ASK_CAUSE_OF_LARGE_LOSS = "亏损率超过 5%，要先知道原因：政策调整等不可抗力造成的，由有关部门提出解决方案；其他原因造成的，文件没有写。"
LARGE_LOSS = "亏损率超过 5%，又不是政策调整等不可抗力造成的，文件没有写怎么分担；3% 到 5%（含）各担 50% 的那一句不管这种情况，要看合同。"
REST_IS_THE_FUNDS = "解决方案里承办机构不承担的部分，这里都算作由基金承担；请以方案为准。"
JILIN_CHANGED = "据报道，吉林省在这一年之前或这一年里已经发了新的规定；这里仍按 2016 年的文件算，现在是不是还这样分，请核实。"


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
    """Within 3 %."""
    if profit > 0:
        return f"盈余率没有超过 3%，盈余 {amount(profit)}全部归承办商业保险机构。"
    return f"亏损率没有超过 3%，亏损 {amount(-profit)}全部由承办商业保险机构承担。"


def profit_shared(total: int, insurer: int, fund: int) -> str:
    """3 to 5 %, profit."""
    return (
        f"盈余率超过 3%、没有超过 5%，盈余总额 {amount(total)}：30% 即 {amount(insurer)}归承办商业保险机构，"
        f"70% 即 {amount(fund)}返还城乡居民基本医疗保险基金。"
    )


def large_profit(total: int, insurer: int, fund: int) -> str:
    """Over 5 %, profit."""
    return (
        f"盈余率超过 5%，盈余 {amount(total)}：5% 以上的部分全部返还，5% 以内的部分按 30% 和 70% 分，"
        f"承办商业保险机构得 {amount(insurer)}，返还城乡居民基本医疗保险基金共 {amount(fund)}。"
    )


def over_five(insurer: int, by_parts: int) -> str:
    """The part up to 5 % of a larger profit."""
    return (
        "盈余率超过 5% 时，文件只写明 5% 以上的部分全部返还，没有另写 5% 以内的部分怎么分；"
        f"这里和盈余率正好 5% 的年份一样，按 30% 和 70% 分，承办机构得 {amount(insurer)}。"
        f"如果理解成 3% 以内归承办机构、3% 到 5% 的部分才按 30% 和 70% 分，承办机构得 {amount(by_parts)}。"
    )


def loss_shared(total: int, insurer: int, fund: int) -> str:
    """3 to 5 %, loss."""
    return (
        f"亏损率超过 3%、没有超过 5%，亏损 {amount(total)}由双方各担 50%："
        f"承办商业保险机构 {amount(insurer)}，城乡居民基本医疗保险基金 {amount(fund)}。"
    )


def by_solution(total: int, insurer: int, fund: int) -> str:
    """5 % and more by force majeure, with a solution."""
    return f"亏损 {amount(total)}，按您给的解决方案：承办商业保险机构承担 {amount(insurer)}，其余 {amount(fund)}由基金承担。"


def jump(side: str, at_three: int, just_over: int, share: Fraction) -> str:
    """What 3 % parts, for a profit (盈余) and a loss (亏损)."""
    word, of = {"盈余": ("得", "盈余总额"), "亏损": ("承担", "亏损额")}[side]
    return (
        f"文件按总额分，3% 处有落差：{side}率正好 3% 时承办机构{word} {amount(at_three)}（这一档写明含 3%），"
        f"刚超过 3% 就只{word}{of}的 {percent(share)}，约 {amount(just_over)}。"
    )


# 江阴: transfers ------------------------------------------------------------------------------------------------------

SHARE_OF_THE_YEAR = "“每个季度各划转 24%”按当年保费的 24% 理解，四个季度共 96%。"
SETTLED_BY_CONTRACT = "余额只是还没有划转的部分；年度结算时实际付多少，按合同约定的盈亏率和风险分担机制，结合支出和考核情况确定。"
HALF_YEAR = (
    "2020 年从 7 月 1 日起只运行 6 个月，筹资额按 6 个月定，给的保费当作这 6 个月的；划转当作在第三、第四季度各一次。"
    "24% 是按这半年的保费算，还是按全年的标准算，文件没有写，这里两种都给。"
)
ASK_PREMIUM = "筹资标准与无锡市统一，文件没有数字，要知道当年的保费才能算每次划转多少。"


def of_the_half_year(share: Fraction) -> str:
    """The share taken of the premium for six months."""
    return f"按这半年的保费算：每个季度划转 {percent(share)}。"


def of_a_whole_year(share: Fraction, of_half: Fraction) -> str:
    """The share taken of twice that premium."""
    return f"按全年的标准算：每个季度划转全年标准的 {percent(share)}，就是这半年保费的 {percent(of_half)}。"


def transfers(year: int, premium: int, transfer: int, share: Fraction, balance: int) -> str:
    """A whole year."""
    return (
        f"{year} 年保费 {amount(premium)}：每季度第一个月（1 月、4 月、7 月、10 月）各划转 {percent(share)}，"
        f"即 {amount(transfer)}，余额 {amount(balance)}待年度结算。"
    )


def transfers_2020(low: int, high: int, least_left: int, most_left: int) -> str:
    """The half year."""
    return (
        f"2020 年只运行 6 个月，24% 是半年保费的还是全年标准的，文件没有写：7 月、10 月各划转 {amount(low)}或 {amount(high)}，"
        f"余额相应是 {amount(most_left)}或 {amount(least_left)}，待年度结算。"
    )


# 江阴: the insurer's result -------------------------------------------------------------------------------------------

WHOLE_LOSS_MADE_GOOD = "文件写由基本医保基金“给予弥补”，没有写弥补多少，这里按全部弥补算。"
COSTS_NOT_SAID = "政策性亏损的年份，运营成本由谁承担，文件没有写；给的运营成本没有算进来。"
ASK_TENDER_PROFIT = "一定金额以内的盈余归承办机构，这个金额由招标确定，文件没有数字，要知道它才能算。"
ASK_TENDER_LOSS = "非政策性原因的亏损，一定金额以内由承办机构自行承担，这个金额由招标确定，文件没有数字，要知道它才能算。"
ASK_CAUSE = "要先知道亏损的原因：政策性原因的由基本医保基金弥补；非政策性原因的，一定金额（由招标确定）以内由承办机构自行承担。"


def beyond_tender(rest: int) -> str:
    """What the text gives to nobody."""
    return f"超过招标确定的金额的 {amount(rest)}，文件没有写归谁，要看大病保险合同。"


def profit_kept(profit: int, kept: int, limit: int) -> str:
    """A profit against the tendered amount."""
    if profit <= limit:
        return f"盈余 {amount(profit)}没有超过招标确定的 {amount(limit)}，全部归承办机构，可用于支付运营成本。"
    return f"盈余 {amount(profit)}，其中招标确定的 {amount(kept)}以内归承办机构，可用于支付运营成本；{beyond_tender(profit - kept)}"


def loss_borne(loss: int, borne: int, limit: int) -> str:
    """A loss for other than policy causes, against the tendered amount."""
    if loss <= limit:
        return f"非政策性亏损 {amount(loss)}没有超过招标确定的 {amount(limit)}，连同运营成本由承办机构自行承担。"
    return f"非政策性亏损 {amount(loss)}，其中招标确定的 {amount(borne)}以内连同运营成本由承办机构自行承担；{beyond_tender(loss - borne)}"


def made_good(loss: int) -> str:
    """A loss by policy."""
    return f"政策性原因的亏损 {amount(loss)}，由基本医保基金给予弥补。"


# Financing ------------------------------------------------------------------------------------------------------------

ABOUT = "文件写的是“一般为……5%左右”：只是约数，而且只是一般情况；具体筹资标准由各地级以上市定，这里正好按 5% 算。"
FIRST_YEAR = "文件 2016 年 8 月 23 日发布，没有写从哪一年起执行；2016 年是不是已经这样筹资，请核实。"
ASK_INCOME = "筹集比例一般为当年基本医疗保险基金收入的 5% 左右，要知道当年的基金收入才能估。"
ASK_PER_HEAD_JILIN = (
    "人均筹资额度要通过分析和精算确定，文件没有数字；资金首先从城乡居民基本医保基金结余中筹集，不足或没有结余的在当年筹集的基金中安排。"
    "要知道人均筹资额、参保人数和基金结余才能算。"
)
SHORTFALL_ONLY = "结余不足时，先用完结余，不足的部分再从当年筹集的基金中安排，这是我们的理解。"
ASK_PER_HEAD_JIANGYIN = "筹资标准与无锡市相统一，无锡市的文件不在这里，没有数字；要知道筹资标准和参保人数才能算。"
PER_HEAD_READING = "筹资标准按每人每年一个数理解，用的是您给的数；文件没有写它是怎样定的。"
MONTHS_READING = "“2020年按实际运行时间 6 个月确定筹资额”按全年标准的十二分之六理解；您给的如果已经是 6 个月的标准，就不用再折算。"
TWO_FUNDS = "资金分别从城乡居民基本医疗保险基金和职工基本医疗保险基金划拨，文件没有写各出多少。"


def about(share: Fraction, raised_fen: int) -> str:
    """广东's share of the income."""
    return f"大病保险的筹集一般为当年基本医疗保险基金收入的 {percent(share)} 左右，约 {amount(raised_fen)}。"


def sources(total: int, surplus: int, rest: int) -> str:
    """吉林's order of sources."""
    return f"共要筹集 {amount(total)}：首先从基金结余中筹集 {amount(surplus)}，其余 {amount(rest)}在当年筹集的基金中安排。"


def raised(year: int, fen: int) -> str:
    """江阴's total."""
    return f"{year} 年的筹资额是 {amount(fen)}。"


# Why there is no figure -----------------------------------------------------------------------------------------------

OWN_RULE = "这里只算江阴市、广东省、吉林省的文件里写明的规则，没有自定义的。"
SHARED_BY_TENDER = "江阴的文件没有按盈亏率分档：盈余和非政策性亏损在“一定金额（具体由招标确定）”以内归承办机构；这条规则是 insurer_result。"
SHARED_BY_RATE = "吉林的文件按盈亏率分档，没有招标确定的金额；这条规则是 risk_sharing。"
LEFT_TO_CONTRACT = (
    "广东的文件没有写盈亏怎么分的数字：超出合同约定的结余或因政策调整带来的亏损，按国家规定在签订合同时载明处理办法；要看当地的合同。"
)
NO_TRANSFERS_JILIN = "吉林的文件说按保险年度（自然年度）签订年度保险合同，没有提到保费分几次、每次划转多少。"
NO_TRANSFERS_GUANGDONG = "广东的文件把资金管理交给各地级以上市统一，没有提到保费分几次、每次划转多少。"


def too_early(area: str, first: date) -> str:
    """A day before the first the text speaks of."""
    return f"这里的{area}文件从 {spelled(first)}算起，更早的规定不在这里，不等于当时没有。"


def other_place(name: str) -> str:
    """A place without a text."""
    return f"这里没有{found(name)}的文件，只有江阴市、广东省、吉林省的。"


def unknown_place(name: str) -> str:
    """A name no place bears."""
    return f"没有认出{found(name)}是哪里；这里只有江阴市、广东省、吉林省的文件，请写全名。"
