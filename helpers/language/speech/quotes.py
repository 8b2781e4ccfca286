"""Who says it: quoted, indirect and carried-over speech with its speaker, from the words of the
text alone.
"""

from collections.abc import Iterator

import pandas as pd

from helpers.language.clauses.words import cut
from helpers.language.marks import Marked, find_marked
from helpers.language.sentences import spans_of
from helpers.language.speech.interviews import find_interview
from helpers.language.speech.rows import Collector
from helpers.languages import LANGUAGES, module_of
from helpers.schema import build, require

LONGEST = 3000  # characters of a sentence that is read in one piece


def find_quotes(documents: pd.DataFrame) -> pd.DataFrame:
    """Every stretch of reported speech in `documents`, as QUOTES, in reading order.

    Needs doc_id, text and language (a language that the kit does not read gives no rows). A row is
    direct (marks included, or an
    interview's answer), indirect (the clause without its frame), free_indirect (Konjunktiv
    carried over without a frame) or speech_report (a clause that tells of a speech act). A
    quotation that its frame splits is two rows. `confidence` ranks how plain the evidence is; it is
    no probability. Time is linear in the text.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first.")
    rows = [
        {"doc_id": doc_id, **row}
        for doc_id, text, language in zip(
            documents.doc_id, documents.text, documents.language, strict=True
        )
        if isinstance(text, str) and language in LANGUAGES
        for row in _quotes_of(text, language)
    ]
    return build(rows, "QUOTES")


def _quotes_of(text: str, language: str) -> list[dict]:
    found = Collector(text, language)
    reader = module_of(language, "helpers.language.speech", "{}_sentence")
    pieces = list(_short(text))
    marked = find_marked(text, [end for _, end, _ in pieces])
    for start, end, role, inside in _sentences(text, pieces, marked):
        sentence = cut(text, start, end, [m for m in inside if m.depth == 0])
        if sentence.words:
            found.add(sentence, reader.read(sentence), inside, heading=role == "heading")
    interview = find_interview(text, language)
    if interview:
        found.interview(interview)
    return found.rows()


def _sentences(
    text: str, pieces: list[tuple[int, int, str]], marked: list[Marked]
) -> Iterator[tuple[int, int, str, list[Marked]]]:
    """The pieces of `text`, joined where a boundary cuts a quotation, with the marked stretches
    that begin in them.
    """
    i, begin, inside, reach = 0, None, [], 0
    for start, end, role in pieces:
        begin = start if begin is None else begin
        while i < len(marked) and marked[i].start < end:
            inside.append(marked[i])
            reach = max(reach, marked[i].end)
            i += 1
        if reach > end:
            continue
        yield begin, end, role, inside
        begin, inside = None, []
    if begin is not None:
        yield begin, len(text), "body", inside


def _short(text: str) -> Iterator[tuple[int, int, str]]:
    """Sentences; one of more than 3,000 characters comes in pieces, so that the rules stay linear
    on any input.
    """
    for start, end, role in spans_of(text):
        while end - start > LONGEST:
            cut_at = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
            yield start, cut_at, role
            start = cut_at
        yield start, end, role
