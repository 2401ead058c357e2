"""Whatever a text looks like: nothing is lost, nothing counted twice, and every quote is where it says."""

import random

import pytest

from corpus.check import coverage, unsaid
from corpus.citation import cite_in
from corpus.document import Document
from corpus.fold import fold
from corpus.passage import passages, sentences

WORDS = (
    "一、 二、 三、 （一） （二） (三) 1. 2. ３． 第一条 第二条 第十二条规定 第一章 ① ② 。 ； ： ， ** 甲乙丙丁 起付标准 1.8 万元 ６０％ "
    "（含 ） “ ” 》 《 The scheme pays. Mr. |a|b| 2020年1月2日 本办法自2020年起施行。 附件： é e\u0301 ㎡ … ! ? 12 、 \u200b ﬁ ━━━━"
)
PIECES = WORDS.split()
SPACES = [" ", "   ", "\t", "\u3000", "\xa0", "\n", "\n\n", "\n\u3000\u3000", "\n- ", "\n# ", "\n## ", "\n---\n", "\n**"]


def text(seed: int) -> str:
    """A text of up to 80 pieces in any order."""
    chance = random.Random(seed)
    return "甲" + "".join(chance.choice(PIECES if chance.random() < 0.75 else SPACES) for _ in range(chance.randint(1, 80)))


@pytest.mark.parametrize("seed", range(60))
def test_any_text(seed: int) -> None:
    """Sections partition it, sentences hold every word, and quotes can be cited."""
    document = Document(id="any", title="any", text=text(seed))
    assert coverage(document) == 1
    assert unsaid(document) == ""
    assert all(section.start <= section.words <= section.body <= section.end for section in document.sections)
    for passage in (*sentences(document), *passages(document)):
        assert fold(document.text[passage.start : passage.end]) == fold(passage.text)
        assert 1 <= len(passage.text) <= 300
        assert passage.end <= document.section_at(passage.start).end
        assert fold(cite_in(document, passage.text).quote) == fold(passage.text)
