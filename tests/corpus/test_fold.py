"""Comparing and showing text."""

import doctest
import importlib

import pytest

from corpus.fold import Folded, fold, fold_loosely, readable


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("两个 走在前列", "两个走在前列"),
        ("提供 “一站式 ”服务", "提供“一站式”服务"),
        ("盈余率在３％ —５％（含）", "盈余率在3%—5%（含）"),
        ("盈亏率在±３\n\n％（含）", "盈亏率在±3%（含）"),
        ("2020 年起付标准为 1.8 万元", "2020 年起付标准为 1.8 万元"),
        ("2020年\n\n按实际", "2020年按实际"),
        ("in the\npooling  area", "in the pooling area"),
        ("厅               厅", "厅 厅"),
        ("，；：（）％Ａ", "，；：（）%A"),
        ("", ""),
    ],
)
def test_readable_changes_only_space_and_width(source: str, shown: str) -> None:
    """Chinese runs together, figures are ASCII, Chinese punctuation stays; folded both are equal."""
    assert readable(source) == shown
    assert fold(source) == fold(shown)


def test_offsets_survive_characters_that_unfold() -> None:
    """㎡ folds into two letters, … into three dots; offsets still point into the source."""
    folded = Folded.of("约１０㎡…好")
    (at,) = folded.find_all(fold_loosely("10m2...好"))
    assert folded.span(at, len("10m2...好")) == (1, 6)


@pytest.mark.parametrize("module", ["changes", "fold", "headings", "regions", "structure"])
def test_examples_in_the_docs(module: str) -> None:
    """What the docstrings show is what happens."""
    result = doctest.testmod(importlib.import_module(f"corpus.{module}"))
    assert (result.failed, result.attempted > 0) == (0, True)
