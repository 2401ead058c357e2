"""Places by official and by short name."""

import pytest

from corpus.regions import Region, names, region, regions_named


@pytest.mark.parametrize(
    ("word", "chain"),
    [
        ("江阴", ("江阴市", "无锡市", "江苏省", "中国")),
        ("江阴市", ("江阴市", "无锡市", "江苏省", "中国")),
        ("无锡", ("无锡市", "江苏省", "中国")),
        ("广州", ("广州市", "广东省", "中国")),
        ("顺德", ("顺德区", "佛山市", "广东省", "中国")),
        ("东莞", ("东莞市", "广东省", "中国")),
        ("中山", ("中山市", "广东省", "中国")),
        ("吉林", ("吉林省", "中国")),
        ("吉林省", ("吉林省", "中国")),
        ("吉林市", ("吉林市", "吉林省", "中国")),
        ("梅河口", ("梅河口市", "通化市", "吉林省", "中国")),
        ("长白山", ("长白山保护开发区", "吉林省", "中国")),
        ("延边", ("延边朝鲜族自治州", "吉林省", "中国")),
        ("前郭", ("前郭尔罗斯蒙古族自治县", "松原市", "吉林省", "中国")),
        ("通化", ("通化市", "吉林省", "中国")),
        ("通化县", ("通化县", "通化市", "吉林省", "中国")),
        ("北京", ("北京市", "中国")),
        ("海淀区", ("海淀区", "北京市", "中国")),
        ("内蒙古", ("内蒙古自治区", "中国")),
        ("香港", ("香港特别行政区", "中国")),
        ("澳门", ("澳门特别行政区", "中国")),
        ("台北", ("台北市", "台湾省", "中国")),
        ("仙桃", ("仙桃市", "湖北省", "中国")),
        ("长春市朝阳区", ("朝阳区", "长春市", "吉林省", "中国")),
        ("江苏省无锡市江阴市", ("江阴市", "无锡市", "江苏省", "中国")),
        ("吉林省延边朝鲜族自治州延吉市", ("延吉市", "延边朝鲜族自治州", "吉林省", "中国")),
        ("江苏江阴", ("江阴市", "无锡市", "江苏省", "中国")),
        ("全国", ("中国",)),
    ],
)
def test_a_place_and_what_it_lies_in(word: str, chain: tuple[str, ...]) -> None:
    """The chain goes from the place itself up to 中国."""
    found = region(word)
    assert found is not None
    assert found.chain == chain


@pytest.mark.parametrize("word", ["朝阳区", "鼓楼区", "白云", "城区", "", "桃花源", "市", "广东江阴"])
def test_several_or_none_is_no_one_place(word: str) -> None:
    """A name of several places, or of none, is not decided here."""
    assert region(word) is None


def test_all_candidates_of_a_shared_name() -> None:
    """The widest first; whoever knows more can choose."""
    assert [place.chain[:2] for place in regions_named("朝阳区")] == [("朝阳区", "北京市"), ("朝阳区", "长春市")]
    assert [place.name for place in regions_named("吉林")] == ["吉林省", "吉林市"]
    assert regions_named("桃花源") == ()


def test_levels() -> None:
    """Municipalities are provinces; Dongguan is a prefecture without counties."""
    assert [region(word).level for word in ("中国", "重庆", "东莞", "江阴", "忠县")] == [  # type: ignore[union-attr]
        "country", "province", "prefecture", "county", "county",
    ]  # fmt: skip


def test_all_of_china() -> None:
    """34 provinces and every prefecture-level city of the two provinces the texts are from."""
    places = {place for found in names().values() for place in found}
    assert sum(place.level == "province" for place in places) == 34
    assert sum(place.level == "prefecture" and place.chain[1] == "广东省" for place in places) == 21
    assert sum(place.level == "prefecture" and place.chain[1] == "吉林省" for place in places) == 10  # 9 and 长白山


def test_within() -> None:
    """A place lies in itself and in everything above it."""
    guangzhou, guangdong, jilin = (region(word) for word in ("广州", "广东", "吉林"))
    assert isinstance(guangzhou, Region)
    assert isinstance(guangdong, Region)
    assert isinstance(jilin, Region)
    assert guangzhou.within(guangdong)
    assert guangzhou.within(guangzhou)
    assert not guangdong.within(guangzhou)
    assert not guangzhou.within(jilin)
