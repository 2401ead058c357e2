"""Everything the calculator says over many cases, by area, and what to hold the English of it against."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

from calculator import Case, CaseError, estimate
from calculator.eligibility import answer
from calculator.eligibility.facts import YES_OR_NO, Group
from calculator.explanation import explain, read_settlement
from calculator.own_rule.read import read_rules
from calculator.person import Category, Insurance
from calculator.place import find_place
from tests.calculator.yaml_cases import entries

EXAMPLE = read_rules([Path(__file__).parents[2] / "docs" / "examples" / "made-up-city.yaml"])
TESTS = Path(__file__).parents[1] / "calculator"
CHINESE = re.compile(r"[\u3400-\u9fff]+")
FULL_WIDTH = re.compile("[，。；：、（）！？]")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
AREAS = ("step", "assumption", "reason", "notice", "explanation", "entitlement", "error")
NOT_SENTENCES = frozenset({"citation", "citations", "changes", "has", "names", "place", "document", "id"})
"""Fields that hold quotes, codes, or what the person gave."""

PLACES = [
    "江阴市",
    "广东省",
    "惠州市",
    "广州市",
    "深圳市",
    "揭阳市",
    "博罗县",
    "吉林省",
    "长春市",
    "朝阳区",
    "无锡市",
    "宜兴市",
    "上海市",
    "火星市",
    "自定义",
]
DATES = [
    "2015-12-31",
    "2016-01-10",
    "2016-09-01",
    "2017-09-26",
    "2018-06-01",
    "2020-06-30",
    "2020-07-01",
    "2021-03-01",
    "2022-12-26",
    "2023-01-10",
    "2023-09-01",
    "2026-11-21",
]
SCHEMES = ("critical_illness", "medical_aid", "chain")
PARAMETERS: tuple[dict[str, Any], ...] = (
    {},
    {"deductible": "18000"},
    {"deductible": "15000", "tiers": [{"over": "0", "rate": "0.55"}, {"over": "100000", "rate": "0.7"}], "annual_cap": "300000"},
    {"deductible": "12000", "category_deductible": "3000", "category_rate": "0.85"},
    {"aid_rate": "0.7", "aid_annual_limit": "50000", "aid_used": "10000", "aid_deductible": "2000"},
    {"deductible": "15000", "rate": "0.6", "annual_cap": "none", "aid_rate": "0.8", "aid_deductible": "1000", "aid_annual_limit": "80000"},
)


@cache
def spoken() -> Mapping[str, frozenset[str]]:
    """Every string with Chinese in it that a result or a refusal shows, by area."""
    found: dict[str, set[str]] = {area: set() for area in AREAS}
    for number, case in enumerate((*written_cases(), *made_cases())):
        _estimated(case, found, explained=number < 600 or number % 6 == 0)
    for value in ruled_cases():
        _shown(estimate(EXAMPLE.apply(Case.read(value))).as_json(), found)
    for person in made_people():
        _entitled(person, found)
    found["error"] |= set(_refusals())
    return {area: frozenset(text for text in texts if CHINESE.search(text)) for area, texts in found.items()}


def written_cases() -> Iterator[dict[str, Any]]:
    """The cases worked out by hand elsewhere in the tests."""
    for folder in (TESTS / "cases", TESTS / "explanation" / "cases"):
        yield from (entry.values[0]["case"] for entry in entries(folder))


def made_cases(step: int = 5) -> Iterator[dict[str, Any]]:
    """Places × groups × insurances × dates × schemes, with one of several expenses and figures each; every so-manieth."""
    chance = random.Random(1)
    for place, category, insurance, day, scheme in islice(product(PLACES, Category, Insurance, DATES, SCHEMES), 0, None, step):
        case = {
            "place": place,
            "category": category.value,
            "insurance": insurance.value,
            "scheme": scheme,
            "parameters": chance.choice(PARAMETERS),
        }
        expenses = chance.choice(_expenses(day, chance))
        case |= {"expenses": expenses} | ({} if "stays" in expenses else {"date": day})
        case |= chance.choice(({}, {}, {}, {"referred": False}, {"received": {"critical_illness": "1000", "medical_aid": "90000"}}))
        yield case


def ruled_cases() -> Iterator[dict[str, Any]]:
    """Cases under the rule file that the documents have as an example."""
    for category, day, scheme, referred in product(
        Category, ("2023-05-01", "2024-05-01"), ("critical_illness", "medical_aid"), (True, False)
    ):
        spent = {"expenses": {"eligible_self_paid": "600000.05"}, "parameters": {"insured_years": 3}, "referred": referred}
        yield {"place": "示例市", "date": day, "category": category.value, "scheme": scheme, **spent}


def _expenses(day: str, chance: random.Random) -> tuple[dict[str, Any], ...]:
    later = {"date": chance.choice([each for each in DATES if each >= day]), "eligible_self_paid": "30000.33"}
    return (
        {"eligible_self_paid": chance.choice(("0", "0.01", "5000", "60000", "120000.55", "400000"))},
        {"total": "200000", "out_of_scope": "30000", "basic_paid": "80000", "other_paid": "5000"},
        {"total": "200000", "out_of_scope": "0", "basic_paid": "80000", "critical_illness_paid": "1000"},
        {"stays": [{"date": day, "eligible_self_paid": "50000"}, later]},
        {"stays": [{"date": day, "eligible_self_paid": "50000"}, later | {"category": chance.choice(list(Category)).value}]},
    )


def made_people(count: int = 1500) -> Iterator[dict[str, Any]]:
    """People of whom more or less is known."""
    chance = random.Random(2)
    called = [group.value for group in list(Group)[:10]]
    by_2017 = [group.value for group in list(Group)[12:]]
    for _ in range(count):
        person: dict[str, Any] = {"place": chance.choice(PLACES[:-1]), "date": chance.choice(DATES)}
        person |= chance.choice(({}, {"insurance": "居民医保"}, {"insurance": "职工医保"}))
        person |= chance.choice(({}, {"category": chance.choice(called)}, {"category": chance.sample(called[1:], 2)}))
        person |= chance.choice(({}, {}, {"group_2017": chance.choice(by_2017)}, {"place_of_care": chance.choice(PLACES[:-1])}))
        person |= {fact.value: chance.random() < 0.5 for fact in YES_OR_NO if chance.random() < 0.12}
        yield person


def _estimated(value: dict[str, Any], found: dict[str, set[str]], *, explained: bool) -> None:
    try:
        case = Case.read(value)
        result = estimate(case)
        _shown(result.as_json(), found)
        if explained:
            found["explanation"] |= set(texts(explain(case, result, read_settlement(value)).as_json()))
    except CaseError as refused:
        found["error"].add(refused.message)


def _shown(told: Mapping[str, Any], found: dict[str, set[str]]) -> None:
    found["step"] |= {step[name] for step in told["steps"] for name in ("label", "formula")}
    found["assumption"] |= set(told["assumptions"])
    found["reason"].add(told["reason"])
    found["notice"] |= {notice[name] for notice in told["notices"] for name in ("text", "source")}
    for part in told.get("parts", ()):
        _shown(part, found)


def _entitled(person: dict[str, Any], found: dict[str, set[str]]) -> None:
    try:
        found["entitlement"] |= set(texts(answer(person)))
    except CaseError as refused:
        found["error"].add(refused.message)


def _refusals() -> Iterator[str]:
    """Every refusal that the calculator's own tests hold word for word, its field left out."""
    for name in ("errors.yaml", "own_rule/refused_files.yaml", "own_rule/refused_quotes_and_limits.yaml"):
        for line in (TESTS / name).read_text(encoding="utf-8").splitlines():
            if said := re.fullmatch(r"  says: '(.*)'", line):
                yield re.sub(r"^[\w.…]+：(?=.)", "", said[1].replace("''", "'")) if "own_rule" in name else said[1].replace("''", "'")


def texts(told: Any, field: str = "") -> Iterator[str]:
    """Every sentence in a result's JSON."""
    match told:
        case str() if field not in NOT_SENTENCES:
            yield told
        case dict():
            for name, value in told.items():
                if name not in NOT_SENTENCES:
                    yield from texts(value, name)
        case list():
            for value in told:
                yield from texts(value, field)


# What must hold between both languages -----------------------------------------------------------------------------


def figures(text: str) -> Counter[str]:
    """Amounts, percentages and dates of either language, each written one way."""
    text = re.sub(r"(\d{4}) ?年 ?(\d+) ?月 ?(\d+) ?日", lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", text)
    text = re.sub(r"(\d{4}) 年 (\d+) 月", lambda month: f"{month[1]}-{int(month[2]):02}", text)
    text = re.sub(r"(\d+) 月 (\d+) 日", lambda day: f"{int(day[1]):02}-{int(day[2]):02}", text)
    text = re.sub(r"(\d+(?:\.\d+)?) ?万", lambda amount: f"{Decimal(amount[1]) * 10000:.0f}", text)
    named = "|".join(MONTHS)
    text = re.sub(rf"(\d+) ({named}) (\d{{4}})", lambda day: f"{day[3]}-{MONTHS.index(day[2]) + 1:02}-{int(day[1]):02}", text)
    text = re.sub(rf"(\d+) ({named})", lambda day: f"{MONTHS.index(day[2]) + 1:02}-{int(day[1]):02}", text)
    text = re.sub(rf"({named}) (\d{{4}})", lambda month: f"{month[2]}-{MONTHS.index(month[1]) + 1:02}", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return Counter(re.findall(r"\d+(?:[-.]\d+)*%?", text))


def chinese_left(english: str) -> list[str]:
    """Chinese that is neither a quote, a title, a number of a paper, a term in brackets after its English, nor the name of a place."""
    bare = re.sub(r"“(?:[^“”]|“[^“”]*”)*”|\([^()]*\)|《[^》]*》|\"[^\"]*\"|\w+〔\d{4}〕\d+号", "", english)
    return FULL_WIDTH.findall(bare) + [run for run in CHINESE.findall(bare) if not find_place(run).chain]
