"""The arrows between the packages point one way, and what only one place may know stays there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "corpus", "index", "calculator")

# A file's allowed imports of ours, by the longest matching start of its path.
ARROWS = {
    "corpus/": ("corpus",),
    "index/": ("corpus", "index"),
    "calculator/": ("calculator", "corpus.citation", "corpus.regions", "corpus.changes"),
    "assistant/": PACKAGES,
    "app.py": ("assistant",),
}
# A library's only places.
PLACES = {
    "streamlit": ("app.py", "assistant/ui/"),
    "starlette": ("assistant/ui/server.py",),
    "fpdf": ("assistant/takeaway/",),
    "segno": ("assistant/takeaway/qr.py",),
    "python_calamine": ("assistant/cases/",),
    "xlsxwriter": ("assistant/cases/",),
    "faiss": ("index/dense.py",),
    "sentence_transformers": ("index/encoder.py",),
}


def sources() -> list[Path]:
    return sorted([ROOT / "app.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))])


def imported(path: Path) -> set[str]:
    """The modules a file of ours imports."""
    return set(modules(path.read_text(encoding="utf-8"), path.relative_to(ROOT).parts[:-1]))


def modules(code: str, package: tuple[str, ...]) -> Iterator[str]:
    """Every module that code in `package` imports, wherever in it: at the top, in a function, for types only, or by name at run time."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                above = package[: len(package) - level + 1] if level else ()
                base = ".".join([*above, *([module] if module else [])])
                yield base
                yield from (f"{base}.{name.name}" for name in names)
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(value=str(name)), *_]):
                if called in ("__import__", "import_module"):
                    yield name


def within(module: str, allowed: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in allowed)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def wrong_arrows(path: Path) -> list[str]:
    """Imports of ours that the file may not make; a package name alone stands for the modules taken from it."""
    allowed = next(names for start, names in ARROWS.items() if relative(path).startswith(start))
    ours = {module for module in imported(path) if module.split(".")[0] in PACKAGES}
    leading = {name.rpartition(".")[0] for name in allowed if name in ours}
    return sorted(module for module in ours if not within(module, allowed) and module not in leading)


def test_every_package_is_here() -> None:
    """An empty listing would let every other test here pass."""
    found = {relative(path).split("/")[0] for path in sources()}
    assert found == {"app.py", *PACKAGES}


@pytest.mark.parametrize("path", sources(), ids=relative)
def test_imports_follow_the_arrows(path: Path) -> None:
    """corpus <- index and calculator <- assistant <- app.py, imports inside functions included."""
    assert wrong_arrows(path) == []


@pytest.mark.parametrize("library", PLACES)
def test_a_library_stays_in_its_place(library: str) -> None:
    """Each of these could be exchanged in one place; each is used there."""
    users = {relative(path) for path in sources() if any(within(module, (library,)) for module in imported(path))}
    assert users
    assert {user for user in users if not user.startswith(PLACES[library])} == set()


def test_every_way_to_import_is_seen() -> None:
    """The reader of imports itself: in functions, relative, and by name."""
    code = "def f():\n    from index import library\n    from ..fold import fold\n    importlib.import_module('calculator.engine')\n"
    found = set(modules(code, ("corpus", "read")))
    assert found == {"index", "index.library", "corpus.fold", "corpus.fold.fold", "calculator.engine"}


def test_no_file_names_a_place_of_one_machine() -> None:
    """A clone works wherever it stands."""
    homes = re.compile(r"(?<![\w.~])/(?:home|Users|root|work|tmp|opt|mnt)/\w|[A-Z]:\\\\?(?:Users|home)")
    suffixes = {".py", ".toml", ".yaml", ".yml", ".md", ".css", ".json", ""}
    files = [path for path in ROOT.rglob("*") if path.is_file() and path.suffix in suffixes and not ignored(path)]
    assert len(files) > 50
    naming = [relative(path) for path in files if homes.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert naming == []


def ignored(path: Path) -> bool:
    """What tools leave behind, and the bundled documents as they were received."""
    parts = path.relative_to(ROOT).parts
    return any(part.startswith(".") and part not in (".ci", ".streamlit", ".gitignore") for part in parts) or "__pycache__" in parts
