"""The report's first page: what was read, one headline figure of each analysis, and where everything else is."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.corpus import Corpus
from helpers.report import blocks, page, sanitise

_ANALYSES = ("02_topics", "03_escalation", "04_sources")


def render(texts: Corpus, tables: dict[str, pd.DataFrame], executed: dict[Path, object], pages: list[dict]) -> str:
    """The first page as HTML, from the corpus, its tables, the notebooks with outputs and the list of pages."""
    content = {path.stem: blocks.from_notebook(notebook) for path, notebook in executed.items()}
    headlines = [
        {"page": entry, "blocks": [_headline(content[Path(entry["file"]).stem], Path(entry["file"]).stem)]}
        for entry in pages
        if Path(entry["file"]).stem in _ANALYSES and _figures(content[Path(entry["file"]).stem])
    ]
    cards = [{**entry, "lead": _lead(notebook)} for entry, notebook in zip(pages[1:], executed.values(), strict=True)]
    return page.render(
        "index.html.j2",
        title=_title(texts.documents),
        content=[block for headline in headlines for block in headline["blocks"]],
        headlines=headlines,
        pages=pages,
        here="index.html",
        cards=cards,
        facts=_facts(texts, tables),
        documents=_documents(texts.documents),
        problems=_table(texts.problems),
        tables=[_listed(name, frame) for name, frame in tables.items()],
    )


def _title(documents: pd.DataFrame) -> str:
    texts = len(documents)
    return f"What {texts:,} news text{'s say' if texts != 1 else ' says'}, and how" + (
        " they differ" if texts != 1 else " it says it"
    )


def _headline(content: list[dict], stem: str) -> dict:
    """The figure in a cell tagged `headline`, else the notebook's first; ids carry the notebook's name."""
    figures = _figures(content)
    chosen = next((figure for figure in figures if figure.get("headline")), figures[0])
    return {**chosen, "id": f"{stem}-{chosen['id']}"}


def _figures(content: list[dict]) -> list[dict]:
    return [block for block in content if block["kind"] == "figure"]


def _lead(notebook) -> str:
    """The first paragraph below a notebook's title."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            paragraphs = [part.strip() for part in cell.source.split("\n\n")]
            prose = [part for part in paragraphs if part and not part.startswith(("#", "|", "-", "```"))]
            if prose:
                return prose[0].replace("\n", " ").replace("`", "").replace("**", "").replace("*", "")
    return ""


def _facts(texts: Corpus, tables: dict[str, pd.DataFrame]) -> list[tuple[str, str]]:
    documents = texts.documents
    languages = documents.language.value_counts()
    named = {"de": "German", "en": "English", "other": "other"}
    dates = documents.published.dropna()
    days = " to ".join(dict.fromkeys(f"{day:%Y-%m-%d}" for day in (dates.min(), dates.max()))) if len(dates) else ""
    facts = [
        (
            "Texts",
            f"{len(documents):,}: " + ", ".join(f"{n:,} {named.get(code, code)}" for code, n in languages.items()),
        ),
        ("Words", f"{documents.n_words.sum():,}"),
        ("Sentences", f"{len(tables['SENTENCES']):,}"),
        ("Quotations", f"{len(tables['QUOTES']):,}"),
        ("Sources", f"{documents.source.nunique(dropna=True):,}"),
        (
            "Published",
            f"{days}; {len(dates):,} of {len(documents):,} texts show a date" if days else "no text shows a date",
        ),
    ]
    return [*facts, ("Problems", f"{len(texts.problems):,} on reading")]


def _documents(documents: pd.DataFrame) -> str:
    shown = documents[["doc_id", "title", "source", "language", "published", "n_words", "boilerplate_share"]].assign(
        published=documents.published.dt.strftime("%Y-%m-%d").fillna(""),
        title=documents.title.fillna("(none printed)"),
        source=documents.source.fillna("(not named)"),
        boilerplate_share=documents.boilerplate_share.map("{:.0%}".format),
    )
    names = {"doc_id": "text", "n_words": "words", "boilerplate_share": "left out"}
    return _table(shown.rename(columns=names).head(200))


def _table(frame: pd.DataFrame) -> str:
    """`frame` as an escaped HTML table, "" where it has no rows."""
    return sanitise.fragment(frame.to_html(index=False, border=0, na_rep="")) if len(frame) else ""


def _listed(name: str, frame: pd.DataFrame) -> dict[str, object]:
    columns = schema.TABLES[name]
    keys = ", ".join(column.name for column in columns if column.key)
    return {"name": name.lower(), "rows": len(frame), "keys": keys}
