"""Who says it: quoted, indirect and carried-over speech with its speaker, from the words of the text alone."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.language import english, german
from helpers.language.clauses import Sentence, cut
from helpers.language.marks import Marked, find_marked
from helpers.language.reading import Frame, Reading
from helpers.language.sentences import spans_of
from helpers.language.speakers import People
from helpers.schema import build, require

_REMEDY = "Call corpus.load() first."


def find_quotes(documents: pd.DataFrame) -> pd.DataFrame:
    """Every stretch of reported speech in `documents`, as QUOTES, in reading order.

    Needs doc_id, text and language (de or en; other languages give the stretches in quote marks only). A row is direct (marks
    included), indirect (the clause without its frame), free_indirect (Konjunktiv carried over without a frame) or
    speech_report (a clause that tells of a speech act). A quotation that its frame splits is two rows. Time is linear in the text.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], _REMEDY)
    rows: list[dict] = []
    for doc_id, text, language in zip(documents.doc_id, documents.text, documents.language, strict=True):
        if isinstance(text, str) and text:
            rows.extend({"doc_id": doc_id, **row} for row in _quotes_of(text, language))
    return build(rows, "QUOTES")


def _quotes_of(text: str, language: str) -> list[dict]:
    marked = find_marked(text)
    found = _Found(text)
    for start, end, role, inside in _sentences(text, marked):
        sentence = cut(text, start, end, [m for m in inside if m.depth == 0])
        if not sentence.words:
            continue
        reading = (english if language == "en" else german).read(sentence)
        found.add(sentence, reading, inside, heading=role == "heading")
    return found.rows()


def _sentences(text: str, marked: list[Marked]) -> Iterator[tuple[int, int, str, list[Marked]]]:
    """Sentences that no boundary cuts inside a quotation, with the marked stretches that begin in them."""
    i, begin, inside = 0, None, []
    for start, end, role in spans_of(text):
        begin = start if begin is None else begin
        while i < len(marked) and marked[i].start < end:
            inside.append(marked[i])
            i += 1
        if inside and max(m.end for m in inside) > end:
            continue
        yield begin, end, role, inside
        begin, inside = None, []
    if begin is not None:
        yield begin, len(text), "body", inside


class _Found:
    """Collects the rows of one text and what carries over from sentence to sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.people = People(text)
        self.found: list[dict] = []
        self.mention: str | None = None
        self.active = False
        self.recent: list[str] = []
        self.last_end = 0

    def add(self, s: Sentence, reading: Reading, inside: list[Marked], heading: bool) -> None:
        outer = {m.start: i for i, m in s.marked.items()}
        spoke = False
        for frame in reading.frames:
            mention = self._mention(s, frame)
            for first, last in frame.content:
                if last > first and _has_own_words(s, first, last):
                    self._row(*s.span(first, last), "indirect", mention, frame.cue, frame.certain, frame.own)
            spoke = True
            self.mention = mention or self.mention
        for m in inside:
            at = outer.get(m.start)
            if self._direct(s, reading, m, at, heading):
                spoke = True
        if not reading.frames and (reading.konjunktiv or (reading.replacing and self.active)) and not heading:
            self._row(s.starts[0], s.ends[-1], "free_indirect", self.mention, None, 0.7 if self.mention else 0.5)
            spoke = True
        elif not spoke and not heading:
            head = next((h for h in reading.heads if h.speaker and h.use == "act"), None)
            if head:
                self.mention = self._mention(s, head)
                self._row(s.starts[0], s.ends[-1], "speech_report", self.mention, head.cue, 0.5)
        self.active = spoke

    def _mention(self, s: Sentence, frame: Frame) -> str | None:
        if not frame.speaker:
            return None
        start, end = s.span(*frame.speaker)
        return self.text[start:end]

    def _direct(self, s: Sentence, reading: Reading, m: Marked, at: int | None, heading: bool) -> bool:
        inner = self.text[m.start : m.end].strip("„“”\"»«‚‘’›‹'` ")
        words = inner.split()
        frame = None
        if at is not None:
            frame = next((f for f in reading.frames if any(a <= at < b for a, b in f.content)), None) or _nearest(
                s, reading, at
            )
        if not words or (frame is None and not _sounds_said(words)) or (len(words) < 5 and _name_like(words)):
            return False
        if m.depth and len(words) < 3:
            return False
        mention = self._mention(s, frame) if frame else self.mention
        if mention:
            self.mention = mention
        certain = (0.95 if frame else 0.6) - (0.3 if not m.closed else 0)
        self._row(m.start, m.end, "direct", mention, frame.cue if frame else None, certain)
        return True

    def _row(self, start, end, kind, mention, cue, certain, own=False) -> None:
        speaker = self.people.resolve(mention, self.recent)
        if own and self.recent:
            speaker = self.recent[-1]
        if speaker and speaker.split()[-1] in self.people.by_last:
            if speaker in self.recent:
                self.recent.remove(speaker)
            self.recent.append(speaker)
        self.found.append(
            {
                "start": start,
                "end": end,
                "kind": kind,
                "speaker_mention": mention,
                "speaker": speaker,
                "cue": cue,
                "confidence": round(certain, 2),
            }
        )

    def rows(self) -> list[dict]:
        """Rows in order of their start, no two starting at one place."""
        order = {"direct": 0, "indirect": 1, "free_indirect": 2, "speech_report": 3}
        taken: dict[int, dict] = {}
        for row in sorted(self.found, key=lambda r: (r["start"], order[r["kind"]])):
            while row["start"] in taken and row["start"] < row["end"]:
                row = {**row, "start": _after_space(self.text, taken[row["start"]]["end"])}
            if row["start"] < row["end"]:
                taken[row["start"]] = row
        return [{**taken[k], "text": self.text[k : taken[k]["end"]]} for k in sorted(taken)]


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _has_own_words(s: Sentence, first: int, last: int) -> bool:
    return sum(1 for i in range(first, last) if i not in s.marked and s.words[i][0].isalnum()) >= 2


def _nearest(s: Sentence, reading: Reading, at: int) -> Frame | None:
    """The frame or cue verb whose clause holds the quotation, or stands right beside it."""
    candidates = [*reading.frames, *reading.heads]
    part = next((p for p, (a, b) in enumerate(s.parts) if a <= at < b), None)
    for f in candidates:
        if f.first <= at < f.last or (
            part is not None and any(a <= f.first < b for a, b in s.parts[max(0, part - 1) : part + 2])
        ):
            return f
    return None


_SMALL = frozenset("der die das und von in im zu für auf mit des the of and in for to on a an de la le et".split())


def _name_like(words: list[str]) -> bool:
    return all(w[:1].isupper() or w[:1].isdigit() or not w[:1].isalnum() or w.lower() in _SMALL for w in words)


def _sounds_said(words: list[str]) -> bool:
    return len(words) >= 6 and sum(w[:1].islower() for w in words) >= 3
