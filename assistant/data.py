"""Reading the assistant's own data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader where PyYAML was built with it: ten times as fast, as safe


def read_yaml(file: Path) -> Any:
    """What a YAML file holds; safe loading, no objects."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones
