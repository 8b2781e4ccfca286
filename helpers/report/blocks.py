"""What a page shows, as plain data: a notebook becomes a list of blocks, and nothing here knows how
a page looks.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from nbconvert.filters import strip_ansi
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from helpers import corpus
from helpers.figures import offline
from helpers.report import data_frames, labels, sanitise

WIDGET = "application/vnd.jupyter.widget-view+json"
_IMAGES = ("image/png", "image/jpeg")
# What differs from run to run without meaning: memory addresses, and the temporary files cells are
# compiled from.
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b")
# What a progress bar writes to stderr: it belongs to the run and says nothing afterwards.
_PROGRESS = re.compile(r"\d%\||\[\d+:\d\d(?::\d\d)?[,<]")
_HEADING = re.compile(r"<h([2-4])>(.*?)</h\1>", re.DOTALL)
_NAMED = re.compile(r'<h([23]) id="[^"]*">(.*?)</h\1>', re.DOTALL)
_NOTEBOOK = re.compile(r'href="([\w-]+)\.ipynb"')
_CELL_FILE = re.compile(r"\S*ipykernel_\d+[/\\]\d+\.py")


def from_notebook(notebook: NotebookNode, names: dict[str, str] | None = None) -> list[dict]:
    """Blocks in order: each a dict with `kind` (markdown, code, solution, figure, table, text,
    html, image, explorer).

    Figures carry an `id` made from the cell's id and their place in it; explorers (live widgets,
    which a page cannot run) carry as `twin` the id of the first figure of the cell that their tag
    `twin:CELL` names, else of the nearest figure, or none. Figures call the texts by `names`, where
    given, instead of their doc_id.
    """
    blocks = [
        block for number, cell in enumerate(notebook.cells) for block in _cell_blocks(cell, number)
    ]
    return _with_names(_with_frames(_with_twins(_merged(_with_ids(blocks)))), names or {})


def title(notebook: NotebookNode, fallback: str) -> str:
    """The first heading of the notebook, without markup."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("# "):
                    return line[2:].strip().replace("*", "").replace("`", "")
    return fallback


def link_pages(blocks: list[dict], files: set[str]) -> None:
    """Turns links to notebooks (02_topics.ipynb) into links to their pages, where `files` has
    them.
    """

    def page(match: re.Match) -> str:
        return f'href="{match[1]}.html"' if f"{match[1]}.html" in files else match[0]

    for block in blocks:
        if "html" in block and block["kind"] != "code":
            block["html"] = _NOTEBOOK.sub(page, block["html"])


def headings(blocks: list[dict]) -> list[tuple[str, str]]:
    """(id, text as HTML) of the second-level headings, for a table of contents."""
    found = []
    for block in blocks:
        if block["kind"] == "markdown":
            found += re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', block["html"])
    return found


def _cell_blocks(cell: NotebookNode, number: int) -> Iterator[dict]:
    tags = cell.metadata.get("tags", [])
    if cell.cell_type == "markdown":
        prose = {"kind": "markdown", "html": _markdown(cell)}
        yield _solution(cell, [prose]) if "solution" in tags else prose
    if cell.cell_type != "code":
        return
    code = {"kind": "code", "html": _highlight(cell.source), "lines": cell.source.count("\n") + 1}
    outputs = [
        block
        for place, output in enumerate(cell.get("outputs", []))
        for block in _output_blocks(output, f"{cell.get('id') or f'cell-{number}'}-{place}")
    ]
    for block in outputs:
        block["headline"] = "headline" in tags
        if block["kind"] == "explorer" and (
            twin := next((tag[5:] for tag in tags if tag.startswith("twin:")), "")
        ):
            block["shows"] = f"figure-{twin}-0"
    if "solution" in tags:
        yield _solution(cell, [code, *outputs])
    else:
        if cell.source.strip():
            yield code
        yield from outputs


def _solution(cell: NotebookNode, content: list[dict]) -> dict:
    """A folded solution; `task` is the number in the cell's id (solution-1, solution-1-reading), ""
    without one.
    """
    number = re.match(r"solution-(\d+)", cell.get("id") or "")
    return {"kind": "solution", "task": number[1] if number else "", "blocks": content}


def _output_blocks(output: NotebookNode, identity: str) -> Iterator[dict]:
    if output.output_type == "stream":
        error = output.name == "stderr"
        if text := _without_progress(output.text) if error else output.text:
            yield _text(_steady(text), error)
    elif output.output_type == "error":
        yield _text(_steady("\n".join(output.traceback)), error=True)
    else:
        yield from _data_blocks(output.data, identity)


def _data_blocks(data: dict, identity: str) -> Iterator[dict]:
    """The richest form that a static page can show, one only."""
    if WIDGET in data:
        yield {"kind": "explorer"}
    elif offline.MIME in data:
        yield {"kind": "figure", "id": f"figure-{identity}", "figure": data[offline.MIME]}
    elif "text/html" in data:
        markup = _ADDRESS.sub("0x…", sanitise.fragment(data["text/html"]))
        yield {"kind": "table" if "<table" in markup else "html", "html": markup}
    elif image := next((mime for mime in _IMAGES if mime in data), None):
        yield {"kind": "image", "source": f"data:{image};base64,{''.join(data[image].split())}"}
    elif "image/svg+xml" in data:
        yield _text("A drawing (SVG) stands here in the notebook.")
    elif "text/markdown" in data:
        yield {"kind": "html", "html": sanitise.fragment(_rendered(data["text/markdown"]))}
    elif text := _steady(data.get("text/plain", "")).strip():
        yield _text(text)


def _text(text: str, error: bool = False) -> dict:
    """Plain output; German words are marked as such for screen readers."""
    language = "de" if corpus.identify([text]) == ["de"] else ""
    return {"kind": "text", "text": text, "error": error, "language": language}


def _with_ids(blocks: list[dict]) -> list[dict]:
    """Headings that can be linked to; the second of the same words gets a number."""
    seen: Counter[str] = Counter()

    def name(match: re.Match) -> str:
        level, inner = match.groups()
        slug = (
            re.sub(r"\W+", "-", html.unescape(re.sub(r"<[^>]*>", "", inner)).lower()).strip("-")
            or "section"
        )
        seen[slug] += 1
        again = f"-{seen[slug]}" if seen[slug] > 1 else ""
        return f'<h{level} id="{slug}{again}">{inner}</h{level}>'

    for block in blocks:
        if block["kind"] == "markdown":
            block["html"] = _HEADING.sub(name, block["html"])
    return blocks


def _merged(blocks: list[dict]) -> list[dict]:
    """Explorers side by side become one, as do the parts of one task's solution: each is one thing
    to a reader.
    """
    kept: list[dict] = []
    for block in blocks:
        last = kept[-1] if kept else {"kind": ""}
        if block["kind"] == last["kind"] == "solution" and block["task"] == last["task"] != "":
            last["blocks"] += block["blocks"]
        elif not block["kind"] == last["kind"] == "explorer":
            kept.append(block)
    return kept


def _with_twins(blocks: list[dict]) -> list[dict]:
    figures = [place for place, block in enumerate(blocks) if block["kind"] == "figure"]
    known = {blocks[place]["id"] for place in figures}
    for place, block in enumerate(blocks):
        if block["kind"] == "explorer" and figures:
            nearest = min(figures, key=lambda figure: (abs(figure - place), figure))
            block["twin"] = block["shows"] if block.get("shows") in known else blocks[nearest]["id"]
    return blocks


def _with_frames(blocks: list[dict], section: str = "") -> list[dict]:
    """Tables in frames that a keyboard can scroll, each named by the section that it stands in."""
    for block in blocks:
        section = next(
            (_plain(inner) for _, inner in reversed(_NAMED.findall(block.get("html", "")))), section
        )
        if "<table" in block.get("html", ""):
            block["html"] = data_frames.framed(block["html"], section)
        _with_frames(block.get("blocks", []), section)
    return blocks


def _with_names(blocks: list[dict], names: dict[str, str]) -> list[dict]:
    for block in blocks:
        if block["kind"] == "figure":
            block["figure"] = labels.named(block["figure"], names)
        _with_names(block.get("blocks", []), names)
    return blocks


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def _without_progress(text: str | list[str]) -> str:
    """What a terminal would still show after a progress bar has overwritten itself and gone."""
    lines = [line.rstrip("\r").rsplit("\r", 1)[-1] for line in "".join(text).split("\n")]
    return "\n".join(line for line in lines if line.strip() and not _PROGRESS.search(line))


def _steady(text: str | list[str]) -> str:
    plain = strip_ansi(text if isinstance(text, str) else "".join(text))
    return _CELL_FILE.sub("a notebook cell", _ADDRESS.sub("0x…", plain))


def _markdown(cell: NotebookNode) -> str:
    return sanitise.fragment(_rendered(cell.source, cell.get("attachments", {})))


def _rendered(source: str, attachments: dict | None = None) -> str:
    renderer = IPythonRenderer(
        escape=False, attachments=attachments or {}, exclude_anchor_links=True
    )
    return MarkdownWithMath(renderer=renderer).render(source)


def _highlight(source: str) -> str:
    return (
        Highlight2HTML(pygments_lexer="python")(source) if source.strip() else html.escape(source)
    )
