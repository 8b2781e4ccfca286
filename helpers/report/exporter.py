"""`jupyter nbconvert --to lagebild`: a notebook as one sealed page that opens without a network."""

from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default
from traitlets.config import Config


class LagebildExporter(Exporter):
    """An executed notebook as one HTML page with its figures: it makes no request and runs no
    foreign script.

    `resources["lagebild"]` may bring `pages` and `here` (see `page.render`) to set the page among
    others, and `names`, by which figures call the texts instead of their doc_id.
    """

    output_mimetype = "text/html"
    export_from_notebook = "Lagebild page"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @property
    def default_config(self) -> Config:
        """Runs cells (`--execute`) without ipykernel's warning that a kernel on this computer talks
        over TCP.
        """
        config = super().default_config
        config.merge(Config({"ExecutePreprocessor": {"extra_arguments": ["--log-level=ERROR"]}}))
        return config

    def from_notebook_node(self, nb, resources=None, **kw) -> tuple[Any, dict[str, Any]]:
        """(page, resources) of a notebook as it stands; cells are not run here."""
        from helpers.report import blocks, page

        nb, resources = super().from_notebook_node(nb, resources, **kw)
        context = dict(resources.get("lagebild", {}))
        content = blocks.from_notebook(nb, context.pop("names", {}))
        if context.get("pages"):
            blocks.link_pages(content, {entry["file"] for entry in context["pages"]})
        html = page.render(
            "page.html.j2",
            title=blocks.title(nb, resources.get("metadata", {}).get("name") or "Notebook"),
            content=content,
            headings=blocks.headings(content),
            **context,
        )
        return html, resources
