"""The commands as a script runs them, on a folder of odd files and on odd lines."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.library import Library
from index.queries import answers, write

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "index", *arguments], cwd=ROOT, input=stdin, capture_output=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "养犬.md").write_text(
        "# 养犬管理规定\n\n## 一、登记\n养犬登记费每只每年200元。\n\n## 二、处罚\n遛狗不拴绳的，处200元罚款。\n", encoding="utf-8"
    )
    (folder / "rules.txt").write_text("Library rules\n\nBooks are lent for four weeks.\n", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 cut")
    (folder / "notes.xyz").write_text("not a document")
    built = run("build", "--documents", str(folder), "--store", str(folder / "store"))
    assert built.returncode == 1, built.stderr
    assert b"broken.pdf" in built.stderr
    assert "向量 vectors: " in built.stderr.decode()
    return folder / "store"


def test_a_folder_is_built_and_searched_and_the_bad_file_costs_only_itself(store: Path) -> None:
    found = run(
        "search",
        "--store",
        str(store),
        "-k",
        "1",
        stdin='{"id":"1","query":"养狗一年交多少钱"}\n{"id":"2","query":"how long may I keep a book"}\n'.encode(),
    )
    assert found.returncode == 0, found.stderr
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["1", "2"]
    hits = [line["hits"] for line in lines]
    assert [len(hit) for hit in hits] == [1, 1]
    assert hits[0][0]["document"] == "养犬"
    assert "200元" in hits[0][0]["text"]
    assert set(hits[0][0]) == {"document", "passage", "section", "score", "text"}
    assert hits[1][0]["document"] == "rules"


def test_files_in_and_out(store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_bytes(b'\xef\xbb\xbf{"id":"1","query":"book"}\r\n\r\n')
    found = run("search", "--store", str(store), str(tmp_path / "q.jsonl"), "-o", str(tmp_path / "hits.jsonl"))
    assert found.returncode == 0, found.stderr
    assert json.loads((tmp_path / "hits.jsonl").read_text(encoding="utf-8"))["hits"][0]["document"] == "rules"


def test_a_damaged_store_is_said_in_one_sentence(store: Path, tmp_path: Path) -> None:
    shutil.copytree(store, tmp_path / "store")
    file = next((tmp_path / "store").glob("v-*/vectors.faiss"))
    file.write_bytes(file.read_bytes()[:-1])
    found = run("search", "--store", str(tmp_path / "store"), stdin=b"{}\n")
    assert (found.returncode, found.stdout) == (2, b"")
    assert b"Traceback" not in found.stderr
    assert b"vectors.faiss" in found.stderr
    assert b"build it again" in found.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--store", "no/such/store"),
        ("search", "-k", "0"),
        ("search", "-k", "x"),
        ("build", "--documents", "no/such/folder", "--store", "unused"),
        ("build", "--documents", "tests/index/__pycache__", "--store", "unused"),
        (),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_reason(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr


BAD = [
    (b"not json", "", "line"),
    (b"\xff\xfe", "", "line"),
    (b"[1]", "", "line"),
    (b"[" * 100_000, "", "line"),
    (b"1" * 5000, "", "line"),
    (b'{"query":"x"}', "", "id"),
    (b'{"id":7,"query":"x"}', 7, "id"),
    (b'{"id":"a"}', "a", "query"),
    (b'{"id":"a","query":null}', "a", "query"),
    (b'{"id":"a","query":"' + b"x" * 100_001 + b'"}', "a", "query"),
]


@pytest.mark.parametrize(("line", "identity", "field"), BAD)
def test_a_bad_line_is_answered_in_its_place_and_the_next_goes_on(line, identity, field, passages, encoder) -> None:
    library = Library.of(passages, encoder=encoder)
    bad, good = answers(library, [line + b"\n", '{"id":"b","query":"起付标准"}\n'.encode()], 2)
    assert bad["id"] == identity
    assert bad["error"]["field"] == field
    assert "wanted" in bad["error"]["message"]
    assert len(good["hits"]) == 2


@pytest.mark.parametrize("query", ["", "🤒", "\\ud800", "起付标准" * 2500, "k" * 10_000])
def test_odd_queries_have_hits_or_none_but_no_error(query, passages, encoder) -> None:
    (answer,) = answers(Library.of(passages, encoder=encoder), [f'{{"id":"a","query":"{query}"}}'.encode()], 100)
    assert len(answer["hits"]) in {0, 4}


def test_half_a_character_in_an_id_comes_back_as_it_was() -> None:
    out = io.BytesIO()
    write(out, {"id": "\ud800", "hits": []})
    write(out, {"id": "明白", "hits": []})
    first, second = out.getvalue().splitlines()
    assert json.loads(first)["id"] == "\ud800"
    assert "明白" in second.decode()


def test_hits_never_overwrite_their_queries(tmp_path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id":"a","query":"x"}', encoding="utf-8")
    done = run("search", "--store", str(tmp_path), str(queries), "-o", str(queries))
    assert done.returncode == 2
    assert b"another file" in done.stderr
    assert queries.read_text(encoding="utf-8") == '{"id":"a","query":"x"}'
