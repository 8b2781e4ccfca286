"""The report in a real browser: it asks for nothing, shows every figure, and fits a phone and a
dark room.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.report.notebook import available

PAGES = ["index", *(path.stem for path in available())]
pytestmark = pytest.mark.browser

DRAWN = """() => [...document.querySelectorAll('figure.lagebild-figure')].map(box => {
  const plot = box.querySelector('.lagebild-plot'), svg = plot.querySelector('svg.main-svg');
  const drawn = '.trace, .hm, .slice, .points path, image, .annotation';
  const marks = plot.querySelectorAll(drawn).length;
  const area = svg ? svg.getBoundingClientRect() : {width: 0, height: 0};
  return {label: plot.getAttribute('aria-label'), width: area.width, height: area.height, marks};
})"""


MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8").rstrip().rstrip(";")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_shows_every_figure(report_folder, visit, name, width, scheme):
    seen = visit(report_folder / f"{name}.html", width, scheme)
    figures = seen.page.evaluate(DRAWN)
    source = (report_folder / f"{name}.html").read_text(encoding="utf-8")
    assert len(figures) == source.count('class="lagebild-plot"')
    assert figures
    for figure in figures:
        folded = figure["width"] == 0 and "solution" in source
        assert figure["marks"] > 0 and (
            folded or (figure["width"] > 200 and figure["height"] > 100)
        ), figure
        assert figure["width"] <= width and len(figure["label"]) > 20
    assert seen.requests == [] and seen.complaints == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, (
        "the page itself never scrolls sideways"
    )
    read = seen.page.evaluate(MEASURE)
    assert read["clipped"] == [], "words cut off in a figure"
    assert read["crowded"] == [], "labels laid over one another"
    assert read["slanted"] == [], "labels that lie across one another"
    assert read["faint"] == [], "contrast below 4.5"
    assert read["glaring"] == [], "light grounds on a dark page"
    assert read["outline"] == {"first": 1, "titles": 1, "skipped": 0, "landmarks": []}
    assert read["silent"] == [], "a table holds more than it shows and does not say so"
    assert all(table["focusable"] and table["right"] <= width for table in read["tables"]), read[
        "tables"
    ]


def test_a_change_to_the_dark_is_followed(report_folder, visit):
    seen = visit(report_folder / "index.html")
    before = seen.page.evaluate("getComputedStyle(document.querySelector('.ytick text')).fill")
    seen.page.emulate_media(color_scheme="dark")
    for _ in range(50):  # the page's policy forbids the polling script of wait_for_function
        if (
            seen.page.evaluate("getComputedStyle(document.querySelector('.ytick text')).fill")
            != before
        ):
            return
        seen.page.wait_for_timeout(100)
    pytest.fail("the figures kept their light colours")


def test_links_lead_to_pages_and_places_that_exist(report_folder):
    for name in PAGES:
        text = (report_folder / f"{name}.html").read_text(encoding="utf-8")
        body = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        for target in re.findall(r'href="([^"#:]*)(?:#([^"]*))?"', body):
            file, place = target
            there = (report_folder / (file or f"{name}.html")).read_bytes()
            assert not place or f'id="{place}"'.encode() in there, f"{name}: {file}#{place}"


def test_the_keyboard_reaches_content_first(report_folder, visit):
    seen = visit(report_folder / "index.html")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "Skip to content"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "main"


def test_a_wide_table_says_so_and_keeps_its_first_column(report_folder, visit):
    seen = visit(report_folder / "index.html", 380)
    table = seen.page.locator(".table.kept").first
    before = table.evaluate("t => t.querySelector('tbody th').getBoundingClientRect().left")
    seen.page.set_viewport_size({"width": 220, "height": 800})
    table.evaluate("t => t.scrollTo(40, 0)")
    assert table.evaluate("t => t.scrollLeft") > 0
    assert (
        abs(
            table.evaluate("t => t.querySelector('tbody th').getBoundingClientRect().left") - before
        )
        < 2
    )
    assert "scroll the table sideways" in table.evaluate("t => t.nextElementSibling.textContent")
    seen.page.set_viewport_size({"width": 1440, "height": 800})
    assert table.evaluate("t => t.nextElementSibling?.className ?? ''") != "hint"


def test_a_table_with_sentences_becomes_cards_on_a_phone(report_folder, visit):
    row = "document.querySelector('.table.cards tbody tr')"
    wide, narrow = (visit(report_folder / "index.html", width) for width in (1440, 380))
    assert wide.page.evaluate(f"getComputedStyle({row}).display") == "table-row"
    assert narrow.page.evaluate(f"getComputedStyle({row}).display") == "flex"
    assert narrow.page.evaluate("document.querySelector('.table.cards').scrollWidth") <= 380


@pytest.mark.parametrize("width", [380, 1440])
def test_a_long_table_says_so_and_opens_by_key(report_folder, visit, width):
    seen = visit(report_folder / "01_corpus.html", width)
    table = seen.page.locator(".table.long").first
    assert table.evaluate("t => t.clientHeight") < table.evaluate("t => t.scrollHeight")
    assert "38 in all" in table.evaluate("t => t.nextElementSibling.textContent")
    seen.page.locator(".table.long + .hint button").first.focus()
    for shown, words in ((True, "Show fewer rows"), (False, "Show all rows")):
        seen.page.keyboard.press("Enter")
        assert (table.evaluate("t => t.clientHeight >= t.scrollHeight - 1")) is shown
        assert seen.page.evaluate("document.activeElement.textContent") == words


def test_german_passages_are_marked_as_german(report_folder, visit):
    seen = visit(report_folder / "01_corpus.html")
    marked = "document.querySelectorAll('td[lang=de]')"
    assert seen.page.evaluate(f"{marked}.length") > 10
    english = "/\\b(the|and|of|with)\\b/i"
    assert (
        seen.page.evaluate(f"[...{marked}].filter(cell => {english}.test(cell.textContent)).length")
        == 0
    )


def test_solutions_are_folded_and_print_unfolds_them(report_folder, visit):
    seen = visit(report_folder / "06_your_own_corpus.html")
    assert seen.page.locator("details.solution").count() >= 2
    assert seen.page.locator("details.solution[open]").count() == 0
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.page.locator("details:not([open])").count() == 0
    seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert seen.page.locator("details.solution[open]").count() == 0


def test_paper_is_light_in_a_dark_room(report_folder, visit):
    seen = visit(report_folder / "03_escalation.html", 1440, "dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    grounds = (
        "[document.body, document.querySelector('mark')].map(part => "
        "getComputedStyle(part).backgroundColor)"
    )
    for colour in seen.page.evaluate(grounds):
        assert all(int(part) > 190 for part in re.findall(r"\d+", colour)[:3]), colour
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.page.locator(".table.long").first.evaluate(
        "t => t.clientHeight >= t.scrollHeight - 1"
    )


@pytest.fixture(scope="module")
def stock_pages(made_report, tmp_path_factory):
    """Every executed notebook as the HTML that `jupyter nbconvert` makes without the kit's
    exporter.
    """
    folder = tmp_path_factory.mktemp("stock")
    nbconvert(
        "--to", "html", "--output-dir", folder, *sorted((made_report / "executed").glob("*.ipynb"))
    )
    return folder


def nbconvert(*arguments):
    command = [sys.executable, "-m", "jupyter", "nbconvert", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def test_stock_html_shows_every_figure_without_a_network(stock_pages, report_folder, visit):
    for path in available():
        seen = visit(stock_pages / f"{path.stem}.html")
        figures = seen.page.evaluate(DRAWN)
        text = (report_folder / f"{path.stem}.html").read_text(encoding="utf-8")
        assert len(figures) == text.count('class="lagebild-plot"') > 0, path.stem
        assert all(figure["marks"] > 0 and figure["width"] > 200 for figure in figures), path.stem


@pytest.mark.slow
def test_nbconvert_from_the_shell_makes_a_sealed_page(visit, tmp_path):
    notebook = next(path for path in available() if path.stem.startswith("06"))
    nbconvert("--execute", "--to", "lagebild", "--output-dir", tmp_path, notebook)
    page = tmp_path / f"{notebook.stem}.html"
    seen = visit(page)
    figures = seen.page.evaluate(DRAWN)
    assert len(figures) >= 2 and all(
        figure["marks"] > 0 and figure["width"] > 200 for figure in figures
    )
    assert page.read_text(encoding="utf-8").count("plotly.js (cartesian - minified)") == 1
    assert seen.requests == []
    assert not list(Path(notebook.parent).glob("*.html"))
