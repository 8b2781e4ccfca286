"""A real Chromium without a network, and the pages it is shown."""

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    return os.environ.get("LAGEBILD_CHROMIUM") or next(
        filter(None, map(shutil.which, CHROMIUM)), None
    )


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    if path is None:
        why = (
            f"no Chromium: none of {', '.join(CHROMIUM)} in PATH, and LAGEBILD_CHROMIUM is not set"
        )
        pytest.fail(why) if os.environ.get("LAGEBILD_REQUIRE_BROWSER") == "1" else pytest.skip(why)
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


class Visit:
    """One page open in the browser, with what it asked for and complained about."""

    def __init__(self, context, path: Path) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.route("**/*", self._only_files)
        self.page = context.new_page()
        self.page.on(
            "console",
            lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None,
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.resolve().as_uri())
        self.page.wait_for_load_state("load")
        self._settle()

    def _settle(self) -> None:
        """Waits until every figure is drawn; by asking again, because the page's policy forbids a
        script that waits.
        """
        undrawn = (
            "[...document.querySelectorAll('.lagebild-plot')].filter(p => "
            "!p.querySelector('.main-svg')).length"
        )
        for _ in range(100):
            if not self.page.evaluate(undrawn):
                return
            self.page.wait_for_timeout(100)

    def _only_files(self, route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()


@pytest.fixture
def visit(chromium):
    contexts = []

    def open_page(path: Path, width: int = 1440, scheme: str = "light") -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        contexts.append(context)
        return Visit(context, path)

    yield open_page
    for context in contexts:
        context.close()
