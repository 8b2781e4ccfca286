"""The five texts against what a reader marked in them before any code ran."""

from pathlib import Path

import pandas as pd
import pytest

from helpers import corpus, escalation, sources
from helpers.lexicon import read_lexicon

GOLD = Path(__file__).parent


def marked(name: str) -> pd.DataFrame:
    return pd.read_csv(GOLD / f"{name}.csv", dtype=str, keep_default_na=False)


def text_of(seeds) -> dict[str, str]:
    return dict(zip(seeds.documents.doc_id, seeds.documents.text, strict=True))


def test_every_line_has_its_role(seeds):
    found = seeds.lines[seeds.lines.text.str.strip() != ""]
    gold = marked("lines").astype({"line": int})
    both = gold.merge(found, on=["doc_id", "line"], how="outer", suffixes=("_gold", ""))
    assert len(both) == len(gold) == len(found)
    wrong = both[
        [
            role not in choices.split("|")
            for role, choices in zip(both.role, both.role_gold, strict=True)
        ]
    ]
    assert wrong[["doc_id", "line", "role_gold", "role", "text"]].to_dict("records") == []
    assert ((both.kept_gold == "yes") == both.kept).all()


def test_cut_lines_keep_the_article_part(seeds):
    texts = text_of(seeds)
    for row in marked("lines").query("kept_text != ''").itertuples():
        assert row.kept_text in texts[row.doc_id].split("\n")


def test_lines_give_the_input_back(seeds):
    folder = Path(__file__).parents[2] / "seeds"
    for doc_id, lines in seeds.lines.groupby("doc_id"):
        assert "".join(lines.text + lines.end) == (folder / f"{doc_id}.txt").read_bytes().decode()


def test_metadata_is_what_the_texts_show(seeds):
    rows = seeds.documents.set_index(seeds.documents.doc_id.str[:3])
    assert list(rows.language) == ["en", "de", "de", "de", "de"]
    assert rows.title["003"] == "Pistorius: Konkrete Beiträge zur Sicherung der Ukraine nötig"
    assert pd.isna(rows.title["002"])
    assert rows.published["003"] == pd.Timestamp("2026-01-07 16:55:38")
    assert rows.published.notna().sum() == 1
    assert rows.author["004"] == "Lucas Schneider"
    assert rows.source.nunique() == 5
    assert rows.agency["003"].startswith("dpa")
    assert seeds.problems.empty


def test_sentences_have_the_marked_boundaries(seeds, sentences):
    gold = read_lexicon("reader_marks")
    for doc_id, rows in gold.groupby("doc_id"):
        found = sentences[sentences.doc_id == doc_id]
        assert found.text.tolist() == rows.text.tolist()
        assert (found.role == "title").tolist() == (rows.role == "title").tolist()
        assert (found.role == "heading").tolist() == (rows.role == "heading").tolist()
    texts, titles = (
        text_of(seeds),
        dict(zip(seeds.documents.doc_id, seeds.documents.title, strict=True)),
    )
    for row in sentences.itertuples():
        assert (titles if row.role == "title" else texts)[row.doc_id][
            row.start : row.end
        ] == row.text


def overlap(gold: tuple[int, int], found: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = min(gold[1], found[1]) - max(gold[0], found[0])
    return max(shared, 0) / (max(gold[1], found[1]) - min(gold[0], found[0]))


@pytest.mark.parametrize(
    "row",
    list(marked("quotes").itertuples(index=False)),
    ids=lambda r: f"{r.doc_id[:3]} {r.text[:30]}",
)
def test_quotes_are_found_with_their_speakers(row, seeds, quotes):
    text = text_of(seeds)[row.doc_id]
    start = text.index(row.text)
    span = (start, start + len(row.text))
    same_voice = (quotes.kind == "direct") == (row.kind == "direct")
    candidates = quotes[(quotes.doc_id == row.doc_id) & same_voice]
    best = max(candidates.itertuples(), key=lambda q: overlap(span, (q.start, q.end)))
    assert overlap(span, (best.start, best.end)) >= 0.8, f"nearest: {best.text}"
    if row.speaker:
        assert best.speaker == row.speaker
    if row.speaker_mention:
        assert row.speaker_mention.lower() in str(best.speaker_mention).lower()


def test_quotation_marks_around_a_name_are_no_quote(seeds, quotes):
    direct = quotes[quotes.kind == "direct"]
    assert not direct.text.str.contains("^.Koalition der Willigen.$").any()


@pytest.fixture(scope="module")
def scored(sentences, quotes):
    gold = read_lexicon("reader_marks")
    scores = escalation.score(sentences, quotes=quotes).reset_index(drop=True)
    scores["text"] = sentences.text.to_numpy()
    return gold.assign(n=gold.n.astype(int)).merge(
        scores,
        left_on=["doc_id", "n"],
        right_on=["doc_id", "sentence_id"],
        suffixes=("", "_found"),
        validate="1:1",
    )


DIRECTIONS = {
    "up": lambda e: e > 0,
    "down": lambda e: e < 0,
    "not_up": lambda e: ~(e > 1),
    "not_down": lambda e: ~(e < -1),
    "none": lambda e: ~(e.abs() > 2),
}


def test_directions_agree_with_the_reader(scored):
    rows = scored[scored.direction.isin(DIRECTIONS)]
    assert len(rows) + (scored.direction == "arms").sum() >= 60
    right = pd.concat(
        [DIRECTIONS[name](part.escalation) for name, part in rows.groupby("direction")]
    )
    wrong = rows.loc[~right.reindex(rows.index), ["doc_id", "text", "direction", "escalation"]]
    assert right.mean() >= 0.85, wrong.to_string()
    up = rows[rows.direction == "up"]
    assert (up.escalation > 0).mean() >= 0.9, up[["text", "escalation"]].to_string()


def test_the_traps_are_right(scored):
    traps = scored[(scored.note != "") & scored.direction.isin(DIRECTIONS)]
    for row in traps.itertuples():
        assert DIRECTIONS[row.direction](pd.Series([row.escalation])).all(), (
            row.text,
            row.direction,
            row.escalation,
        )


def test_arms_deliveries_are_counted_under_their_own_category(scored, sentences, quotes):
    arms = scored[scored.direction == "arms"]
    ledger = escalation.ledger(sentences, quotes=quotes)
    with_arms = set(
        zip(
            *ledger.loc[
                ledger.category.str.startswith("arms"), ["doc_id", "sentence_id"]
            ].T.to_numpy(),
            strict=True,
        )
    )
    found = [(row.doc_id, row.sentence_id) in with_arms for row in arms.itertuples()]
    assert sum(found) / len(found) >= 0.85, arms[[not f for f in found]].text.to_list()


def test_conflicts_and_what_only_seems_one(seeds):
    facts = sources.facts(seeds.documents)
    differs = facts[facts.status == "differs"]
    for row in marked("facts").query("verdict == 'conflict'").itertuples():
        hits = differs[(differs.doc_id == row.doc_id) & (differs.story_id == "corpus")]
        assert hits.value.str.contains(row.value.split()[0], regex=False).any(), (
            row.doc_id,
            row.value,
        )
    first_names = differs[differs.value.astype(str).str.contains("Pete|Dan")]
    assert len(differs) == len(first_names) == 2


def test_the_default_corpus_is_five_stories(seeds):
    assert corpus.load(Path(__file__).parents[2] / "seeds").documents.doc_id.nunique() == 5
    assert sources.link_stories(seeds.documents).story_id.nunique() == 5
