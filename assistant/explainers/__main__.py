"""`python -m assistant.explainers check [FILE ...]`: check explainers while they are being written."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from assistant.explainers import FOLDER, Entry, ExplainerError, check, entries


def problems(file: Path) -> tuple[list[Entry], list[str]]:
    """The entries of one file and every complaint about them."""
    found: list[Entry] = []
    complaints: list[str] = []
    try:
        for entry in entries(file):
            found.append(entry)
            try:
                check(entry, file.name)
            except ExplainerError as error:
                complaints.append(str(error))
    except ExplainerError as error:
        complaints.append(str(error))
    return found, complaints


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] != "check":
        print(__doc__, file=sys.stderr)
        return 2
    files = [Path(name) for name in arguments[1:]] or sorted(FOLDER.glob("*.yaml"))
    ids: Counter[str] = Counter()
    failed = False
    for file in files:
        found, complaints = problems(file)
        ids.update(entry.id for entry in found)
        failed = failed or bool(complaints)
        print(f"{file.name}: {len(found)} explainers, {sum(len(e.questions) for e in found)} questions, {len(complaints)} problems")
        for complaint in complaints:
            print(f"  {complaint}")
    for repeated in (name for name, times in ids.items() if times > 1):
        failed = True
        print(f"  the id {repeated} stands more than once")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
