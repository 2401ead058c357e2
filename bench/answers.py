"""How many turns are answered as they should be, what each part is worth, and how long each step takes.

    python -m bench.answers                          # every file of conversations that comes with the tests
    python -m bench.answers FILE ...                 # these files; one that does not exist is passed over
    python -m bench.answers --without words          # of the parts only the words are set aside (none: `--without`)
    python -m bench.answers --misses page.md         # where the misses are written, docs/misses.md if nowhere else

A turn is right when nothing that was expected of it fails. Every table shows the share of turns that are right and the share that pass
each check, in %, of those that expect something of it; "–" where none does. "answers" are the turns right of those that should be
answered from the texts: amounts come from the calculator, whatever is found.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from assistant.conversation import Assistant
from bench import misses, steps
from bench.parts import PARTS, lacking
from bench.played import CHECKS, TODAY, Case, Played, cases_in, missed, play, question_files

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "misses.md"
_NAME = 26  # columns
_WIDTHS: Final = {name: max(7, len(name) + 2) for name in ("turns", "right", "answers", *CHECKS)}

Groups = Callable[[Played], Sequence[str]]
GROUPINGS: Final[dict[str, Groups]] = {
    "kind": lambda turn: (turn.expected.kind,),
    "register": lambda turn: (turn.case.manner,),
    "topic family": lambda turn: (turn.case.topic.split("-")[0],),
    "document": lambda turn: turn.expected.documents or ("none",),
}


def main() -> int:
    options = _options()
    files = [file for file in options.files or question_files() if file.exists()]
    cases = [case for file in files for case in cases_in(file)]
    if not cases:
        print("no conversations found")
        return 1
    assistant = Assistant.open()
    print(f"{len(cases)} conversations of {', '.join(file.name for file in files)}\n")
    steps.measure([case.turns[0] for case in cases], TODAY, assistant.finder)  # before anything is remembered
    turns = list(play(cases, assistant))
    show_all(turns)
    show_parts(assistant, cases, turns, options.without)
    options.misses.parent.mkdir(parents=True, exist_ok=True)
    options.misses.write_text(misses.page(turns), encoding="utf-8")
    print(f"\n{sum(bool(missed(turn)) for turn in turns)} misses, each in {options.misses.name}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--misses", type=Path, default=PAGE, metavar="PAGE")
    parser.add_argument("--without", nargs="*", choices=tuple(PARTS), default=tuple(PARTS), metavar="PART", help=", ".join(PARTS))
    return parser.parse_args()


def show_all(turns: Sequence[Played]) -> None:
    """All turns, then by each grouping."""
    print()
    heading("")
    row("all", turns)
    for name, groups in GROUPINGS.items():
        print()
        heading(f"by {name}")
        grouped: dict[str, list[Played]] = defaultdict(list)
        for turn in turns:
            for group in groups(turn):
                grouped[group].append(turn)
        for group, members in sorted(grouped.items(), key=lambda item: -len(item[1])):
            row(group, members)


def show_parts(whole: Assistant, cases: Sequence[Case], turns: Sequence[Played], parts: Sequence[str]) -> None:
    """One line for the whole assistant and one without each part."""
    print()
    heading("what the parts are worth")
    row("everything", turns)
    questions = [case.turns[0] for case in cases]
    for part in parts:
        row(f"without {part}", list(play(cases, lacking(part, whole, questions))))


def heading(name: str) -> None:
    """The line over a table."""
    print(f"{name:<{_NAME}}" + "".join(f"{column:>{width}}" for column, width in _WIDTHS.items()))


def row(name: str, turns: Sequence[Played]) -> None:
    """The shares of one group of turns."""
    right = [(turn, not missed(turn)) for turn in turns]
    answers = [ok for turn, ok in right if turn.expected.kind == "answer"]
    checked = [[ok for turn in turns if (ok := check(turn)) is not None] for check in CHECKS.values()]
    cells = (str(len(turns)), *(percent(found) for found in ([ok for _, ok in right], answers, *checked)))
    print(f"{name:<{_NAME}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS.values(), strict=True)))


def percent(found: Sequence[bool]) -> str:
    """The share that holds.

    >>> percent([True, True, False, True]), percent([])
    ('75.0', '–')
    """
    return f"{100 * sum(found) / len(found):.1f}" if found else "–"


if __name__ == "__main__":
    raise SystemExit(main())
