"""The report's first page: what was read and found, one headline figure of each analysis, and where
the rest is.
"""

import re
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from helpers import corpus, languages, schema
from helpers.corpus import Corpus
from helpers.figures import count
from helpers.report import blocks, data_frames, findings, page, sanitise
from helpers.report.notebook import about

_SENTENCES = 2  # of a page's opening on its card
_MOST = 200  # texts listed on the first page


def render(
    texts: Corpus,
    tables: dict[str, pd.DataFrame],
    executed: dict[Path, NotebookNode],
    pages: list[dict],
) -> str:
    """The first page as HTML, from the corpus, its tables, the notebooks with outputs and the list
    of pages.
    """
    names = corpus.names(texts.documents)
    found = findings.by_notebook(tables)
    shown = list(zip(pages[1:], executed.items(), strict=True))
    headlines = [
        {"page": entry, "blocks": [headline]}
        for entry, (path, notebook) in shown
        if about(notebook).get("first_page")
        and (headline := _headline(blocks.from_notebook(notebook, names), path.stem))
    ]
    return page.render(
        "index.html.j2",
        title="What 1 news text says, and how it says it"
        if len(texts.documents) == 1
        else f"What {len(texts.documents):,} news texts say, and how they differ",
        content=[block for headline in headlines for block in headline["blocks"]],
        findings=[
            {"page": entry, "sentences": found[path.stem]}
            for entry, (path, _) in shown
            if found.get(path.stem)
        ],
        headlines=headlines,
        pages=pages,
        here="index.html",
        cards=[{**entry, "lead": _lead(notebook)} for entry, (_, notebook) in shown],
        facts=_facts(texts, tables),
        documents=_documents(texts.documents, names),
        problems=_problems(texts),
        tables=[
            {
                "name": name.lower(),
                "rows": len(frame),
                "keys": ", ".join(column.name for column in schema.TABLES[name] if column.key),
            }
            for name, frame in tables.items()
        ],
    )


def _headline(content: list[dict], stem: str) -> dict | None:
    """The figure in a cell tagged `headline`, else the first of a notebook's blocks; its id carries
    the notebook's name. None where there is no figure.
    """
    figures = [block for block in content if block["kind"] == "figure"]
    chosen = max(figures, key=lambda figure: figure["headline"], default=None)
    return chosen and {**chosen, "id": f"{stem}-{chosen['id']}"}


def _lead(notebook: NotebookNode) -> str:
    """The first sentences below a notebook's title."""
    prose = (
        part.strip()
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for part in cell.source.split("\n\n")
    )
    other = ("#", "|", "-", "```")
    first = next((part for part in prose if part and not part.startswith(other)), "")
    plain = re.sub(r"[*`]", "", first.replace("\n", " "))
    return " ".join(re.split(r"(?<=[.!?]) (?=[A-Z])", plain)[:_SENTENCES])


def _facts(texts: Corpus, tables: dict[str, pd.DataFrame]) -> list[tuple[str, str]]:
    documents = texts.documents
    spoken = documents.language.replace(languages.NAMES | {languages.OTHER: languages.OTHER})
    parts = ", ".join(f"{n:,} {name}" for name, n in spoken.value_counts().items())
    dates = documents.published.dropna()
    published = "no text shows a date"
    if len(dates):
        days = dict.fromkeys(f"{day:%Y-%m-%d}" for day in (dates.min(), dates.max()))
        published = (
            f"{' to '.join(days)}; {len(dates):,} of {count(len(documents), 'text')} "
            f"{'shows' if len(dates) == 1 else 'show'} a date"
        )
    lost = corpus.left_out(texts.problems, documents)
    said = f"{count(lost.sum(), 'item')} left out, {count((~lost).sum(), 'note')} on what was read"
    return [
        ("Texts", f"{len(documents):,}: {parts}"),
        ("Words", f"{documents.n_words.sum():,}"),
        ("Sentences", f"{len(tables['SENTENCES']):,}"),
        ("Quotations", f"{len(tables['QUOTES']):,}"),
        ("Outlets", _outlets(documents)),
        ("Published", published),
        ("Problems", said if len(lost) else "none on reading"),
    ]


def _problems(texts: Corpus) -> list[tuple[str, str]]:
    """(heading, table) of what was left out and of what was read with a note."""
    lost = corpus.left_out(texts.problems, texts.documents)
    parts = {"Left out": texts.problems[lost], "Read, with a note": texts.problems[~lost]}
    return [(heading, _table(rows, heading)) for heading, rows in parts.items() if len(rows)]


def _outlets(documents: pd.DataFrame) -> str:
    named, unknown = findings.outlets(documents)
    return f"{len(named):,} known" + (
        f", {count(unknown, 'text')} from unknown ones" if unknown else ""
    )


def _documents(documents: pd.DataFrame, names: dict[str, str]) -> str:
    """The texts by the names that every figure gives them, and what is known of each; the file's
    name is last.
    """
    shown = documents.head(_MOST).assign(
        text=lambda rows: rows.doc_id.map(names),
        published=documents.published.dt.strftime("%Y-%m-%d").fillna(""),
        title=documents.title.fillna("(none printed)"),
        source=documents.source.fillna("(not named)"),
        boilerplate_share=documents.boilerplate_share.map("{:.0%}".format),
    )
    columns = ["text", "title", "language", "published", "n_words", "boilerplate_share", "doc_id"]
    if (shown.text != shown.source).any():
        columns.insert(1, "source")
    headings = {
        "text": "name on these pages",
        "n_words": "words",
        "boilerplate_share": "left out",
        "source": "outlet",
    }
    return _table(shown[columns].rename(columns=headings), "The texts")


def _table(frame: pd.DataFrame, label: str) -> str:
    """`frame` as an escaped HTML table in a frame of its own, "" where it has no rows."""
    if frame.empty:
        return ""
    with pd.option_context("display.max_colwidth", None):
        markup = frame.to_html(index=False, border=0, na_rep="")
    return data_frames.framed(sanitise.fragment(markup), label)
