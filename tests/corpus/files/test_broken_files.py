"""Whatever is broken in a file, reading ends with a table or one sentence, and nothing raises."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from helpers.corpus.files import Raw, stream
from helpers.corpus.loading import document
from helpers.corpus.problems import Problem

HERE = Path(__file__).parent


def module(name: str):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


EXPORTS = module("test_database_exports").EXPORTS
FILES = {name: data[:6_000] for name, data in EXPORTS.items() if not name.startswith("factiva-f")}
FILES |= {
    "a.json": b'{"articles": [{"title": "T", "source": {"name": "M"}, "content": "Der Rat."}]}',
    "a.eml": b"From: a@b.de\nSubject: T\nDate: Mon, 3 Jun 2024 06:12:00 +0200\n\nDer Rat",
    "a.mbox": b"From a@b.de Mon Jun  3 06:12:00 2024\nSubject: T\n\nDer Rat tagt.\n\n",
    "a.mhtml": b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\nA",
    "a.rss": b"<rss><channel><title>M</title><item><title>T</title><summary>Rat</summary>",
    "a.tei": b"<TEI><teiHeader><date when='2024'/></teiHeader><sp who='#A'><p>Rat</p></sp></TEI>",
    "a.vtt": b"WEBVTT\n\n00:01.000 --> 00:03.000\nDer Rat tagt.\n",
    "a.bib": b"@article{a, title={T}, abstract={Der Rat tagt.}}",
    "a.csv": b"sep=;\ntitle;text\nT;Der Rat <b>tagt</b>.\n",
    "a.md": b"---\ntitle: [T, {a: 1}]\ndate: 2024-06-03\n---\nDer Rat tagt.\n",
    "a.html": b"<html><body><table><tr><td>Der Rat</td></tr></table><p>tagt.</p></body></html>",
}


@pytest.mark.parametrize("name", FILES)
@settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=some.data())
def test_a_broken_file_raises_nothing(tmp_path, name, data):
    content = bytearray(FILES[name])
    for _ in range(data.draw(some.integers(1, 6))):
        at = data.draw(some.integers(0, len(content)))
        end = at + data.draw(some.integers(0, 300))
        content[at:end] = data.draw(some.binary(max_size=12)) * data.draw(some.integers(0, 3))
    (tmp_path / name).write_bytes(bytes(content))
    for found in stream(tmp_path):
        assert isinstance(found, (Raw, Problem))
        if isinstance(found, Raw):
            document(found)
