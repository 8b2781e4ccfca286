"""Sentences of the matrix: every governor over every class of deed, told in three forms.

The tables beside this file hold all words; here they are only put together, always in the same
way. `python tests/gold/matrix/matrix.py` prints the sentences.
"""

import csv
import re
from pathlib import Path

HERE = Path(__file__).parent
PER_CELL = 5  # sentences of a governor over a class of deed in one language
NUMBERS = {"A": "number", "N": "noun_number", "P": "passive_number"}  # columns: s or p
TESTED = {"+", "-", "0", "0+", "-0"}  # what `expected` says of cells that are tested

# German articles by gender: nominative, accusative, dative.
DEFINITE = {
    "m": ("der", "den", "dem"),
    "f": ("die", "die", "der"),
    "n": ("das", "das", "dem"),
    "p": ("die", "die", "den"),
}
INDEFINITE = {
    "m": ("ein", "einen", "einem", "eines"),
    "f": ("eine", "eine", "einer", "einer"),
    "n": ("ein", "ein", "einem", "eines"),
}


def table(name, folder=HERE):
    """The rows of one table in this folder, as a list of dictionaries of text."""
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def german_nouns(deed):
    """The deed's noun in each case with its article, and with what follows it."""
    noun, dative, genitive = deed["noun"], deed["noun_dat"], deed["noun_gen"]
    der, den, dem = DEFINITE[deed["gender"]]
    if deed["article"] == "none":
        ein, einen, einem, eines, genitive = "", "", "", "von", dative
    else:
        ein, einen, einem, eines = INDEFINITE[deed["gender"]]
    phrases = {
        "der_noun": f"{der} {noun}",
        "den_noun": f"{den} {noun}",
        "dem_noun": f"{dem} {dative}",
        "ein_noun": f"{ein} {noun}",
        "einen_noun": f"{einen} {noun}",
        "einem_noun": f"{einem} {dative}",
        "eines_noun": f"{eines} {genitive}",
    }
    return {name: f"{phrase} {deed['noun_rest']}" for name, phrase in phrases.items()}


def english_nouns(deed):
    """The deed's noun bare, with either article, and with what follows it."""
    noun = f"{deed['noun']} {deed['noun_rest']}"
    article = "" if deed["article"] == "none" else deed["article"]
    return {"noun": noun, "a_noun": f"{article} {noun}", "the_noun": f"the {noun}"}


def written(template, words):
    """One sentence: the template with these words, verbs agreeing with whom they belong to.

    `[A:one/many]` agrees with the actor, `[N:one/many]` with the noun of the deed,
    `[P:one/many]` with the subject of the passive.
    """

    def agreeing(found):
        return found[2] if words[NUMBERS[found[1]]] == "s" else found[3]

    agreed = re.sub(r"\[([ANP]):([^/\]]*)/([^\]]*)\]", agreeing, template)
    text = re.sub(r" +(?=[ ,.])", "", agreed.format_map(words)).strip()
    return text[0].upper() + text[1:]


def tell(template, deed):
    """One sentence about this deed."""
    nouns = german_nouns if deed["language"] == "de" else english_nouns
    return written(template, {**deed, **nouns(deed)})


def fits(pattern, deed):
    """Whether this way of telling suits this deed: its class, its passive, its duration."""
    return (
        pattern["language"] == deed["language"]
        and (not pattern["events"] or deed["event"] in pattern["events"].split())
        and (not pattern["lasting"] or deed["lasting"] == pattern["lasting"])
        and (bool(deed["passive"]) or "{passive}" not in pattern["template"])
    )


def chosen(patterns, deeds, start):
    """PER_CELL pairs of pattern and deed: the patterns in turn, the deeds from `start` on."""
    pairs = [
        [(pattern, deed) for deed in turned(deeds, start + 2 * place) if fits(pattern, deed)]
        for place, pattern in enumerate(patterns)
    ]
    longest = max(map(len, pairs), default=0)
    in_turn = [row[round_] for round_ in range(longest) for row in pairs if round_ < len(row)]
    return in_turn[:PER_CELL]


def every_deed(patterns, deeds):
    """Two pairs for each deed, for others to be held against: the first way and one in turn."""
    pairs = []
    for place, deed in enumerate(deeds):
        fitting = [pattern for pattern in patterns if fits(pattern, deed)]
        pairs += [
            (pattern, deed) for pattern in (fitting[0], fitting[1 + place % (len(fitting) - 1)])
        ]
    return pairs


def turned(rows, start):
    """The rows in order, beginning at `start`, counted round and round."""
    start %= len(rows) or 1
    return rows[start:] + rows[:start]


def orders(cell):
    """The relations of a cell as pairs of relation and governor."""
    return [(name, other) for name in ("below", "above", "about") for other in cell[name].split()]


def sentences():
    """About 2,000 sentences, always the same, as a list of dictionaries.

    Each has `id`, `language`, `governor`, `event`, `form` (active, passive, noun), `deed`, `text`,
    `expected` and the governors that it must stand `below`, `above` or `about`.
    """
    cells = [cell for cell in table("expected") if cell["expected"] in TESTED]
    held_against = {other for cell in cells for _, other in orders(cell)}
    patterns, deeds = table("governors"), table("events")
    governors = list(dict.fromkeys(pattern["governor"] for pattern in patterns))
    made = []
    for cell in cells:
        for language in ("de", "en"):
            ways = [
                pattern
                for pattern in patterns
                if (pattern["governor"], pattern["language"]) == (cell["governor"], language)
            ]
            done = [
                deed
                for deed in deeds
                if (deed["event"], deed["language"]) == (cell["event"], language)
            ]
            if cell["governor"] in held_against:
                pairs = every_deed(ways, done)
            else:
                pairs = chosen(ways, done, governors.index(cell["governor"]))
            made += [
                {
                    "id": f"{language}-{cell['governor']}-{cell['event']}-{number}",
                    "language": language,
                    "governor": cell["governor"],
                    "event": cell["event"],
                    "form": pattern["form"],
                    "deed": deed["id"],
                    "text": tell(pattern["template"], deed),
                    "expected": cell["expected"],
                    "below": cell["below"],
                    "above": cell["above"],
                    "about": cell["about"],
                }
                for number, (pattern, deed) in enumerate(pairs, 1)
            ]
    return made


if __name__ == "__main__":
    for sentence in sentences():
        print(sentence["id"], sentence["expected"], sentence["text"], sep="\t")
