"""The catalogue of the sheets is whole in both languages, and everything it holds is said."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.takeaway import words
from assistant.takeaway.written import clean, one_line, printable

CODE = "".join(path.read_text(encoding="utf-8") for path in Path(words.__file__).parent.glob("*.py"))


def test_every_key_has_both_languages_with_the_same_places() -> None:
    for key, texts in words.catalogue().items():
        assert set(texts) == {"zh", "en"}, key
        assert all(text.strip() for text in texts.values()), key
        if key != "sheet.day":  # English has the month's name
            assert len({frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts.values()}) == 1, key


def test_every_key_is_used() -> None:
    families = ("scheme.", "amount.", "pays.", "left.", "short.", "missing.")
    assert [key for key in words.catalogue() if f'"{key}"' not in CODE and not key.startswith(families)] == []


def test_text_is_cleaned_and_cut_visibly() -> None:
    assert clean("a\r\nb\u202ec\x00\td\ud83d") == "a\nbc d□"
    assert one_line(" 一\n二  三 ", 10) == "一 二 三"
    assert one_line("一二三四五", 4) == "一二三…"
    assert printable("e\u0301x\u0338\ufe0f🙂", frozenset(map(ord, "éx"))) == "éx□"
