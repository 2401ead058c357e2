"""BM25, vectors and their fusion: raw scores for every passage, and the edges where the libraries below misbehave."""

from pathlib import Path

import bm25s
import numpy as np
import pytest

from index.dense import Dense
from index.fuse import fuse, min_max
from index.lexical import K1, B, Lexical
from index.tokens import tokens

TEXTS = ["起付标准为1.8万元", "支付60%", "支付80%", "🤒"]


def test_every_text_has_a_score_and_only_shared_tokens_count() -> None:
    scores = Lexical.of(TEXTS).scores(tokens("起付标准"))
    assert scores.shape == (4,)
    assert scores[0] > 0
    assert scores[1:].max() < scores[0]
    assert scores[3] == 0


def test_a_figure_finds_its_own_rate() -> None:
    scores = Lexical.of(TEXTS).scores(tokens("80%"))
    assert scores.argmax() == 2
    assert scores[1] == 0


@pytest.mark.parametrize("query", ["", "🤒", "没有这些词吗"])
def test_nothing_shared_is_nothing_scored(query: str) -> None:
    assert not Lexical.of(["支付60%"]).scores(tokens(query)).any()


@pytest.mark.parametrize("texts", [[], ["🤒", ""]])
def test_texts_without_tokens_make_an_index_all_the_same(texts: list[str], tmp_path: Path) -> None:
    lexical = Lexical.of(texts)
    lexical.save(tmp_path / "lexical")
    assert Lexical.load(tmp_path / "lexical", len(texts)).scores(tokens("起付线")).tolist() == [0] * len(texts)


def test_repeating_a_word_in_the_query_changes_nothing() -> None:
    lexical = Lexical.of(TEXTS)
    assert np.array_equal(lexical.scores(tokens("支付支付支付")), lexical.scores(tokens("支付" + "付支")))


def test_a_stored_matrix_scores_alike(tmp_path: Path) -> None:
    lexical = Lexical.of(TEXTS)
    lexical.save(tmp_path / "lexical")
    assert np.array_equal(Lexical.load(tmp_path / "lexical", 4).scores(tokens("支付标准")), lexical.scores(tokens("支付标准")))


def test_scores_are_those_of_bm25s() -> None:
    """Added up here from the stored matrix; a matrix that bm25s holds itself is the measure."""
    said = [tokens(text) for text in TEXTS]
    matrix = bm25s.BM25(k1=K1, b=B, method="lucene")
    matrix.index(said, show_progress=False)
    for query in ("支付标准", "80%", "起付标准为1.8万元"):
        known = [token for token in dict.fromkeys(tokens(query)) if token in matrix.vocab_dict]
        assert np.array_equal(Lexical.of(TEXTS).scores(tokens(query)), matrix.get_scores(known))


def test_vectors_score_by_inner_product_and_survive_storing(tmp_path: Path) -> None:
    dense = Dense.of(np.array([[1, 0], [0.6, 0.8]], dtype=np.float32))
    dense.save(tmp_path / "vectors")
    again = Dense.load(tmp_path / "vectors")
    assert again.shape == (2, 2)
    assert again.scores(np.array([0, 1], dtype=np.float32)).tolist() == pytest.approx([0, 0.8])


def test_vectors_given_away_outlive_the_index() -> None:
    given = Dense.of(np.full((50, 64), 0.125, dtype=np.float32)).vectors
    _ = [Dense.of(np.ones((50, 64), dtype=np.float32)) for _ in range(20)]
    assert (given == 0.125).all()


def test_no_vectors_are_no_scores() -> None:
    assert Dense.of(np.zeros((0, 3), dtype=np.float32)).scores(np.ones(3, dtype=np.float32)).shape == (0,)


def test_min_max_stretches_and_keeps_equal_scores_apart_from_none() -> None:
    assert min_max(np.array([2, 4, 3], dtype=np.float32)).tolist() == [0, 1, 0.5]
    assert min_max(np.array([5, 5], dtype=np.float32)).tolist() == [1, 1]
    assert min_max(np.zeros(2, dtype=np.float32)).tolist() == [0, 0]
    assert min_max(np.zeros(0, dtype=np.float32)).tolist() == []


def test_fusion_adds_shares() -> None:
    lexical, dense = np.array([0, 10], dtype=np.float32), np.array([0.9, 0.8], dtype=np.float32)
    assert fuse(lexical, dense, 0.25).tolist() == pytest.approx([0.75, 0.25])
