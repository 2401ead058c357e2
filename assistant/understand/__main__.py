"""`python -m assistant.understand "…" [--expecting deductible …] [--today 2026-11-21]`: the reading of one message as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assistant.understand import read
from corpus.regions import Region


def main() -> None:
    """Print the reading of the message on the command line, or of standard input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", nargs="?", help="the message; standard input if left out")
    parser.add_argument("--expecting", nargs="*", default=[], help="what was asked last")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="ISO day; today if left out")
    given = parser.parse_args()
    text = given.text if given.text is not None else sys.stdin.read()
    reading = read(text, given.today or date.today(), given.expecting)  # noqa: DTZ011 - the person's own calendar day
    sys.stdout.write(json.dumps(_json(reading), ensure_ascii=False, indent=2) + "\n")


def _json(value: object) -> object:
    match value:
        case Region():
            return value.name
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case Fraction():
            return str(value)
        case frozenset():
            return sorted(value)
        case tuple():
            return [_json(item) for item in value]
    if is_dataclass(value):
        return {field.name: found for field in fields(value) if (found := _json(getattr(value, field.name))) not in (None, "", [], False)}
    return value


if __name__ == "__main__":
    main()
