"""How well amounts and statements of different texts are brought together, on made-up stories
marked by hand.

python tests/benchmarks/facts.py [--misses] [--growth] (needs no data: the stories and pairs stand
in tests/sources/; --growth times one story of more and more amounts)
"""

import argparse
import json
import random
import time
from itertools import combinations
from pathlib import Path

import pandas as pd

from helpers import sources, stats

MARKED = Path(__file__).parents[1] / "sources"


def stories() -> list[dict]:
    return json.loads((MARKED / "fact_stories.json").read_text(encoding="utf-8"))


def all_facts(articles: dict[str, dict[str, dict]]) -> pd.DataFrame:
    """FACTS of stories given as {story: {text: {language, text, published}}}, with doc_id
    "story/text".
    """
    rows = [
        {"doc_id": f"{story}/{d}", "story_id": story, "title": None, "published": None, **article}
        for story, texts in articles.items()
        for d, article in texts.items()
    ]
    frame = pd.DataFrame(rows).astype({"published": "datetime64[ns]"})
    return sources.facts(frame, frame[["doc_id", "story_id"]].assign(similarity=0.5))


def found_pairs(facts: pd.DataFrame) -> list[tuple]:
    """(text, start, end, other text, start, end, relation) of every two amounts or dates brought
    into one row.
    """
    cells = facts[facts.kind.isin(["number", "date"]) & (facts.status != "not mentioned")]
    story = facts.story_id.iloc[0]
    verdicts = {
        pair: sources.compare(facts, story, *pair).set_index("fact").verdict
        for pair in combinations(sorted(facts.doc_id.unique()), 2)
    }
    found = []
    for fact, rows in cells.sort_values("doc_id").groupby("fact"):
        for one, other in combinations(rows.itertuples(), 2):
            relation = (
                "differ" if verdicts[one.doc_id, other.doc_id][fact] == "differs" else "agree"
            )
            spans = [(c.doc_id.rpartition("/")[2], int(c.start), int(c.end)) for c in (one, other)]
            found.append((*spans[0], *spans[1], relation))
    return found


def marked_pairs(story: dict) -> list[tuple]:
    found = []
    for relation in ("differ", "agree"):
        for cells in story[relation]:
            spans = [
                (d, story["articles"][d]["text"].index(words), len(words))
                for d, words in sorted(cells)
            ]
            (a, i, n), (b, j, m) = spans
            found.append((a, i, i + n, b, j, j + m, relation))
    return found


def same_words(one: tuple, other: tuple) -> bool:
    return all(
        one[k] == other[k] and one[k + 1] < other[k + 2] and other[k + 1] < one[k + 2]
        for k in (0, 3)
    )


def score(stories: list[dict]) -> pd.DataFrame:
    """A row a marked or found pair: story, part, relation, marked, found, words.

    A pair brought together that is not marked counts as wrong where it is said to differ, or is
    marked otherwise; further agreements (weekdays, trains) are not all marked.
    """
    rows = []
    facts = all_facts({story["story"]: story["articles"] for story in stories})
    for story in stories:
        found, marked = found_pairs(facts[facts.story_id == story["story"]]), marked_pairs(story)
        for relation in ("differ", "agree"):
            for pair in (p for p in marked if p[6] == relation):
                hit = any(same_words(pair, f) for f in found if f[6] == relation)
                rows.append((story, relation, True, hit, pair))
            for pair in (f for f in found if f[6] == relation):
                known = [m for m in marked if same_words(pair, m)]
                if not any(m[6] == relation for m in known) and (relation == "differ" or known):
                    rows.append((story, relation, False, True, pair))
    return pd.DataFrame(
        [(s["story"], s["part"], r, m, f, _words(s, p)) for s, r, m, f, p in rows],
        columns=["story", "part", "relation", "marked", "found", "words"],
    )


def _words(story: dict, pair: tuple) -> str:
    return " / ".join(story["articles"][pair[k]]["text"][pair[k + 1] : pair[k + 2]] for k in (0, 3))


def decisions() -> pd.DataFrame:
    """One row a decision and another text of its story: language, mentioned (as marked), and what
    the fact grid says.

    `said` is stated, not mentioned, left open, or no fact where no decision was found to compare.
    """
    stories = json.loads((MARKED / "decision_stories.json").read_text(encoding="utf-8"))
    facts = all_facts({story["story"]: story["articles"] for story in stories})
    rows = []
    for story in stories:
        name, articles = story["story"], story["articles"]
        grid = facts[(facts.story_id == name) & (facts.kind == "decision")]
        for decision in story["decisions"]:
            home = next(
                d for d, article in articles.items() if decision["words"] in article["text"]
            )
            fact = grid.fact[(grid.doc_id == f"{name}/{home}") & (grid.value == decision["words"])]
            said = grid[grid.fact == fact.iloc[0]].set_index("doc_id").status if len(fact) else {}
            for mentioned, others in ((True, decision["yes"]), (False, decision["no"])):
                for d in others:
                    where = (
                        "one" if articles[d]["language"] == articles[home]["language"] else "two"
                    )
                    rows.append(
                        (
                            name,
                            d,
                            where,
                            mentioned,
                            said.get(f"{name}/{d}", "left open") if len(said) else "no fact",
                        )
                    )
    return pd.DataFrame(rows, columns=["story", "text", "languages", "mentioned", "said"])


def quotes() -> pd.DataFrame:
    """The marked pairs of quotations with what facts() makes of each: same, similar or other."""
    pairs = pd.read_csv(MARKED / "quote_pairs.csv")
    said = {"de": "„{}“, sagte Nora Lind am Abend.", "en": "“{},” Nora Lind said in the evening."}
    articles = {
        f"pair {k}": {
            "a": {
                "language": pair.a_language,
                "text": said[pair.a_language].format(pair.a.rstrip(".")),
            },
            "b": {
                "language": pair.b_language,
                "text": said[pair.b_language].format(pair.b.rstrip(".")),
            },
        }
        for k, pair in enumerate(pairs.itertuples())
    }
    facts = all_facts(articles).query("kind == 'quote'")
    found = []
    for story in articles:
        verdicts = set(sources.compare(facts, story, f"{story}/a", f"{story}/b").verdict)
        found.append(
            "same"
            if "stated by both" in verdicts
            else "similar"
            if "similar in both" in verdicts
            else "other"
        )
    return pairs.assign(found=found)


PAID = "{} paid {} million euros for {} {} {}."
WHO = [
    "The town",
    "A bank",
    "The ministry",
    "One family",
    "The museum",
    "A farmer",
    "The hospital",
    "A court",
]
WHAT = [
    "roads",
    "a new roof",
    "nurses",
    "old paintings",
    "seeds",
    "two lawyers",
    "school meals",
    "a fleet of trams",
]
WHERE = [
    "in the north",
    "near the harbour",
    "beyond the river",
    "in the mountains",
    "on three islands",
    "abroad",
]
WHEN = [
    "after the flood",
    "before the vote",
    "in secret",
    "at an auction",
    "during the strike",
    "by mistake",
]


def growth(sizes: tuple[int, ...] = (100, 200, 400, 1000), per_text: int = 10) -> pd.DataFrame:
    """Processor seconds of the fact grid of one story with so many amounts of one unit, in texts of
    ten amounts.
    """
    rows = []
    for size in (sizes[0], *sizes):  # the first run loads the models
        rng = random.Random(size)
        texts = {
            f"{k:04d}": {
                "language": "en",
                "text": " ".join(
                    PAID.format(
                        rng.choice(WHO), rng.randint(2, 4000), *map(rng.choice, (WHAT, WHERE, WHEN))
                    )
                    for _ in range(per_text)
                ),
            }
            for k in range(size // per_text)
        }
        start = time.process_time()
        all_facts({"one": texts})
        rows.append((size, time.process_time() - start))
    table = pd.DataFrame(rows[1:], columns=["amounts", "seconds"])
    return table.assign(times=table.seconds / table.seconds.iloc[0])


def _share(part: pd.Series) -> str:
    interval = stats.bootstrap_interval(part.astype(float).to_numpy())
    return f"{interval.value:.2f} [{interval.low:.2f}, {interval.high:.2f}] of {len(part)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="name the pairs that were missed or wrong"
    )
    parser.add_argument(
        "--growth", action="store_true", help="only time stories of 100 to 1,000 amounts"
    )
    parser.add_argument("--data", help="not used: all benchmarks take it")
    arguments = parser.parse_args()
    if arguments.growth:
        print(growth().round(2).to_string(index=False))
        return
    table = score(stories())
    for (part, relation), rows in table.groupby(["part", "relation"]):
        marked, found = rows[rows.marked], rows[rows.found]
        print(
            f"{part}, {relation}: recall {_share(marked.found)}, precision {_share(found.marked)}"
        )
    if arguments.misses:
        print(table[table.marked != table.found].to_string())
    pairs = quotes()
    print(pd.crosstab([pairs.part, pairs.same], pairs.found).to_string())
    told = decisions()
    print(pd.crosstab([told.languages, told.mentioned], told.said).to_string())


if __name__ == "__main__":
    main()
