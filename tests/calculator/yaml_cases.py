"""Cases written by hand in YAML: a list of entries a file, each with a ``name``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml


def entries(folder: Path, wanted: Callable[[dict[str, Any]], bool] = lambda _: True) -> Iterator[Any]:
    """Every entry of a folder's files that is wanted, as a parameter of a test named by file and entry."""
    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if wanted(entry):
                yield pytest.param(_dates_as_text(entry), id=f"{path.stem}: {entry['name']}")


def _dates_as_text(value: Any) -> Any:
    """YAML reads a bare day as a date; the machine interface has text."""
    match value:
        case dict():
            return {key: _dates_as_text(inner) for key, inner in value.items()}
        case list():
            return [_dates_as_text(inner) for inner in value]
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else value
