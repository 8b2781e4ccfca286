"""One deed told in twelve ways in two languages: whose words they are must not change the deed.

The tables beside this file hold all words. `python -m tests.gold.invariance.invariance` prints
the sentences.
"""

from pathlib import Path

from tests.gold.matrix.matrix import table, written

HERE = Path(__file__).parent


def sentences():
    """1,440 sentences about 60 deeds, always the same, as a list of dictionaries.

    Each has `id`, `deed` (the same in both languages), `event`, `language`, `form` (plain,
    according, that, bare, after, reporters), `voice` (active, passive), `text`, and the names of
    `actor` and `target` as they stand in the text.
    """
    return [
        {
            "id": f"{deed['language']}-{deed['id']}-{telling['form']}-{telling['voice']}",
            "deed": deed["id"],
            "event": deed["event"],
            "language": deed["language"],
            "form": telling["form"],
            "voice": telling["voice"],
            "text": written(telling["template"], deed),
            "actor": deed["actor"],
            "target": deed["target"],
        }
        for deed in table("deeds", HERE)
        for telling in table("tellings", HERE)
        if deed["language"] == telling["language"]
    ]


if __name__ == "__main__":
    for sentence in sentences():
        print(*sentence.values(), sep="\t")
