"""Folders written whole or not at all: files are prepared beside their place and then moved into
it.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

MANIFEST = "manifest.json"


class OutputError(RuntimeError):
    """Nothing can be written there; the message says where, why, and what to do."""


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder to write into; on success its files move to `out`, on any error `out` stays exactly
    as it was.

    Files that an earlier report left and this one no longer has are removed; other people's files
    in `out` stay, and OutputError is raised before anything happens where one of them would be
    overwritten.
    """
    existed = out.exists()
    if existed and not out.is_dir():
        raise OutputError(f"{out} is a file. Give a folder for the report: --out DIR.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".lagebild-", dir=out))
    except OSError as error:
        raise OutputError(
            f"Nothing can be written to {out}: {error.strerror}. Give another folder: --out DIR."
        ) from error
    try:
        yield stage
        _move(stage, out)
    except OSError as error:
        raise OutputError(
            f"The report could not be written to {out}: {error.strerror}. What was there is kept."
        ) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if not existed and out.is_dir() and not any(out.iterdir()):
            out.rmdir()


def shipped(name: str) -> Path:
    """The folder that comes with the kit: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def kit_version() -> str:
    """The installed kit's version, "unknown" where it is used without being installed."""
    try:
        return version("lagebild")
    except PackageNotFoundError:
        return "unknown"


def hashes(stage: Path) -> dict[str, dict[str, object]]:
    """Size and SHA-256 of every file under `stage`, by its name with forward slashes."""
    return {
        path.relative_to(stage).as_posix(): {
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in sorted(stage.rglob("*"))
        if path.is_file()
    }


def write_manifest(stage: Path, facts: dict) -> None:
    """Writes manifest.json: `facts` and the hash of every other file."""
    content = {"generator": "lagebild", **facts, "files": hashes(stage)}
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    (stage / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _move(stage: Path, out: Path) -> None:
    """Each file moves in one step; the manifest, which says what the folder holds, moves last."""
    fresh = [name for name in hashes(stage) if name != MANIFEST] + [MANIFEST]
    ours = _earlier(out)
    foreign = [name for name in fresh if (out / name).exists() and name not in ours]
    if foreign:
        raise OutputError(
            f"{out} already holds {foreign[0]}, which no report wrote. Give an empty folder: "
            f"--out DIR."
        )
    for name in fresh:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(out / name)
    for name in ours - set(fresh):
        (out / name).unlink(missing_ok=True)
        with suppress(OSError):  # a folder goes where it is empty
            (out / name).parent.rmdir()


def _earlier(out: Path) -> set[str]:
    """The files that an earlier report wrote to `out`, by its manifest."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        named = {MANIFEST, *manifest["files"]} if manifest["generator"] == "lagebild" else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    # a manifest is a file like any other: what it names outside the folder is not touched
    return {name for name in named if (out / name).resolve().is_relative_to(out.resolve())}
