"""`python -m corpus check | show ID [--outline] | list`, on the bundled texts or on a folder (`--documents DIR`)."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.catalog import Catalog, catalog, open_folder
from corpus.changes import all_changes
from corpus.check import check, table
from corpus.document import Document
from corpus.sources import SourceError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 with a sentence on standard error if not."""
    options = _parser().parse_args(arguments)
    try:
        found = open_folder(options.documents) if options.documents else catalog()
        match options.command:
            case "check":
                return _check(found, options.documents)
            case "list":
                return _list(found)
            case _:
                _show(found.document(options.id), options.outline)
    except (SourceError, KeyError) as error:
        sys.stderr.write(f"{error.args[0]}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="What the sources say.")
    commands = parser.add_subparsers(dest="command", required=True)
    show = commands.add_parser("show", help="write the stored text of a document, or its outline")
    show.add_argument("id")
    show.add_argument("--outline", action="store_true", help="its sections with their offsets instead of its text")
    for command in (
        show,
        commands.add_parser("check", help="validate every document"),
        commands.add_parser("list", help="which documents there are"),
    ):
        command.add_argument(
            "--documents", metavar="DIR", type=Path, help="a folder of .txt, .md, .html, .pdf and .docx files instead of the bundled texts"
        )
    return parser


def _check(found: Catalog, folder: Path | None) -> int:
    rows = check(found, () if folder else all_changes())
    sys.stdout.write(table(rows) + "\n")
    faults = [fault for row in rows for fault in row.faults]
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


def _list(found: Catalog) -> int:
    """Every document that can be read; the others are named on standard error."""
    refused = 0
    for name in found.ids:
        try:
            document = found.document(name)
            sys.stdout.write(f"{document.id}\t{document.number}\t{document.title}\n")
        except SourceError as error:
            sys.stderr.write(f"{error}\n")
            refused = 1
    return refused


def _show(document: Document, outline: bool) -> None:  # noqa: FBT001  # the command line's own flag
    if outline:
        lines = [f"{'  ' * (section.level - 1)}{section.heading}  [{section.start}, {section.end})" for section in document.sections]
        sys.stdout.write("\n".join([document.title, *lines]) + "\n")
        return
    # Bytes, so that the text arrives exactly as stored whatever the terminal's newlines and encoding.
    sys.stdout.buffer.write(document.text.encode("utf-8"))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a C locale cannot write Chinese
    sys.exit(main())
