"""The places the cases name, by the text that covers them; any other place is outside all five."""

from __future__ import annotations

JIANGYIN = ("江阴市",)
GUANGDONG = ("广东省", "广州市", "深圳市", "佛山市", "梅州市", "揭阳市", "湛江市", "中山市", "顺德区", "博罗县", "普宁市")
JILIN = ("吉林省", "吉林市", "长春市", "四平市", "延边朝鲜族自治州", "梅河口市", "农安县", "敦化市")
OWN = "自定义"


def text_of(place: str) -> str:
    """Which text answers: 江阴, 广东, 吉林, 自定义, or none."""
    for text, names in (("江阴", JIANGYIN), ("广东", GUANGDONG), ("吉林", JILIN), (OWN, (OWN,))):
        if place in names:
            return text
    return ""
