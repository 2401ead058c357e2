"""python -m index build [--documents DIR] [--store DIR]  ·  python -m index search [--store DIR] [-k N] [QUERIES] [-o HITS]"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.catalog import Folder, catalog, survey
from corpus.passage import passages
from corpus.sources import SourceError
from index import queries
from index.errors import ModelMissing, StoreError
from index.library import Library, default_store
from index.progress import shown_on

_FAILED = 2
_PARTLY = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: done, but a document was left out; 2: not done, and standard error says why."""
    options = _parser().parse_args(arguments)
    try:
        return _build(options) if options.command == "build" else _search(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the hits has enough: nothing is left to flush
        return 0
    except StoreError as error:
        return _fail(f"{error}; build it again: python -m index build --store {options.store}")
    except (SourceError, ModelMissing, OSError) as error:
        return _fail(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="Index a folder of documents, and search it.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="index documents")
    build.add_argument("--documents", type=Path, metavar="DIR", help="a folder of .txt .md .html .pdf .docx files; else the bundled texts")
    search = commands.add_parser("search", help="answer questions with passages, JSON Lines in and out")
    search.add_argument("-k", type=_positive, default=10, metavar="N", help="at most so many passages a question (10)")
    search.add_argument("queries", nargs="?", default="-", metavar="QUERIES", help='lines of {"id", "query"}; - or nothing: standard input')
    search.add_argument("-o", dest="hits", default="-", metavar="HITS", help="where the answers go; - or nothing: standard output")
    for command in (build, search):
        command.add_argument("--store", type=Path, metavar="DIR", default=default_store() / "passages", help="the folder of the index")
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < len(text) < 10 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"found {text!r}, wanted a whole number from 1")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    found = survey(options.documents) if options.documents else Folder(catalog().documents, ())
    parts = [passage for document in found.documents for passage in passages(document)]
    for reason in found.refused:
        _say(f"left out: {reason}")
    if not parts:
        return _fail(f"{options.documents}: found no text, wanted .txt, .md, .html, .pdf or .docx files with some")
    titles = {document.id: document.title for document in found.documents}
    Library.build(parts, options.store, shown_on(sys.stderr), titles=titles)
    _say(
        f"{options.store}: {len(parts)} passages of {len(found.documents)} documents"
        + (f", {len(found.refused)} left out" if found.refused else "")
    )
    return _PARTLY if found.refused else 0


def _search(options: argparse.Namespace) -> int:
    if _same(options.queries, options.hits):
        return _fail(f"{options.hits}: found the queries themselves, wanted another file for the hits")
    library = Library.open(options.store)
    with _reading(options.queries) as lines, _writing(options.hits) as out:
        for answer in queries.answers(library, lines, options.k):
            queries.write(out, answer)
    return 0


def _same(one: str, other: str) -> bool:
    return "-" not in (one, other) and Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


@contextmanager
def _reading(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
    else:
        with Path(name).open("rb") as stream:
            yield stream


@contextmanager
def _writing(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdout.buffer
    else:
        with Path(name).open("wb") as stream:
            yield stream


def _fail(message: str) -> int:
    _say(message)
    return _FAILED


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    sys.exit(main())
