"""What a further language needs: a record, a reader of speech, rules of inflection, rows of CSV.

A copy of the kit gets ten words of Esperanto. No other file of the copy differs from the kit's.
"""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HELPERS = Path(__file__).parents[2] / "helpers"
RECORD = """
ESPERANTO = Language(
    "eo",
    "esperanto",
    {"de": "Esperanto", "en": "Esperanto", "eo": "Esperanto"},
    open=True,
    pattern=".",
    colour="amber",
)

LANGUAGES: dict"""
SPEECH = '''"""Esperanto: NP diris, ke …"""

from helpers.language.speech.cues import cues_of
from helpers.language.speech.frame import Frame, Reading


def divide(form, base):
    return form, ""


def read(s):
    reading = Reading()
    for i, word in enumerate(s.low):
        if word in cues_of("eo").verbs and s.low[i + 1 : i + 3] == [",", "ke"]:
            content = [(i + 2, s.parts[-1][1])]
            reading.take(Frame(0, i + 1, word, (0, i), content=content))
    return reading
'''
INFLECTION = '''"""Esperanto: milito, militon, militoj, militojn; diri, diras, diris, diros."""


def inflected(term, word_class):
    if word_class == "verb":
        return [term.removesuffix("i") + ending for ending in ("as", "is", "os")]
    return [term + ending for ending in ("n", "j", "jn")]


def name_forms(name, mark):
    return [name, name + "n"]
'''
ROWS = {
    "language/cues.csv": ["diri,eo,verb,say,"],
    "corpus/function_words.csv": ["la,eo", "kaj,eo", "ke,eo", "ne,eo"],
}
WRITTEN = {"language/speech/esperanto_sentence.py", "language/inflection/esperanto.py"}
TEXT = "Ana Novak diris, ke la militoj venos. La urbo dormas."
SCRIPT = f"""
import json
import pandas as pd
from helpers import language
documents = pd.DataFrame({{"doc_id": ["d"], "text": [{TEXT!r}], "language": ["eo"]}})
lexicon = pd.DataFrame(
    [("milito", "war", "eo"), ("urbo", "town", "eo"), ("Krieg", "war", "de")],
    columns=["term", "concept", "language"],
).assign(word_class="noun")
quotes = language.find_quotes(documents)
print(json.dumps({{
    "sentences": list(language.split_sentences(documents).text),
    "terms": language.find_terms(documents, lexicon)[["text", "concept"]].values.tolist(),
    "forms": language.forms("milito", "eo", "noun"),
    "quotes": quotes[["kind", "text", "speaker", "cue"]].values.tolist(),
    "names": list(language.find_actors(documents).concept),
}}))
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """A copy of the kit that reads Esperanto as well."""
    copy = tmp_path_factory.mktemp("third") / "helpers"
    shutil.copytree(HELPERS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    record = (copy / "languages.py").read_text(encoding="utf-8")
    changed = record.replace("\nLANGUAGES: dict", RECORD).replace("ENGLISH)", "ENGLISH, ESPERANTO)")
    assert changed.count("ESPERANTO") == 2
    (copy / "languages.py").write_text(changed, encoding="utf-8")
    (copy / "language/speech/esperanto_sentence.py").write_text(SPEECH, encoding="utf-8")
    (copy / "language/inflection/esperanto.py").write_text(INFLECTION, encoding="utf-8")
    for name, rows in ROWS.items():
        with (copy / "lexicons" / name).open("a", encoding="utf-8") as file:
            file.write("".join(f"{row}\n" for row in rows))
    return copy


@pytest.fixture(scope="module")
def found(kit):
    environment = os.environ | {"PYTHONPATH": str(kit.parent)}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=kit.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("sentences", ["Ana Novak diris, ke la militoj venos.", "La urbo dormas."]),
        ("terms", [["militoj", "war"], ["urbo", "town"]]),
        ("forms", ["milito", "militon", "militoj", "militojn"]),
        ("quotes", [["indirect", "ke la militoj venos", "Ana Novak", "diris"]]),
        ("names", ["Ana Novak"]),
    ],
)
def test_a_third_language_is_read(found, what, expected):
    assert found[what] == expected


def test_no_other_module_is_touched(kit):
    files = {p.relative_to(kit).as_posix() for p in kit.rglob("*") if p.is_file()}
    files = {name for name in files if "__pycache__" not in name}
    ours = {p.relative_to(HELPERS).as_posix() for p in HELPERS.rglob("*") if p.is_file()}
    assert files - ours == WRITTEN
    changed = {n for n in files & ours if not filecmp.cmp(kit / n, HELPERS / n, shallow=False)}
    assert changed == {"languages.py", *(f"lexicons/{name}" for name in ROWS)}
