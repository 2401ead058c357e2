"""The list of sources, folders of documents, and what the commands say when something is wrong."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.catalog import catalog, open_folder, read_folder, survey
from corpus.sources import DATA, SourceError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the bundled texts and their list, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(folder: Path, old: str, new: str) -> Path:
    """Change the list of sources in one place."""
    path = folder / "sources.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_what_is_known_about_a_text() -> None:
    """Issuer, place, days and what it goes before."""
    document = catalog().document("gd-2022-40")
    assert (document.number, document.issuer, document.region, document.level) == (
        "粤府办〔2022〕40号",
        "广东省人民政府办公厅",
        "广东省",
        "province",
    )
    assert (document.signed, document.published, document.in_force_from, document.in_force_to) == (
        None,
        date(2022, 12, 27),
        date(2022, 12, 27),
        None,
    )
    assert document.prevails_over == ("gd-2017-194",)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("gd-2016-85", date(2016, 8, 23)),
        ("gd-2017-194", date(2017, 9, 27)),
        ("gd-2022-40", date(2022, 12, 27)),
        ("jiangyin-2020", date(2020, 7, 1)),
        ("jilin-2016-57", date(2016, 1, 1)),
    ],
)
def test_in_force_from_its_first_day(name: str, first: date) -> None:
    """In force on the first day and not the day before; the reason is said."""
    document = catalog().document(name)
    assert document.in_force(first)
    assert not document.in_force(first.replace(year=first.year - 1))
    assert document.in_force_reason.endswith("。")


def test_a_folder_of_any_documents(tmp_path: Path) -> None:
    """Ids are stems; where two files share one, the folder and then the suffix tell them apart."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/a.txt", "sub/a.md", "ignored.csv"):
        (tmp_path / name).write_text("# 标题\n\n起付标准为1万元。\n", encoding="utf-8")
    documents = read_folder(tmp_path)
    assert [document.id for document in documents] == ["a", "b", "sub/a", "sub/a.txt"]
    assert (documents[0].title, documents[0].region, documents[0].in_force_from) == ("标题", "", None)


def test_a_folder_with_a_list_is_described_by_it(copied: Path) -> None:
    """Listed files have their description, others their stem."""
    (copied / "new.txt").write_text("新的规定。", encoding="utf-8")
    found = open_folder(copied)
    assert found.ids == (*catalog().ids, "new")
    assert found.document("jiangyin-2020").region == "江阴市"


def test_unreadable_files_are_reported_next_to_the_others(tmp_path: Path) -> None:
    """One bad file does not hide the good ones, and is not passed over in silence."""
    (tmp_path / "good.txt").write_text("起付标准为1万元。", encoding="gbk")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut")
    found = survey(tmp_path)
    assert [document.id for document in found.documents] == ["good"]
    assert found.refused[0].startswith("bad.pdf is cut short")
    with pytest.raises(SourceError, match=r"bad\.pdf is cut short"):
        read_folder(tmp_path)


def test_a_list_goes_on_past_an_unreadable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    (tmp_path / "b.txt").write_text("公告\n", encoding="utf-8")
    assert main(["list", "--documents", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == "b\t\t公告\n"
    assert "a.pdf" in told.err


def test_a_folder_without_documents(tmp_path: Path) -> None:
    """Missing or empty folders are named."""
    with pytest.raises(SourceError, match="holds no document"):
        read_folder(tmp_path)
    with pytest.raises(SourceError, match="is not a folder"):
        read_folder(tmp_path / "gone")


def test_check_is_content_with_the_bundled_texts(capsys: pytest.CaptureFixture[str]) -> None:
    """The table has a line a document, all of them ok, and the exit status says so."""
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:6] == ["document", "number", "characters", "sections", "passages", "sentences"]
    assert [line.split()[0] for line in lines[1:6]] == list(catalog().ids)
    assert all(line.endswith("ok") for line in lines[1:])
    assert all("100.0%" in line for line in lines[1:6])


def test_check_names_a_missing_document(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other documents are checked all the same."""
    (copied / "gd-2022-40.txt").unlink()
    assert main(["check", "--documents", str(copied)]) == 1
    said = capsys.readouterr()
    assert "gd-2022-40.txt is missing in " in said.err
    assert [line.split()[-1] for line in said.out.splitlines()[1:]] == ["ok", "ok", "wrong", "ok", "ok"]


def test_check_names_a_changed_document(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One changed figure is noticed."""
    path = copied / "jiangyin-2020.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("1.8 万元。", "1.6 万元。"), encoding="utf-8")
    assert main(["check", "--documents", str(copied)]) == 1
    assert "jiangyin-2020.txt has changed: its sha256 is " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('region = "江阴市"', 'region = "江阳市"', "jiangyin-2020: its region '江阳市' should be a county; it is no such place"),
        ('level = "county"', 'level = "city"', "level is 'city'; wanted is one of country, province, prefecture, county"),
        (
            'number = "粤府办〔2022〕40号"',
            'number = "粤府办〔2022〕41号"',
            "gd-2022-40: its number '粤府办〔2022〕41号' does not stand in its text",
        ),
        ("signed = 2016-08-16", "signed = 2016-08-17", "gd-2016-85: the day it was signed, 2016-08-17, does not stand in its text"),
        ("in_force_from = 2020-07-01\n", "", "in_force_from is missing; a day such as 2016-08-23 is wanted"),
        ("in_force_from = 2020-07-01", 'in_force_from = "soon"', "in_force_from is 'soon'; a day such as 2016-08-23 is wanted"),
        (
            "in_force_from = 2020-07-01",
            "in_force_from = 2020-07-01\nin_force_to = 2020-06-30",
            "in force to 2020-06-30, which is before 2020-07-01",
        ),
        ('prevails_over = ["gd-2017-194"]', 'prevails_over = ["gd-2017"]', "prevails over 'gd-2017', which is no other document"),
    ],
)
def test_check_names_a_wrong_description(copied: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str) -> None:
    """What is found and what is wanted, in one sentence."""
    assert main(["check", "--documents", str(spoil(copied, old, new))]) == 1
    assert said in capsys.readouterr().err


def test_a_list_that_is_no_list(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged list is named, with the line that is wrong."""
    assert main(["check", "--documents", str(spoil(copied, "[[document]]", "[[document"))]) == 1
    assert "the list of sources sources.toml cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gd-2016-85", "gd-2017-194", "gd-2022-40", "jiangyin-2020", "jilin-2016-57"])
def test_show_writes_exactly_the_stored_text(name: str) -> None:
    """Byte for byte the file as received, whatever the terminal."""
    run = subprocess.run([sys.executable, "-m", "corpus", "show", name], capture_output=True, check=True)
    assert run.stdout == (DATA / f"{name}.txt").read_bytes()
    assert run.stdout.decode("utf-8") == catalog().document(name).text


def test_show_outline(capsys: pytest.CaptureFixture[str]) -> None:
    """The title, then the sections, indented by level, with their offsets."""
    assert main(["show", "jiangyin-2020", "--outline"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "市政府办公室关于实施江阴市城乡居民大病保险制度的意见",
        "开头  [0, 306)",
        "一、目标任务  [306, 506)",
        "二、制度政策  [506, 607)",
        "  （一）保障对象  [607, 665)",
    ]


def test_check_in_a_locale_without_chinese() -> None:
    """The table is UTF-8 whatever the locale."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([sys.executable, "-m", "corpus", "check"], capture_output=True, check=True, env=environment)
    assert "粤府办〔2022〕40号" in run.stdout.decode("utf-8")


def test_show_of_an_unknown_document(capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, no traceback."""
    assert main(["show", "nothing"]) == 1
    assert capsys.readouterr().err.startswith("no document 'nothing'; there are gd-2016-85")


def test_importing_the_corpus_reads_no_pdf_library() -> None:
    """What reads PDF, HTML and Word is loaded when such a file is read, not before."""
    code = (
        "import sys; from corpus.citation import cite; cite('jiangyin-2020', '起付标准'); "
        "print([name for name in ('pypdf', 'bs4', 'docx', 'pydantic', 'numpy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout == "[]\n"
