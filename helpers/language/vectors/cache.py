"""Vectors on disk by the content of their texts, so that a second run over a corpus encodes
nothing.
"""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

import numpy as np

LIMIT = 500_000_000  # bytes of the file in use; the least recently used vectors go first
_KEPT = 0.9  # of the limit: a tenth goes too, so that not every later call has to clear
_AT_ONCE = 500  # keys per query
_UNIT = 1e-3  # by which the square of a sound vector's length may differ from 1
_PATIENCE = 30  # seconds that another process may hold the file
_DAY = 86_400  # seconds: use is noted by the day
# Seven vectors a page, which only a new file takes; what a crash loses is only computed again.
_SETUP = """
    PRAGMA page_size = 16384;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS vectors
        (key BLOB PRIMARY KEY, vector BLOB NOT NULL, day INTEGER NOT NULL);
"""
_USED = """SELECT (page_count - freelist_count) * page_size
    FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()"""


def location() -> Path | None:
    """The cache file: in the folder LAGEBILD_CACHE if set, else in the user's cache folder; None if
    it says off.
    """
    wanted = os.environ.get("LAGEBILD_CACHE", "")
    if wanted.lower() in ("off", "0", "no", "none"):
        return None
    if wanted:
        return Path(wanted).expanduser() / "vectors.sqlite"
    from platformdirs import user_cache_path

    return user_cache_path("lagebild", appauthor=False) / "vectors.sqlite"


def key(encoder: str, text: str) -> bytes:
    """What a vector is stored under: 16 bytes of hash of the encoder's name and the text."""
    return blake2b(f"{encoder}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def read(keys: Sequence[bytes], dimension: int) -> dict[bytes, np.ndarray]:
    """The stored vectors among `keys`; whatever is damaged counts as absent."""
    path = location()
    if path is None or not path.is_file():
        return {}
    rows: list[tuple[bytes, bytes, int]] = []
    with _rebuilding(path), closing(_open(path)) as base:
        for first in range(0, len(keys), _AT_ONCE):
            part = list(keys[first : first + _AT_ONCE])
            marks = ",".join("?" * len(part))
            rows += base.execute(
                f"SELECT key, vector, day FROM vectors WHERE key IN ({marks})", part
            ).fetchall()
        stale = [(_today(), k) for k, _, day in rows if day != _today()]
        if stale:
            with base:
                base.executemany("UPDATE vectors SET day = ? WHERE key = ?", stale)
    vectors = {k: np.frombuffer(v, dtype="<f4") for k, v, _ in rows if len(v) == 4 * dimension}
    return {k: v for k, v in vectors.items() if abs(float(v @ v) - 1) < _UNIT}


def write(vectors: dict[bytes, np.ndarray], limit: int = LIMIT) -> None:
    """Store vectors and keep the file within about `limit` bytes; a cache that cannot be written is
    left alone.
    """
    path = location()
    if path is None or not vectors:
        return
    rows = [
        (k, np.ascontiguousarray(v, dtype="<f4").tobytes(), _today()) for k, v in vectors.items()
    ]
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _rebuilding(path), closing(_open(path)) as base, base:
            base.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            (used,) = base.execute(_USED).fetchone()
            if used > limit:
                (count,) = base.execute("SELECT count(*) FROM vectors").fetchone()
                surplus = int(count * (1 - _KEPT * limit / used)) + 1
                base.execute(
                    "DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY day, key "
                    "LIMIT ?)",
                    (surplus,),
                )


def _today() -> int:
    return int(time.time() // _DAY)


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_PATIENCE)
    base.executescript(_SETUP)
    return base


@contextmanager
def _rebuilding(path: Path) -> Iterator[None]:
    """A damaged file is removed, to be built anew; a busy or read-only one is left for the next
    time.
    """
    try:
        yield
    except sqlite3.OperationalError:
        pass
    except sqlite3.DatabaseError:
        with suppress(OSError):
            path.unlink()
