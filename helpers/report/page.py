"""Blocks become one sealed HTML page: nothing is loaded from outside, and only the page's own
scripts may run.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helpers.figures import base, offline
from helpers.files import kit_version
from helpers.report import blocks

_COUNTED = re.compile(r"(?<=\bn) (?=\d)|(?<=\d) (?=[a-z])")
_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, *, title: str, content: list[dict], **context) -> str:
    """A whole page from the template of that name.

    `content` are blocks (see `blocks.py`); `context` may bring `pages` (the report's other pages),
    `here` (this page's file name), `headings` (a table of contents) and whatever else the template
    names.
    """
    figures = [block["figure"] for block in blocks.walk(content) if block["kind"] == "figure"]
    # each colour of the light theme with its twin on dark pages
    twins = {
        light.lower(): dark
        for group in ("colours", "palette")
        for light, dark in base.THEME[group].values()
    }
    scripts = {"script": _read("page.js")}
    if figures:
        scripts |= {
            "library": offline.bundle_source(offline.bundle(figures)),
            "draw": offline.draw_source(),
        }
    empty = {"library": "", "draw": "", "pages": [], "here": "", "headings": []}
    return _ENVIRONMENT.get_template(template).render(
        title=title,
        content=content,
        policy=_policy(scripts.values()),
        style=_style(),
        twins=offline.inert(twins),
        version=kit_version(),
        **{**empty, **scripts, **context},
    )


def _policy(scripts) -> str:
    """A Content-Security-Policy that lets exactly these inline scripts run and nothing be loaded or
    sent.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _style() -> str:
    """The style sheet, with the grounds of marked words turned on dark pages like every other
    colour.
    """
    rules = " ".join(
        f'[style*="{light}"] {{ background-color: {dark} !important; color: var(--ink) '
        f"!important; }}"
        for light, dark in base.THEME["grounds"].values()
    )
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {rules} }}"
    return _read("page.css").replace("/*grounds*/", dark)


def _unbroken(text: str) -> str:
    """`text` in which no line ends between a number and the word that it counts, as in "5 texts" or
    "n 12".
    """
    return _COUNTED.sub("\N{NO-BREAK SPACE}", text)


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
)
_ENVIRONMENT.globals["element"] = offline.element
_ENVIRONMENT.filters["unbroken"] = _unbroken


@cache
def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8").strip()
