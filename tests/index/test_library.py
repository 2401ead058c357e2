"""A library finds, keeps what it built, and is built anew where its store is stale or damaged."""

import hashlib
import json
import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.passage import Passage
from index import files
from index.errors import StoreDamaged, StoreError, StoreMissing, StoreStale
from index.library import Library, open_or_build


def test_the_right_passage_comes_first(passages, encoder) -> None:
    library = Library.of(passages, encoder=encoder)
    hits = library.search("2020年的起付标准")
    assert hits[0].passage == passages[0]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert 0 <= hits[-1].score <= hits[0].score <= 1


def test_more_hits_than_passages_are_all_passages(passages, encoder) -> None:
    library = Library.of(passages, encoder=encoder)
    assert len(library.search("起付标准", k=100)) == 4
    assert len(library.search("起付标准", k=1)) == 1
    assert library.search("起付标准", k=0) == []


@pytest.mark.parametrize("query", ["", "   ", "🤒🤒", "？？？", "\ud800"])
def test_a_query_that_says_nothing_finds_nothing(query, passages, encoder) -> None:
    library = Library.of(passages, encoder=encoder)
    assert library.search(query) == []
    assert not library.evidence(query).dense.any()


def test_regions_keep_their_passages_and_those_of_none(passages, encoder) -> None:
    library = Library.of(passages, encoder=encoder)
    found = {hit.passage.id for hit in library.search("起付标准", regions={"广东省", "中国"})}
    assert found == {"b:0-30", "c:0-30"}
    assert {hit.passage.id for hit in library.search("起付标准", regions=())} == {"c:0-30"}


def test_evidence_is_raw_and_in_the_passages_order(passages, encoder) -> None:
    evidence = Library.of(passages, encoder=encoder).evidence("80%")
    assert evidence.lexical.shape == evidence.dense.shape == (4,)
    assert evidence.lexical.argmax() == 1
    assert np.count_nonzero(evidence.lexical) == 1


def test_a_title_tells_alike_passages_apart(encoder) -> None:
    alike = tuple(Passage(f"{name}:0-9", name, "", "租金按照市场租金收取。", 0, 9) for name in ("x", "y"))
    library = Library.of(alike, titles={"x": "临河市办法", "y": "松原区细则"}, encoder=encoder)
    assert library.search("松原租金")[0].passage.document == "y"
    assert library.search("临河租金")[0].passage.document == "x"


def test_an_empty_library_is_searched_and_stored(tmp_path, encoder) -> None:
    Library.build((), tmp_path, encoder=encoder)
    assert Library.open(tmp_path, encoder=encoder).search("起付线") == []


def test_what_is_stored_is_opened_and_answers_alike(tmp_path, passages, encoder) -> None:
    built = open_or_build(passages, tmp_path, encoder=encoder)
    opened = open_or_build(passages, tmp_path, encoder=encoder)
    assert encoder.calls == 1
    assert opened.passages == passages
    assert opened.search("起付标准") == built.search("起付标准")


def test_a_lone_surrogate_in_a_passage_survives_storing(tmp_path, passages, encoder) -> None:
    broken = (replace(passages[0], text="起付\ud800标准"),)
    Library.build(broken, tmp_path, encoder=encoder)
    assert Library.open(tmp_path, encoder=encoder).passages == broken


def test_progress_is_told(tmp_path, passages, encoder) -> None:
    told = []
    Library.build(passages, tmp_path, lambda *step: told.append(step), encoder=encoder)
    assert told[-1][:2] == (4, 4)


def test_what_was_built_by_an_older_release_is_not_built_again(tmp_path, passages, encoder) -> None:
    """The digest of the passages rests on this line, byte for byte: a field in another place would cost every user a new index."""
    line = (
        '{"id": "c:0-30", "document": "c", "section": "", "text": "Books are lent for four weeks.", "start": 0, "end": 30, "region": ""}\n'
    )
    open_or_build(passages[3:], tmp_path, titles={"c": "Rules"}, encoder=encoder)
    version, manifest = files.verified(tmp_path)
    assert version.passages.read_text() == line
    assert manifest.recipe.passages == hashlib.sha256(f'{line}"Rules"\n'.encode()).hexdigest()


def test_opening_leaves_the_libraries_of_building_and_encoding_alone(tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    code = (
        "import sys; from pathlib import Path; from index import library\n"
        "library._opened(Path(sys.argv[1]), type('E', (), {'name': 'letters', 'fingerprint': '1'}))\n"
        "print(sorted({'scipy', 'bm25s', 'torch', 'sentence_transformers'} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_no_store_is_missing(tmp_path, encoder) -> None:
    with pytest.raises(StoreMissing, match="found no index"):
        Library.open(tmp_path / "nothing", encoder=encoder)


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


HARMS: dict[str, Callable[[Path], None]] = {
    "a flipped bit": _flip,
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-7]),
    "emptied": lambda file: file.write_bytes(b""),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"x"),
    "missing": lambda file: file.unlink(),
    "a folder": _make_folder,
}
PARTS = [
    "passages.jsonl",
    "vectors.faiss",
    "lexical/vocab.index.json",
    "lexical/data.csc.index.npy",
    "lexical/indptr.csc.index.npy",
    "manifest.json",
]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("part", [*PARTS, "../current"])
def test_any_harm_to_any_file_is_noticed_and_mended(part, harm, tmp_path, passages, encoder) -> None:
    store = tmp_path / "store"
    wanted = open_or_build(passages, store, encoder=encoder).search("起付标准")
    version = next(store.glob("v-*"))
    HARMS[harm](version / part)
    if (part, harm) != ("../current", "cut short"):
        with pytest.raises(StoreError, match="wanted"):
            Library.open(store, encoder=encoder)
    mended = open_or_build(passages, store, encoder=encoder)
    assert mended.search("起付标准") == wanted
    assert Library.open(store, encoder=encoder).passages == passages


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("v-" + "0" * 32, "manifest"),
        ("../../etc", "wanted the name of a version"),
        ("", "wanted the name of a version"),
        ("\x00\xff" * 50, "wanted the name of a version"),
    ],
)
def test_a_pointer_to_nowhere_is_damage(content, message, tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    (tmp_path / "current").write_text(content, encoding="utf-8")
    with pytest.raises(StoreDamaged, match=message):
        Library.open(tmp_path, encoder=encoder)


def test_a_manifest_that_points_outside_is_damage(tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    file = next(tmp_path.glob("v-*/manifest.json"))
    content = json.loads(file.read_text())
    content["files"]["../../secret"] = "0" * 64
    file.write_text(json.dumps(content))
    with pytest.raises(StoreDamaged, match="outside"):
        Library.open(tmp_path, encoder=encoder)


def test_another_model_makes_an_index_stale(tmp_path, passages, encoder, newer_encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    with pytest.raises(StoreStale, match="fingerprint is 1, wanted 2"):
        Library.open(tmp_path, encoder=newer_encoder)
    open_or_build(passages, tmp_path, encoder=newer_encoder)
    assert newer_encoder.calls == 1


def test_another_schema_makes_an_index_stale(tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    file = next(tmp_path.glob("v-*/manifest.json"))
    file.write_text(file.read_text().replace('"version": 2', '"version": 99').replace('"count"', '"number"'))
    with pytest.raises(StoreStale, match="version 99, wanted version 2"):
        Library.open(tmp_path, encoder=encoder)


def test_changed_passages_and_titles_are_built_anew_and_the_old_version_goes(tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    changed = (*passages[:3], replace(passages[3], text="Books are lent for two weeks."))
    assert open_or_build(changed, tmp_path, encoder=encoder).passages == changed
    open_or_build(changed, tmp_path, titles={"c": "Rules"}, encoder=encoder)
    assert encoder.calls == 3
    assert len(list(tmp_path.glob("v-*"))) == 1


def test_only_what_has_changed_is_encoded_again(tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    encoder.encoded.clear()
    new = replace(passages[3], text="Books are lent for two weeks.")
    library = open_or_build((new, passages[1], passages[0]), tmp_path, encoder=encoder)
    assert encoder.encoded == [new.text]
    fresh = Library.of((new, passages[1], passages[0]), encoder=encoder)
    assert np.array_equal(library.dense.vectors, fresh.dense.vectors)


def test_another_encoders_vectors_are_not_taken_over(tmp_path, passages, encoder, newer_encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)
    open_or_build(passages[:3], tmp_path, encoder=newer_encoder)
    assert len(newer_encoder.encoded) == 3


def test_a_build_that_breaks_off_leaves_the_old_index(tmp_path, passages, encoder) -> None:
    open_or_build(passages, tmp_path, encoder=encoder)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Library.build(passages[:2], tmp_path, stop, encoder=encoder)
    assert Library.open(tmp_path, encoder=encoder).passages == passages


def test_a_store_that_cannot_be_written_costs_only_time(tmp_path, passages, encoder, caplog) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with caplog.at_level(logging.WARNING):
        library = open_or_build(passages, file / "store", encoder=encoder)
    assert library.search("起付标准")
    assert "cannot be used" in caplog.text


ONE_OF_MANY = """
import sys, time
import numpy as np
from pathlib import Path
from corpus.passage import Passage
from index.library import open_or_build

class Slow:
    name, fingerprint = "slow", "1"
    def query(self, text): return np.ones(4, dtype=np.float32)
    def passages(self, texts, progress=None):
        print("built")
        time.sleep(0.5)
        return np.ones((len(texts), 4), dtype=np.float32)

library = open_or_build([Passage("a:0-3", "a", "", "起付线", 0, 3)], Path(sys.argv[1]), titles={}, encoder=Slow())
print(library.search("起付线")[0].passage.id)
"""


def test_of_several_processes_one_builds_and_all_have_it(tmp_path) -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", ONE_OF_MANY, str(tmp_path / "store")]
    runs = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    out = [run.communicate(timeout=120)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert sum(text.count("built") for text in out) == 1
    assert all("a:0-3" in text for text in out)
