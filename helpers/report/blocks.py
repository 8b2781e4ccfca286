"""What a page shows, as plain data: a notebook becomes a list of blocks, and nothing here knows how
a page looks.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from nbconvert.filters import strip_ansi
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from helpers.figures import offline
from helpers.report import data_frames, labels, sanitise

WIDGET = "application/vnd.jupyter.widget-view+json"
# What differs from run to run without meaning: memory addresses, and the temporary files cells are
# compiled from.
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b")
# What a progress bar writes to stderr: it belongs to the run and says nothing afterwards.
_PROGRESS = re.compile(r"\d%\||\[\d+:\d\d(?::\d\d)?[,<]")
_HEADING = re.compile(r"<h([2-4])>(.*?)</h\1>", re.DOTALL)
_NAMED = re.compile(r'<h([23]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_NOTEBOOK = re.compile(r'href="([\w-]+)\.ipynb"')
_CELL_FILE = re.compile(r"\S*ipykernel_\d+[/\\]\d+\.py")


def from_notebook(notebook: NotebookNode, names: dict[str, str] | None = None) -> list[dict]:
    """Blocks in order: each a dict with `kind` (markdown, code, solution, figure, table, text,
    html, image, explorer).

    Figures carry an `id` made from the cell's id and their place in it; explorers (live widgets,
    which a page cannot run) carry as `twin` the id of the first figure of the cell that their tag
    `twin:CELL` names, else of the nearest figure, or none. Figures call the texts by `names`, where
    given, instead of their doc_id; tables stand in frames that a keyboard can scroll, each named by
    the section that it stands in.
    """
    blocks = _merged(
        [
            block
            for number, cell in enumerate(notebook.cells)
            for block in _cell_blocks(cell, number)
        ]
    )
    _name_headings(blocks)
    _find_twins(blocks)
    section = ""
    for block in walk(blocks):
        markup = block.get("html", "")
        section = next((_plain(inner) for *_, inner in reversed(_NAMED.findall(markup))), section)
        if "<table" in markup:
            block["html"] = data_frames.framed(markup, section)
        if block["kind"] == "figure":
            block["figure"] = labels.named(block["figure"], names or {})
    return blocks


def walk(blocks: list[dict]) -> Iterator[dict]:
    """Every block, and behind a solution those that it holds."""
    for block in blocks:
        yield block
        yield from walk(block.get("blocks", []))


def title(notebook: NotebookNode, fallback: str) -> str:
    """The first heading of the notebook, without markup."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    first = re.search(r"^# (.*)", prose, re.MULTILINE)
    return re.sub(r"[*`]", "", first[1].strip()) if first else fallback


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
    return [
        (name, inner)
        for block in blocks
        if block["kind"] == "markdown"
        for level, name, inner in _NAMED.findall(block["html"])
        if level == "2"
    ]


def _cell_blocks(cell: NotebookNode, number: int) -> list[dict]:
    """What a cell shows: its prose, or its code and outputs; folded where it is a solution, whose
    task is the number in the cell's id (solution-1, solution-1-reading), "" without one.
    """
    tags, identity = cell.metadata.get("tags", []), cell.get("id") or f"cell-{number}"
    content = []
    if cell.cell_type == "markdown":
        content = [{"kind": "markdown", "html": _rendered(cell.source, cell.get("attachments"))}]
    elif cell.cell_type == "code":
        content = [*_code(cell.source), *_outputs(cell, identity, tags)]
    if "solution" in tags:
        task = re.match(r"solution-(\d+)", identity)
        return [{"kind": "solution", "task": task[1] if task else "", "blocks": content}]
    return content


def _code(source: str) -> list[dict]:
    html = Highlight2HTML(pygments_lexer="python")(source)
    lines = source.count("\n") + 1
    return [{"kind": "code", "html": html, "lines": lines}] if source.strip() else []


def _outputs(cell: NotebookNode, identity: str, tags: list[str]) -> list[dict]:
    """The outputs of a cell, with what its tags say: `headline`, and by twin:CELL which figure an
    explorer `shows`.
    """
    shows = next((f"figure-{tag[5:]}-0" for tag in tags if tag.startswith("twin:")), "")
    return [
        {**block, "headline": "headline" in tags, "shows": shows}
        for place, output in enumerate(cell.get("outputs", []))
        for block in _output_blocks(output, f"{identity}-{place}")
    ]


def _output_blocks(output: NotebookNode, identity: str) -> Iterator[dict]:
    if output.output_type == "stream":
        error = output.name == "stderr"
        if text := _without_progress(output.text) if error else output.text:
            yield _text(_steady(text), error)
    elif output.output_type == "error":
        yield _text(_steady("\n".join(output.traceback)), error=True)
    elif mime := next((mime for mime in _FORMS if mime in output.data), None):
        block = _FORMS[mime](output.data[mime], identity)
        if block.get("text") != "":
            yield block


def _image(kind: str) -> Callable[[str, str], dict]:
    start = f"data:image/{kind};base64,"
    return lambda data, _: {"kind": "image", "source": start + "".join(data.split())}


def _markup(data: str | list[str]) -> dict:
    markup = _ADDRESS.sub("0x…", sanitise.fragment(data))
    return {"kind": "table" if "<table" in markup else "html", "html": markup}


def _text(text: str, error: bool = False) -> dict:
    """Plain output; words in another language than the page's are marked for screen readers."""
    return {
        "kind": "text",
        "text": text,
        "error": error,
        "language": data_frames.foreign([text])[0],
    }


# What a static page can show, the richest first: an output becomes one block, by its data and id.
_FORMS: dict[str, Callable[[Any, str], dict]] = {
    WIDGET: lambda data, identity: {"kind": "explorer"},
    offline.MIME: lambda data, identity: {
        "kind": "figure",
        "id": f"figure-{identity}",
        "figure": data,
    },
    "text/html": lambda data, identity: _markup(data),
    "image/png": _image("png"),
    "image/jpeg": _image("jpeg"),
    "image/svg+xml": lambda data, identity: _text("A drawing (SVG) stands here in the notebook."),
    "text/markdown": lambda data, identity: {"kind": "html", "html": _rendered(data)},
    "text/plain": lambda data, identity: _text(_steady(data).strip()),
}


def _name_headings(blocks: list[dict]) -> None:
    """Headings that can be linked to; the second of the same words gets a number."""
    seen: Counter[str] = Counter()

    def name(match: re.Match) -> str:
        level, inner = match.groups()
        slug = re.sub(r"\W+", "-", _plain(inner).lower()).strip("-") or "section"
        seen[slug] += 1
        again = f"-{seen[slug]}" if seen[slug] > 1 else ""
        return f'<h{level} id="{slug}{again}">{inner}</h{level}>'

    for block in blocks:
        if block["kind"] == "markdown":
            block["html"] = _HEADING.sub(name, block["html"])


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


def _find_twins(blocks: list[dict]) -> None:
    figures = {place: block["id"] for place, block in enumerate(blocks) if "figure" in block}
    for place, block in enumerate(blocks):
        if block["kind"] == "explorer" and figures:
            nearest = min(figures, key=lambda figure: (abs(figure - place), figure))
            block["twin"] = (
                block["shows"] if (block["shows"] in figures.values()) else figures[nearest]
            )


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def _without_progress(text: str | list[str]) -> str:
    """What a terminal would still show after a progress bar has overwritten itself and gone."""
    lines = [line.rstrip("\r").rsplit("\r", 1)[-1] for line in "".join(text).split("\n")]
    return "\n".join(line for line in lines if line.strip() and not _PROGRESS.search(line))


def _steady(text: str | list[str]) -> str:
    return _CELL_FILE.sub("a notebook cell", _ADDRESS.sub("0x…", strip_ansi("".join(text))))


def _rendered(source: str, attachments: dict | None = None) -> str:
    """Markdown as harmless HTML."""
    return sanitise.fragment(
        MarkdownWithMath(
            renderer=IPythonRenderer(
                escape=False, attachments=attachments or {}, exclude_anchor_links=True
            )
        ).render(source)
    )
