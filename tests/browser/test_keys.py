"""Keys pressed in an explorer stay there: the notebook around it must not take them for
commands.
"""

import json

import pytest

from helpers.widgets.controls import OwnKeys

pytestmark = pytest.mark.browser

NOTEBOOK = """
<div id="notebook"><div class="lm-Widget jupyter-widgets widget-box widget-vbox">
<select id="choice"><option>one</option><option>two</option></select><div id="keys"></div></div>
<button id="outside">outside</button></div>
<script type="module">
const notebook = document.getElementById("notebook");
window.heard = [];
notebook.addEventListener("keydown", (event) => {
  window.heard.push(event.key); event.preventDefault();
});
const script = new Blob([SCRIPT], { type: "text/javascript" });
const keys = (await import(URL.createObjectURL(script))).default;
keys.render({ el: document.getElementById("keys") });
window.ready = true;
</script>"""


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    page.set_content(NOTEBOOK.replace("SCRIPT", json.dumps(str(OwnKeys._esm))))
    page.wait_for_function("window.ready && document.querySelector('[data-lm-suppress-shortcuts]')")
    yield page
    page.close()


def test_arrows_and_letters_reach_a_list_of_choices_and_nothing_else(page):
    page.focus("#choice")
    page.keyboard.press("ArrowDown")
    assert page.input_value("#choice") == "two"
    page.keyboard.press("o")
    assert page.input_value("#choice") == "one"
    assert page.evaluate("window.heard") == []


def test_tab_leaves_the_box_and_the_notebook_hears_its_own_keys(page):
    page.focus("#choice")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "outside"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("window.heard") == ["ArrowDown"]
    assert page.evaluate("document.getElementById('keys').style.display") == "none"
