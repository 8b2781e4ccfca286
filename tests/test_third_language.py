"""What a further language needs: a record, a reader of speech, rules of inflection and of what its
words stand in, rows of CSV.

One copy of the kit gets ten words of Esperanto, another rows in more tables as well; no other file
of the copies differs from the kit's. Both read German, English and Esperanto texts from loading to
the comparison of sources.
"""

import csv
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HELPERS = Path(__file__).parent.parent / "helpers"
RECORD = """
ESPERANTO = Language(
    "eo",
    "esperanto",
    {"de": "Esperanto", "en": "Esperanto"},
    open=True,
    pattern=".",
    colour="grey",
    topic="Temo {}",
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
MODULES = {
    "language/speech/esperanto_sentence.py": SPEECH,
    "language/inflection/esperanto.py": INFLECTION,
}
WORDS = {
    "language/cues.csv": ["diri,eo,verb,say,"],
    "corpus/function_words.csv": [f"{word},eo" for word in ("la", "kaj", "ke", "ne", "en")],
}
ROWS = WORDS | {
    "columns.csv": ["escalation,eo,,,text,,,,Esperanto terms"],
    "corpus/months.csv": ["marto,eo,3"],
    "corpus/weekdays.csv": ["lunde,eo,Monday,1"],
    "language/grammar.csv": ["la,eo,article", "oj,eo,plural_ending"],
    "concepts/negators.csv": ["ne,eo,fixed,after,"],
    "sources/date_forms.csv": ["la {day}-an de {month},eo", "{day}-a de {month},eo"],
    "sources/decisions.csv": ["decidi,eo,verb"],
    "sources/fact_words.csv": ["en,eo,before_month"],
    "sources/numerals.csv": ["dek du,eo,12,number"],
    "sources/states.csv": ["morti,eo,verb,dead"],
    "sources/style_words.csv": ["sendube,eo,fixed,certainty"],
    "sources/units.csv": ["homoj,eo,people,people,"],
}
TERMS = {"attack": "ataki:verb", "sanctions": "sankcio:noun"}  # a column of concepts/escalation.csv

TEXTS = {
    "de0": "Minister Karl Weber sagte am 3. März, die Truppen hätten die Stadt angegriffen. "
    "Zwölf Menschen starben. Die Regierung verhängte Sanktionen gegen Russland. "
    "Zweifellos kamen im März 14 Soldaten in Berlin um.",
    "de1": "Die Bundesregierung beschloss am Montag neue Gespräche mit Frankreich. »Wir verhandeln "
    "weiter«, sagte Kanzler Olaf Scholz. Rund 300 Menschen demonstrierten in Berlin.",
    "en0": "Minister John Weber said on March 3 that troops had attacked the town. Twelve people "
    "died. The government imposed sanctions on Russia. Undoubtedly 14 soldiers were killed in "
    "Berlin in March.",
    "en1": "The government agreed on Monday to hold new talks with France. “We will go on "
    "negotiating,” Chancellor Olaf Scholz said. About 300 people demonstrated in Berlin.",
    "eo0": "Ana Novak diris, ke la militoj venos en marto. La 3-an de marto dek du homoj mortis en "
    "Berlin, kaj la urbo ne dormas. La armeo atakis la urbon, kaj la registaro ne atakis la "
    "armeon.",
    "eo1": "La registaro decidis lunde, ke la sankcioj kaj la milito ne venos en la urbon. Olaf "
    "Scholz diris, ke la urbo kaj la armeo ne dormas. Sendube 300 homoj venos en la urbon.",
}
# English words that must not be read as such in a text of another language.
FOREIGN = "On March 3 the government agreed to end the war, and undoubtedly twelve people died."
SCRIPT = """
import json, sys
import pandas as pd
from helpers import corpus, escalation, language, sources, topics
from helpers.figures import topics as draw
from helpers.languages import CODES
from helpers.lexicon import read_lexicon, shipped_lexicons
from helpers.sources.facts.amounts import find_measures
from helpers.sources.facts.dates import find_dates
from helpers.sources.facts.decisions import is_decision

texts, foreign = json.load(sys.stdin)
for name in shipped_lexicons():
    read_lexicon(name)

def documents(chosen):
    rows = [(key, text.partition(".")[0], text, key) for key, text in chosen.items()]
    given = pd.DataFrame(rows, columns=["doc_id", "title", "text", "source"])
    return corpus.load(given).documents

def chain(loaded):
    reading = language.read(loaded)
    found = topics.find(loaded)
    for code in CODES:
        draw.terms(found.topics, found.terms, 0, code)
        draw.topic_map(found.topics, found.memberships, code)
    tables = {
        "documents": loaded[["doc_id", "language"]],
        **reading._asdict(),
        "ledger": escalation.ledger(reading.sentences, reading.quotes),
        "scores": escalation.score(reading.sentences, reading.quotes),
        "style": sources.style(loaded),
        "actors": sources.actors(loaded),
        "voices": sources.voices(loaded),
        "facts": sources.facts(loaded),
        "topics": found.topics,
        "topic_terms": found.terms,
        "renamed": found.renamed({0: ("eins", "one")}).topics,
        "keyness": sources.keyness(loaded),
        "comparable": sources.comparable(loaded),
    }
    return {name: table(frame) for name, frame in tables.items()}

def table(frame):
    return json.loads(frame.to_json(orient="records"))

def third():
    town = pd.DataFrame(
        [("milito", "war", "eo"), ("urbo", "town", "eo"), ("Krieg", "war", "de")],
        columns=["term", "concept", "language"],
    ).assign(word_class="noun")
    one = pd.DataFrame([("d", 0, "eo")], columns=["doc_id", "sentence_id", "language"])
    own = read_lexicon("escalation").drop(columns="eo", errors="ignore")
    hits = language.find_terms(one.assign(text=texts["eo0"]), town)
    return {
        "terms": hits[["text", "concept"]].values.tolist(),
        "forms": language.forms("milito", "eo", "noun"),
        "own lexicon": len(escalation.ledger(one.assign(text=texts["eo0"]), lexicon=own)),
        "made up": sorted(set(sources.synthetic_corpus(1, 3).language)),
        "foreign": [
            len(escalation.ledger(one.assign(text=foreign))),
            find_dates(foreign, "eo"),
            [measure.unit for measure in find_measures(foreign, "eo")],
            is_decision(foreign, "eo"),
            len(sources.find_traits(one.assign(text=foreign))),
        ],
    }

found = {"both": chain(documents({k: text for k, text in texts.items() if k[:2] != "eo"}))}
if "eo" in CODES:
    found |= {"all": chain(documents(texts)), **third()}
print(json.dumps(found))
"""


def add_language(code: str) -> str:
    """languages.py with Esperanto, and its name in every language."""
    code = code.replace("\nLANGUAGES: dict", RECORD)
    code = re.sub(r"(for language in \([^)]*)\)", r"\1, ESPERANTO)", code)
    return re.sub(r'(\{"de": "(\w+)"[^}]*)\}', r'\1, "eo": "\2 (eo)"}', code)


def kit(folder: Path, rows: dict[str, list[str]], terms: dict[str, str]) -> Path:
    """A copy of the kit that reads Esperanto as well."""
    copy = folder / "helpers"
    shutil.copytree(HELPERS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    record = copy / "languages.py"
    record.write_text(add_language(record.read_text(encoding="utf-8")), encoding="utf-8")
    for name, code in MODULES.items():
        (copy / name).write_text(code, encoding="utf-8")
    for name, more in rows.items():
        with (copy / "lexicons" / name).open("a", encoding="utf-8") as file:
            file.write("".join(f"{row}\n" for row in more))
    if terms:
        path = copy / "lexicons/concepts/escalation.csv"
        with path.open(encoding="utf-8", newline="") as file:
            head, *table = csv.reader(file)
        with path.open("w", encoding="utf-8", newline="") as file:
            written = [[*row, terms.get(row[0], "")] for row in table]
            csv.writer(file).writerows([[*head, "eo"], *written])
    return copy


def run(helpers: Path) -> dict:
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([TEXTS, FOREIGN]),
        cwd=helpers.parent,
        env=os.environ | {"PYTHONPATH": str(helpers.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


KITS = {"words": (WORDS, {}), "rows": (ROWS, TERMS)}


@pytest.fixture(scope="module")
def kits(tmp_path_factory):
    return {name: kit(tmp_path_factory.mktemp(name), *given) for name, given in KITS.items()}


@pytest.fixture(scope="module")
def found(kits):
    return {name: run(copy) for name, copy in kits.items()} | {"kit": run(HELPERS)}


def of(table: list[dict], *columns: str, **where) -> list:
    """The cells of some columns, of the rows whose other columns begin with these values."""
    chosen = [r for r in table if all(str(r[k]).startswith(v) for k, v in where.items())]
    return [[row[column] for column in columns] for row in chosen]


def test_texts_in_a_third_language_are_told_and_read(found):
    for name in KITS:
        every = found[name]["all"]
        assert of(every["documents"], "language") == [[key[:2]] for key in TEXTS]
        assert [s for (s,) in of(every["sentences"], "text", doc_id="eo1", role="body")] == [
            "La registaro decidis lunde, ke la sankcioj kaj la milito ne venos en la urbon.",
            "Olaf Scholz diris, ke la urbo kaj la armeo ne dormas.",
            "Sendube 300 homoj venos en la urbon.",
        ]
        assert of(every["quotes"], "kind", "text", "speaker", "cue", doc_id="eo") == [
            ["indirect", "ke la militoj venos en marto", "Ana Novak", "diris"],
            ["indirect", "ke la urbo kaj la armeo ne dormas", "Olaf Scholz", "diris"],
        ]
        assert of(every["voices"], "speaker", "words", doc_id="eo") == [
            ["Ana Novak", 6],
            ["Olaf Scholz", 8],
        ]
        assert of(every["actors"], "actor", "role_in_text", doc_id="eo1") == [
            ["Olaf Scholz", "speaker"]
        ]
        assert found[name]["terms"] == [["militoj", "war"], ["urbo", "town"], ["urbon", "town"]]
        assert found[name]["forms"] == ["milito", "militon", "militoj", "militojn"]


def test_without_rows_nothing_is_counted_and_nothing_raises(found):
    bare = found["words"]["all"]
    assert of(bare["ledger"], "text", doc_id="eo") == []
    assert of(bare["facts"], "value", doc_id="eo", kind="date") == []
    assert of(bare["facts"], "value", doc_id="eo", kind="decision") == []
    assert all(score == 0 for (score,) in of(bare["style"], "value", doc_id="eo", measure="certai"))


def test_rows_are_read_as_far_as_they_go(found):
    read = found["rows"]["all"]
    ledger = of(read["ledger"], "text", "concept", "negated", doc_id="eo")
    assert ["atakis", "attack", False] in ledger and ["atakis", "attack", True] in ledger
    assert ["sankcioj", "sanctions", False] in ledger
    assert ["La 3-an de marto"] in of(read["facts"], "value", doc_id="eo0", kind="date")
    assert ["dek du homoj"] in of(read["facts"], "value", doc_id="eo0", kind="number")
    assert ["300 homoj"] in of(read["facts"], "value", doc_id="eo1", kind="number")
    assert of(read["facts"], "value", doc_id="eo1", kind="decision")
    assert any(value > 0 for (value,) in of(read["style"], "value", doc_id="eo1", measure="certai"))


@pytest.mark.parametrize("name", sorted(KITS))
def test_german_and_english_are_read_as_without_it(found, name):
    before, after = found["kit"]["both"], found[name]["both"]
    for table, rows in before.items():
        columns = rows[0].keys() if rows else ()
        assert [{c: row[c] for c in columns} for row in after[table]] == rows, table
    every = found[name]["all"]
    for table in ("sentences", "quotes", "names", "ledger", "scores", "style", "actors", "voices"):
        assert [row for row in every[table] if row["doc_id"][:2] != "eo"] == before[table], table


@pytest.mark.parametrize("name", sorted(KITS))
def test_a_third_language_is_never_taken_for_english(found, name):
    assert found[name]["foreign"] == [0, [], [], False, 0]


@pytest.mark.parametrize("name", sorted(KITS))
def test_a_lexicon_without_its_column_has_no_terms_in_it(found, name):
    assert found[name]["own lexicon"] == 0
    assert found[name]["made up"] == ["de", "en"]


def test_topics_have_a_label_in_it(found):
    for name in KITS:
        labels = [label for (label,) in of(found[name]["all"]["topics"], "label_eo")]
        assert all(labels) and not any("Englisch" in label for label in labels)
        both = [label for (label,) in of(found[name]["both"]["topics"], "label_eo")]
        assert all(label.endswith("(eo)]") for label in both)  # borrowed, and marked as such


@pytest.mark.parametrize("name", sorted(KITS))
def test_no_other_module_is_touched(kits, name):
    rows, terms = KITS[name]
    copy = kits[name]
    files = {p.relative_to(copy).as_posix() for p in copy.rglob("*") if p.is_file()}
    files = {file for file in files if "__pycache__" not in file}
    ours = {p.relative_to(HELPERS).as_posix() for p in HELPERS.rglob("*") if p.is_file()}
    assert files - ours == set(MODULES)
    changed = {f for f in files & ours if not filecmp.cmp(copy / f, HELPERS / f, shallow=False)}
    tables = {f"lexicons/{file}" for file in rows}
    tables |= {"lexicons/concepts/escalation.csv"} if terms else set()
    assert changed == {"languages.py", *tables}
