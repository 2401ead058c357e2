"""A second answer is told apart by the words that open it, in both languages."""

from __future__ import annotations

import pytest

from assistant.ui.resident.nearby import Parts, parts
from assistant.wording import say


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_second_answer_is_told_apart(language: str) -> None:
    """With all its lines, to the end."""
    second = say("nearby", language, question="江阴报多少", answer="- 一档\n- 二档\n\n问 12393。")
    assert parts(f"起付线是 1.8万元。\n\n**按年。**\n\n{second}", language) == Parts(
        "起付线是 1.8万元。\n\n**按年。**", "江阴报多少", "- 一档\n- 二档\n\n问 12393。"
    )


def test_one_answer_stays_whole() -> None:
    """Also one that says "if you" by itself, and one of which nothing but the second was left."""
    only = say("nearby", "zh", question="江阴报多少", answer="60%。")
    for text in ("起付线是 1.8万元。", "先垫付。\n\n如果您问的是转诊，请看第三条。", only, ""):
        assert parts(text, "zh") == Parts(text)
