"""What is kept for the next start is worked out once, and again where the file is missing, stale, damaged or cannot be written."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.kept import digest, kept


class Maker:
    """Works out a content, and counts how often."""

    def __init__(self, content: bytes = b"first\nsecond\n\x00\xff") -> None:
        self.content = content
        self.calls = 0

    def __call__(self) -> bytes:
        self.calls += 1
        return self.content


@pytest.mark.parametrize("content", [b"", b"\n", b"first\nsecond\n\x00\xff"])
def test_it_is_worked_out_once(content: bytes, tmp_path: Path) -> None:
    make = Maker(content)
    file = tmp_path / "new folder" / "words"
    assert [kept(file, digest(["a"]), make) for _ in range(3)] == [content] * 3
    assert make.calls == 1


def test_another_source_makes_it_stale(tmp_path: Path) -> None:
    kept(tmp_path / "words", digest(["a"]), Maker(b"of a"))
    assert kept(tmp_path / "words", digest(["b"]), Maker(b"of b")) == b"of b"
    never = Maker()
    assert kept(tmp_path / "words", digest(["b"]), never) == b"of b"
    assert never.calls == 0


def _change(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def _make_folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


HARMS: dict[str, Callable[[Path], object]] = {
    "a flipped bit of the content": lambda file: _change(file, -1),
    "a flipped bit of its SHA-256": lambda file: _change(file, 70),
    "a flipped bit of its source": lambda file: _change(file, 3),
    "no line": lambda file: _change(file, 129),  # two digests of 64 figures, the space between them, and then the line's end
    "not ASCII": lambda file: file.write_bytes(b"\xff" * 40 + file.read_bytes()),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "emptied": lambda file: file.write_bytes(b""),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"x"),
    "missing": lambda file: file.unlink(),
    "a folder": _make_folder,
}


@pytest.mark.parametrize("harm", HARMS)
def test_any_harm_is_noticed_and_mended(harm: str, tmp_path: Path) -> None:
    file, make = tmp_path / "words", Maker()
    kept(file, digest(["a"]), make)
    whole = file.read_bytes()
    HARMS[harm](file)
    assert kept(file, digest(["a"]), make) == make.content
    assert make.calls == 2
    assert file.read_bytes() == whole


def test_what_a_broken_off_write_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "words.new").write_bytes(b"half of i")
    kept(tmp_path / "words", digest(["a"]), Maker())
    assert {path.name for path in tmp_path.iterdir()} == {"words", "lock"}


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    make = Maker()
    with caplog.at_level(logging.WARNING):
        assert [kept(blocked / "words", digest(["a"]), make) for _ in range(2)] == [make.content] * 2
    assert make.calls == 2
    assert "cannot be written" in caplog.text


def test_a_content_that_cannot_be_worked_out_leaves_the_old_one(tmp_path: Path) -> None:
    kept(tmp_path / "words", digest(["a"]), Maker(b"of a"))

    def stop() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept(tmp_path / "words", digest(["b"]), stop)
    never = Maker()
    assert kept(tmp_path / "words", digest(["a"]), never) == b"of a"
    assert never.calls == 0


def test_a_digest_tells_parts_files_and_surrogates_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"ab")
    other.write_bytes(b"ac")
    parts: list[list[str | bytes | Path]] = [[], [""], ["ab"], ["a", "b"], ["", "ab"], ["\ud800"], ["\ud801"], [other]]
    assert len({digest(part) for part in parts}) == len(parts)
    assert digest([one]) == digest(["ab"]) == digest([b"ab"])


ONE_OF_MANY = """
import sys, time
from pathlib import Path
from index.kept import digest, kept

def make():
    time.sleep(0.2)
    return b"words" * 100_000

for _ in range(20):
    for source in "ab":  # each makes the other's content stale, so that files are replaced while they are read
        assert kept(Path(sys.argv[1]), digest([source]), lambda: source.encode() * 100_000) == source.encode() * 100_000
assert kept(Path(sys.argv[1]), digest(["c"]), make) == make()
"""


def test_several_processes_at_once_never_see_half_a_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ONE_OF_MANY, str(tmp_path / "store" / "words")]
    runs = [subprocess.Popen(command, cwd=Path(__file__).resolve().parents[2], stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [run.communicate(timeout=120)[1] for run in runs] == ["", "", ""]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert {path.name for path in (tmp_path / "store").iterdir()} == {"words", "lock"}
