"""Measures the corpus room on labelled pages and on speed: python tests/benchmarks/corpus.py --data
DIR.

DIR holds fundus_clean, aeb_clean_en and trafilatura_eval as .jsonl.gz. Intervals resample pages.
Without --data only speed is measured. --leave-out measures cleaning with every publisher left out
in turn, beside the fitted figure: a template counts only where it was right on three others.
"""

import argparse
import gzip
import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock
from urllib.parse import urlparse

import numpy as np
import pandas as pd

from helpers import corpus
from helpers.corpus import metadata
from helpers.corpus.duplicates import near_duplicates
from helpers.corpus.files import stream
from helpers.corpus.lines import layout
from helpers.corpus.lines.roles import kept_roles, label
from helpers.corpus.lines.templates import Template, Templates, normal, shipped
from helpers.corpus.loading import document
from helpers.corpus.printed import bylines, dates
from helpers.lexicon import read_lexicon
from helpers.stats import bootstrap_interval

SEEDS = Path(__file__).parents[2] / "seeds"
SET = "fundus_clean"
OTHERS = 3  # publishers on which a template has to be right beside the one left out
CONTENT = {"body", "heading", "summary"}


def rows(data: Path, name: str) -> Iterator[dict]:
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def plain(text: str | None) -> str:
    return re.sub(r"\W+", " ", text or "").casefold().strip()


def shown(hits: list[bool], pages: list[str]) -> str:
    if not hits:
        return "no cases"
    x = bootstrap_interval(np.array(hits, dtype=float), groups=np.array(pages), n_resamples=500)
    return f"{x.value:.3f} [{x.low:.3f}, {x.high:.3f}] n={x.n:,} ({x.n_groups} pages)"


def roles(data: Path, name: str, key: str, language: str) -> None:
    """Share of boilerplate lines dropped, and of content lines (body, heading, summary) lost."""
    dropped, lost = ([], []), ([], [])
    for page in rows(data, name):
        if page["lang"] != language:
            continue
        lines = [line["t"].replace("\n", " ") for line in page[key]]
        labelled = label("\n".join(lines))
        assert "".join(x.text + x.end for x in labelled) == "\n".join(lines), page["id"]
        for gold, line in zip(page[key], labelled, strict=True):
            out = dropped if gold["l"] == "boiler" else lost if gold["l"] in CONTENT else None
            if out:
                out[0].append(line.role not in kept_roles())
                out[1].append(page["id"])
    print(f"{name:14} {key:18} {language}  dropped {shown(*dropped)}  lost {shown(*lost)}")


def cleaning(data: Path, left_out: bool) -> None:
    """Boilerplate lines dropped, less five times the content lines lost over 2 %: the mean of two
    renderings of the pages, and of the content lines of another set the share lost.
    """
    total: dict[tuple[str, str, str], list[int]] = {}
    for name in ("fundus_clean", "aeb_clean_en"):
        pages = list(rows(data, name))
        right = right_on(pages) if left_out else {}
        for page in pages:
            fitting = fewer(right.get(publisher(page), set())) if left_out else shipped()
            for key in ("lines_resiliparse", "lines_inscriptis"):
                found = total.setdefault((name, page["lang"], key), [0, 0, 0, 0])
                count(page[key], fitting, found)
    for language in ("de", "en"):
        parts = [n for (name, lang, _), n in total.items() if (name, lang) == (SET, language)]
        shares = [(d / n, lost / m) for n, d, m, lost in parts]
        value = np.mean([d - 5 * max(0, lost - 0.02) for d, lost in shares])
        said = ", ".join(f"{d:.3f} dropped and {lost:.3f} lost" for d, lost in shares)
        print(f"{'left out' if left_out else 'fitted':8} {language} {value:.3f} ({said})")
    for key in ("lines_resiliparse", "lines_inscriptis"):
        n = total["aeb_clean_en", "en", key]
        print(f"  aeb_clean_en {key}: {n[3] / n[2]:.3f} of {n[2]:,} content lines lost")


def publisher(page: dict) -> str:
    """The name of a page's publisher, else its host."""
    return page.get("publisher") or urlparse(page["url"]).netloc


def right_on(pages: list[dict]) -> dict[str, set[str]]:
    """Publisher to the templates that name a line of boilerplate on its pages."""
    right: dict[str, set[str]] = {}
    for page in pages:
        for line in page["lines_resiliparse"] + page["lines_inscriptis"]:
            match = shipped().find(normal(line["t"]))
            if match.template is not None and line["l"] == "boiler":
                right.setdefault(publisher(page), set()).add(match.template.text)
    return right


def fewer(without: set[str]) -> Templates:
    """The templates that were right on three publishers other than the one of these."""
    table = read_lexicon("boilerplate").astype({"longest": int, "publishers": int})
    counts = table.publishers - table.template.isin(without)
    columns = table[counts >= OTHERS][["template", "role", "effect", "longest"]]
    return Templates([Template(*row) for row in columns.itertuples(index=False)])


def count(lines: list[dict], fitting: Templates, found: list[int]) -> None:
    """Adds a page to boilerplate lines, those dropped, content lines and those lost."""
    layout._short.cache_clear()
    with mock.patch.object(layout, "shipped", lambda: fitting):
        labelled = label("\n".join(line["t"].replace("\n", " ") for line in lines))
    for gold, line in zip(lines, labelled, strict=True):
        gone = line.role not in kept_roles()
        if gold["l"] == "boiler":
            found[0], found[1] = found[0] + 1, found[1] + gone
        elif gold["l"] in CONTENT | {"title"}:
            found[2], found[3] = found[2] + 1, found[3] + (gone and line.role != "title")


def segments(data: Path, key: str) -> None:
    """Precision, recall and F1 of the segments that must be kept, over kept and dropped
    segments.
    """
    kept = wrong = missed = gone = 0
    for page in rows(data, "trafilatura_eval"):
        lines = label("\n".join(line.replace("\n", " ") for line in page[key]))
        text = "\n".join(line.text for line in lines if line.role in kept_roles())
        found = [segment in text for segment in page["must_keep"]]
        left = [segment in text for segment in page["must_drop"]]
        kept, missed = kept + sum(found), missed + len(found) - sum(found)
        wrong, gone = wrong + sum(left), gone + len(left) - sum(left)
    precision, recall = kept / (kept + wrong), kept / (kept + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"trafilatura_eval {key}: F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f}, "
        f"n={kept + missed + wrong + gone:,})"
    )


def facts(data: Path, key: str) -> None:
    """Titles, dates and authors that the page prints, and dates where it prints none."""
    cases: dict[str, tuple[list[bool], list[str]]] = {
        n: ([], []) for n in ("title", "date", "author", "no date")
    }

    def add(kind: str, right: bool, page: str) -> None:
        cases[kind][0].append(right)
        cases[kind][1].append(page)

    for page in rows(data, "fundus_clean"):
        labelled = label("\n".join(line["t"].replace("\n", " ") for line in page[key]))
        found = metadata.find(labelled)
        titles = {plain(line["t"]) for line in page[key] if line["l"] == "title"}
        if titles:
            add("title", plain(found.title) in titles | {plain(page["title"])}, page["id"])
        printed = {
            day.value.date().isoformat()
            for line in page[key]
            if line["l"] in ("boiler", "byline")
            for day in dates.find_dates(line["t"])
        }
        day = found.published.date().isoformat() if found.published else None
        if page["publishing_date"][:10] in printed:
            add("date", day == page["publishing_date"][:10], page["id"])
        elif not printed:
            add("no date", day is None, page["id"])
        line = " ".join(line["t"] for line in page[key] if line["l"] == "byline")
        people = [name for name in page["authors"] if " " in name and plain(name) in plain(line)]
        if people:
            got = [plain(name) for name in (found.author or "").split(",")]
            add("author", all(plain(name) in got for name in people), page["id"])
    for kind, (hits, pages) in cases.items():
        print(f"fundus_clean {key} {kind:8} right {shown(hits, pages)}")


def write_texts(folder: Path, n: int) -> None:
    """`n` pages of about 2.5 kB: the lines of the five texts, with paragraphs in another order and
    numbered.
    """
    texts = [path.read_text(encoding="utf-8").split("\n") for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [[line for line in lines if len(line) > 150] for lines in texts]
    chance = random.Random(1)
    for i in range(n):
        lines, size = [], 0
        for line in texts[i % len(texts)]:
            line = (
                f"{chance.choice(paragraphs[i % len(texts)])} Nummer {i}."
                if len(line) > 150
                else line
            )
            size += len(line.encode()) + 1
            lines += [line] if size <= 2800 else []
        (folder / f"{i:06d}.txt").write_text("\n".join(lines), encoding="utf-8")


def seconds(action: Callable[[], object], repeats: int = 3) -> float:
    """Processor time of the fastest run: what else the machine does can only slow a run down."""
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


def speed(n: int) -> None:
    """Texts a second and core, beside the floor: reading, decoding and splitting the same files
    into lines.
    """
    corpus.load(SEEDS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_texts(folder, n)
        size = sum(path.stat().st_size for path in folder.iterdir()) / n
        floor = seconds(
            lambda: [path.read_bytes().decode().splitlines() for path in sorted(folder.iterdir())]
        )
        print(f"{n:,} texts of {size:,.0f} bytes; floor {n / floor:,.0f} texts/s")
        raw = list(stream(folder))
        read = seconds(lambda: list(stream(folder)))
        labelled = seconds(lambda: [label(one.text) for one in raw])
        full = seconds(lambda: [document(one) for one in raw])
        frame = pd.DataFrame([document(one).row for one in raw])
        compared = seconds(lambda: near_duplicates(frame))
        loaded = seconds(lambda: corpus.load(folder))
    for what, taken in (
        ("reading and line roles", read + labelled),
        ("with language and metadata", read + full),
        ("near-duplicates", compared),
        ("corpus.load, tables checked", loaded),
    ):
        print(f"  {what:28} {n / taken:8,.0f} texts/s, {taken / floor:5.1f} times the floor")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--texts", type=int, default=2000)
    given = parser.parse_args()
    if given.leave_out:
        for left_out in (False, True):
            cleaning(given.data, left_out)
        return
    if given.data:
        for key in ("lines_resiliparse", "lines_inscriptis"):
            for language in ("de", "en"):
                roles(given.data, "fundus_clean", key, language)
            roles(given.data, "aeb_clean_en", key, "en")
            segments(given.data, key)
            facts(given.data, key)
    speed(given.texts)


if __name__ == "__main__":
    bylines.is_names("warm up")
    main()
