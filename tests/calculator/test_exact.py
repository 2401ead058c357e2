"""Money never touches a float: read from the source, so that no line of it can, tested or not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator

SOURCES = sorted(Path(calculator.__file__).parent.rglob("*.py"))
FLOATING = {
    "float",
    "float_",
    "float16",
    "float32",
    "float64",
    "double",
    "longdouble",
    "complex",
    "mean",
    "average",
    "divide",
    "true_divide",
}
"""Names that make or take a float, in Python, numpy and pyarrow."""


def floats(code: str) -> Iterator[str]:
    """Every place of some code where a float could come from; how alike two words must be (`cutoff`) is no money."""
    tree = ast.parse(code)
    likeness = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "cutoff"}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()) if id(node) not in likeness:
                yield f"line {node.lineno}: {node.value!r}"
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in FLOATING:
                yield f"line {node.lineno}: {name}"
            case ast.BinOp(op=ast.Div(), right=right) if not _is_text(right):
                yield f"line {node.lineno}: /"
            case ast.AugAssign(op=ast.Div()):
                yield f"line {node.lineno}: /="
            case ast.Call(func=ast.Name(id="round")):
                yield f"line {node.lineno}: round()"


def _is_text(node: ast.expr) -> bool:
    """Of a path: `folder / "name"`."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


@pytest.mark.parametrize("path", SOURCES, ids=[path.relative_to(Path(calculator.__file__).parent).as_posix() for path in SOURCES])
def test_the_source_holds_no_float(path: Path) -> None:
    assert list(floats(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("code", ["0.6", "x / 2", "x /= 2", "float(x)", "np.float64", "round(x)", "x.astype(float)", "values.mean()"])
def test_a_float_would_be_seen(code: str) -> None:
    assert list(floats(code))


def test_an_exact_line_passes() -> None:
    assert not list(floats('Fraction(3, 5) * 2 // 7; DATA / "file.yaml"; folder / f"{name}.yaml"'))
