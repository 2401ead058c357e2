"""The words that tell what a turn wants: a rule or an amount, the same case again, somebody's own case."""

from __future__ import annotations

import re

# A question about a rate, a cap or a rule, even when it holds an amount ("超过10万的部分报几成").
RULE = re.compile(
    r"几成|百分之几|百分之多少|多少比例|比例是(?!\s?\d)|什么比例|几个点|多少个点|多报多少|%还是|封顶|上限|最高支付限额|最多(?:能|可以|可)?报|怎么算|如何计算|"
    r"怎么分|谁(?:来)?(?:补|承担|出|负担)|起付线(?:是|多少|降)|起付标准(?:是|多少|降)|"
    r"起步|起报|顶天|往上走|what rate|which rate|percentage"
)
# "一万八到十万这一段报多少": the sums are the bounds of a band and no bill.
BAND_ASKED = re.compile(r"[到至~—-][^,，。]{1,9}[万千元](?:这|那|的)?一?(?:段|断|截|档|部分)")
# Money asked for beforehand is no bill: 先交五千押金.
IN_ADVANCE = re.compile(r"押金|预[交缴付]金|先(?:交|缴|撂|垫|押|拿|掏|存)(?!完)|deposit|in advance|up ?front", re.I)
AID = re.compile(r"(?<!大病)(?<!非)救助(?!对象|人员|身份|站)|medical aid(?! recipient)", re.I)
# "大病报完后还剩…" tells what was paid before, not what is asked for.
PAID_BEFORE = re.compile(
    r"报(?:销)?(?:完|过)了?[^,，。]{0,8}大病(?:保险|险)?|大病(?:保险|险)?(?:之后|以后|后)|大病(?:保险|险|医保)?(?:都|已经?)?(?:报销|报|赔付|赔|支付|结算)(?:完|过|了|好)(?:了|之后|以后|后)?"
)
POINTS_BACK = re.compile(r"这种人|这类|这些人|那些人|他们|她们|\b(?:them|they|their|those|these)\b", re.I)
CRITICAL = re.compile(r"大病|critical", re.I)
# Words that carry no subject of their own; what is left when they and the facts are gone is what the turn is about.
FILLER = re.compile(
    r"[\s,，。.？?！!、；;：:~～…“”\"'（）()]|那么|那就|那如果|那|咁|呢|吗|么|啊|呀|呃|嗯|哦|噢|喔|嘅话|的话|如果|换成|换|改成|改|要是|我家|我们|我|他|她|你|您|俺|是|的|得|了|就|又|也|还|再|当|算|"
    r"按|在|有|没有|没|不|对|错|说|准确|其实|应该|大概|付|花|元|块|钱|年|月|日|份|时候|以后|多少|呢|人|户|家|what|about|and|for|the|if|a|an|in|it|is|then|how|much|of|okay|ok|now",
    re.I,
)
NUMBER = re.compile(r"[\d.,]+\s*[万千百亿wk]*\s*(?:元|块钱?|yuan)?|[零一二两三四五六七八九十百千万亿]{2,}元?", re.I)
QUESTION = re.compile(r"[?？]|吗|不$|呢$|么$|多少|几|什么|啥|谁|怎|哪|\b(?:how|what|who|which|when)\b", re.I)
SUPPOSE = re.compile(r"假如|假设|假比|如果|要是|若是|换成|換成|換|suppose|what if|assum|if (?:she|he|i|we|they|my)", re.I)
SOMEBODY = re.compile(r"我|俺|咱|爸|妈|爷|奶|老公|老婆|爱人|孩子|儿子|女儿|她|他|\b(?:my|she|he|i)\b", re.I)
MONEY_BACK = re.compile(r"大病|二次报|报销|赔|能报|算个数|算一下|算算|how much|reimburse", re.I)
OF_A_RULE = re.compile(
    r"谁|哪(?!怕)|什么(?!都|身份|也)|啥(?!都|身份|也)|为何|怎么(?!算|报|赔|补|样|说)|如何(?!算|报)|多久|多长|何时|几时|几号|几次|要不要|用不用|需不需要|需要|能不能(?!报|赔|补)|"
    r"押金|保费|缴[费纳]|门诊|筹资|目录|异地|备案|转诊|一站式|招标|承办|基金|合同|监督|举报|电话|会变|变化|调整|上涨|"
    r"可不可以|可以[^,，]{0,8}[吗么]|有没有|有啥|申请|材料|手续|流程|办理|认定(?!成|为|了|过|是|的)|到账|封顶|比例|起付线[^,，]{0,4}(?:多少|是|$)|"
    r"\b(?:who|where|when|why|which|how (?:long|do|often)|what (?:documents|papers|counts|is)|apply|do i need|is there)\b",
    re.I,
)
# A band of the rule, or a yes-or-no question: neither changes the case.
BAND = re.compile(r"[万元](?:以上|以下|以内|之上)(?:的|的?部分|那[部段]分?)?(?:呢|怎么)")
YES_OR_NO = re.compile(r"(?:吗|么|算不算|行不行|可不可以|能不能|对不对)[?？。 ]*$")
DOUBTS = re.compile(r"你(?:确定|算|肯定)|(?:对|是|真的|准|没错)(?:的)?[吗么]|对不对|一样|同样|相同")
PAYS = re.compile(r"[报赔补拿领](?:销|付|到|回)?(?:来|得)?(?:多少|几)|怎么[算报赔]|能报|报吗|how much|get back|reimburse", re.I)
# A bill without its figure: 花了好多钱, 掏了一大笔.
VAGUE_BILL = re.compile(r"(?:花|掏|付|交|欠|垫)(?:了|掉|出|下)?[^,，。]{0,3}(?:好多|很多|不少|老多|许多|好些|一大[笔堆])")
PAYS_AT_ALL = re.compile(r"[能会可][^,，。]{0,3}[报赔补](?!名)|[报赔补](?:得|的)?(?:多|回|吗)")
# "依据是哪一句", "原文在哪": the sentences that the answer before rests on.
SOURCE = re.compile(
    r"^(?!.*为准)(?:.*)(?:依据|根据|出处|原文|原话|哪条|哪一条|哪一?句|文号|哪份文件|哪个文件)[^,，。]{0,6}(?:哪|什么|啥|多少|谁|来|[?？]|$)"
    r"|(?:哪|什么|啥)[^,，。]{0,3}(?:依据|文号|出处|原文)|(?:有|看|给)[^,，。]{0,3}(?:依据|原文|出处)"
    r"|which (?:sentence|clause|paper|document|text)|\b(?:source|original text|where does it say)\b",
    re.I,
)
SIDE_BY_SIDE = re.compile(
    r"比(?!例)|哪[个边里儿]|一样|不同|区别|差(?!不多)|分别|各|谁[的更]|\b(?:compare|differ|versus|vs|each|which)", re.I
)
