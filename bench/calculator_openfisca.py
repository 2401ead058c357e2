"""OpenFisca-Core in an environment of its own: made on demand, asked in a process of its own.

It is under the AGPL and is installed for this comparison only. Where it cannot be had the bench says so and goes on without it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
HOME: Final = ROOT / ".venv-openfisca"
PYTHON: Final = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP: Final = HOME / ".stamp"
NEEDS: Final = ("OpenFisca-Core>=46,<47", "numpy>=2,<3", "pandas>=2.2,<4", "pyarrow>=20")
Told = dict[str, Any]


class MissingOpenFiscaError(Exception):
    """OpenFisca-Core cannot be had or does not run; the message says why."""


def prepare() -> None:
    """Make the environment unless it is there with just these packages. Raises MissingOpenFiscaError, most often for want of a network."""
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == "\n".join(NEEDS):
        return
    print(f"Installing OpenFisca-Core into {HOME.name}, for this comparison only.", flush=True)
    for command in (
        [sys.executable, "-m", "venv", str(HOME)],
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", *NEEDS],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingOpenFiscaError(f"OpenFisca-Core could not be installed (is there a network?): {_last_line(done.stderr)}")
    STAMP.write_text("\n".join(NEEDS), encoding="utf-8")


def ask(*arguments: str) -> Told:
    """What `bench.openfisca.run` answers. Raises MissingOpenFiscaError if it fails."""
    command = [str(PYTHON), "-m", "bench.openfisca.run", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise MissingOpenFiscaError(f"OpenFisca-Core failed: {_last_line(done.stderr)}")
    return json.loads(done.stdout)


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing"])[-1]
