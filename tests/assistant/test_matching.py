"""What is matched word by word: the same whether it was kept or worked out now, and worked out anew where anything it rests on changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant import explainers, postings
from assistant.conversation import Assistant
from assistant.explainers import Explainer, load, read
from assistant.postings import Postings
from assistant.structure import Subject
from corpus.citation import QuoteNotFound, cite

PLACES = ("江阴市", "江阴")
ASKED = ["江阴起付线是多少", "嗰個封頂線係幾多", "What is the deductible in Jilin?", "自付八万低保能报多少", "今天天气怎么样"]

OWN = """
- id: own/one
  topic: deductible
  status: answered
  questions: [江阴起付, 起付線係幾多, 三]
  keywords: [江阴起付]
  answer: 起付标准以通知为准。
  quotes: [{document: jiangyin-2020, quote: "2020 年起付标准为 1.8 万元"}]
- id: own/two
  topic: deductible
  status: answered
  questions: [三, 三三, 比例]
  answer: 比例以通知为准。
  quotes: [{document: jiangyin-2020, quote: "2020 年起付标准为 1.8 万元"}]
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[Explainer, ...]:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return read([file])


def test_each_token_is_counted_by_the_parts_that_hold_it(own: tuple[Explainer, ...]) -> None:
    made = Postings.of(own, PLACES)
    held = {token: dict(zip(numbers.tolist(), times.tolist(), strict=True)) for token, (numbers, times) in made.found.items()}
    # own/one: two questions, the answer and the quote make 4 parts, and the keyword counts as 3 more; own/two: its quote alone.
    assert held["起付"] == {0: 7, 1: 1}
    assert held["三"] == {0: 1, 1: 2}  # said twice in one question is one part
    assert held["比例"] == {1: 2}
    assert "江阴" not in held  # a place filters and must not match
    assert made.questions == [["江阴起付", "起付线是多少", "三"], ["三", "三三", "比例"]]
    assert made.keywords == [["起付"], []]


def _same(one: Postings, other: Postings) -> bool:
    equal = all(np.array_equal(one.found[token], other.found[token]) for token in one.found)
    return equal and (one.questions, one.keywords, list(one.found)) == (other.questions, other.keywords, list(other.found))


def test_kept_and_fresh_postings_rank_alike(assistant: Assistant, tmp_path: Path) -> None:
    matcher = assistant.finder.matcher
    Postings.of(matcher.explainers, matcher.strip, tmp_path / "postings")
    stored = replace(matcher, postings=Postings.of(matcher.explainers, matcher.strip, tmp_path / "postings"))
    fresh = replace(matcher, postings=Postings.of(matcher.explainers, matcher.strip))
    assert _same(stored.postings, fresh.postings)
    for text in ASKED:
        assert stored.rank(Subject(text)) == fresh.rank(Subject(text)) == matcher.rank(Subject(text))
        left_out = [one.evidence(text, skip=7) for one in (stored, fresh)]
        assert all(np.array_equal(left_out[0][kind], left_out[1][kind]) for kind in left_out[0])


def _calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of explainers each time that postings are worked out."""
    calls: list[int] = []
    made = postings._made
    monkeypatch.setattr(postings, "_made", lambda found, strip: calls.append(len(found)) or made(found, strip))
    return calls


def test_postings_are_worked_out_once(own: tuple[Explainer, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _calls(monkeypatch)
    first, again = (Postings.of(own, PLACES, tmp_path / "postings") for _ in range(2))
    assert calls == [2]
    assert _same(first, again)


def test_other_explainers_places_or_words_make_postings_stale(
    own: tuple[Explainer, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "postings"
    Postings.of(own, PLACES, file)
    calls = _calls(monkeypatch)
    assert "江阴" in Postings.of(own, (), file).found
    Postings.of(own[:1], PLACES, file)
    changed = replace(own[0], entry=own[0].entry.model_copy(update={"answer": "封顶线以通知为准。"}))
    assert "封顶" in Postings.of((changed, own[1]), PLACES, file).found
    glossary = shutil.copytree(postings.GLOSSARY, tmp_path / "glossary")
    monkeypatch.setattr(postings, "GLOSSARY", glossary)
    Postings.of((changed, own[1]), PLACES, file)
    assert calls == [2, 1, 2]  # the same words elsewhere are the same words
    with (glossary / "terms-own.yaml").open("w") as terms:
        terms.write("[]")
    Postings.of((changed, own[1]), PLACES, file)
    assert calls == [2, 1, 2, 2]


def test_damaged_postings_are_worked_out_anew(own: tuple[Explainer, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "postings"
    wanted = Postings.of(own, PLACES, file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    calls = _calls(monkeypatch)
    assert _same(Postings.of(own, PLACES, file), wanted)
    assert calls == [2]


def test_a_store_that_cannot_be_written_is_no_hindrance(own: tuple[Explainer, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert _same(Postings.of(own, PLACES, tmp_path / "file" / "postings"), Postings.of(own, PLACES))


def test_kept_explainers_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = read(sorted(explainers.FOLDER.glob("*.yaml")))
    assert load.__wrapped__(tmp_path) == fresh
    monkeypatch.setattr(explainers, "read_yaml", lambda file: pytest.fail(f"{file} is read though its entries are kept"))
    assert load.__wrapped__(tmp_path) == fresh


def test_a_changed_file_of_explainers_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(explainers, "FOLDER", folder)
    (folder / "a.yaml").write_text(OWN, encoding="utf-8")
    assert len(load.__wrapped__(tmp_path)) == 2
    (folder / "a.yaml").write_text(OWN.replace("通知为准", "文件为准"), encoding="utf-8")
    assert [one.entry.answer for one in load.__wrapped__(tmp_path)] == ["起付标准以文件为准。", "比例以文件为准。"]
    (folder / "b.yaml").write_text(OWN.replace("own/", "other/"), encoding="utf-8")
    assert [one.id for one in load.__wrapped__(tmp_path)] == ["own/one", "own/two", "other/one", "other/two"]


def test_kept_explainers_are_checked_against_the_texts_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quote that a text no longer holds is refused, though the file of the explainers did not change."""
    load.__wrapped__(tmp_path)

    def gone(document: str, quote: str) -> None:
        raise QuoteNotFound(f"{document} does not say {quote}")

    monkeypatch.setattr(explainers, "cite", gone)
    with pytest.raises(explainers.ExplainerError, match="does not say"):
        load.__wrapped__(tmp_path)
    assert cite("jiangyin-2020", "2020 年起付标准为 1.8 万元")


OPENED = """
import json, sys
from pathlib import Path
from assistant.explainers import load
from assistant.postings import Postings
made = Postings.of(load(Path(sys.argv[1])), ("江阴市", "江阴"), Path(sys.argv[1]) / "opening" / "postings")
print(json.dumps([len(made.found), sum(int(times.sum()) for _, times in made.found.values())]))
"""


def test_two_processes_at_once_have_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED, str(tmp_path)]
    root = Path(__file__).resolve().parents[2]
    runs = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) for _ in range(2)]
    counts = [json.loads(run.communicate(timeout=300)[0]) for run in runs]
    fresh = Postings.of(load(), PLACES)
    wanted = [len(fresh.found), sum(int(times.sum()) for _, times in fresh.found.values())]
    assert counts == [wanted, wanted]
    assert {path.name for path in (tmp_path / "opening").iterdir()} == {"explainers", "postings", "lock"}
