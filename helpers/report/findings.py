"""What an analysis found, in words computed from its tables: with n and interval, or that nothing
can be concluded.
"""

import re

import pandas as pd

from helpers import corpus, escalation, languages, sources, stats
from helpers.escalation import validity
from helpers.figures import base, count, overview
from helpers.topics import verdict

_LISTED = 6  # outlets that are named one by one
_QUOTED = 3  # differing facts whose values are given
_PERFECT_AT_1 = (
    r"\bF1\b|\bRand\b|V-measure"  # figures of one scale, among which the weakest can be named
)
_FULL_STOP = re.compile(r"(?<=\w[\w”\"»)])\.$")  # of a sentence, not of an abbreviation like U.S.
_TINY = 1e-4  # a smaller p is not written out


def by_notebook(tables: dict[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Sentences by the name of the notebook that shows them at length; `tables` as from
    `tables.compute`.
    """
    documents = tables["DOCUMENTS"]
    names = corpus.names(documents)
    return {
        "01_corpus": _corpus(documents, tables["LINES"]),
        "02_topics": _topics(tables["STABILITY"], tables["TOPICS"], tables["MEMBERSHIPS"]),
        "03_escalation": _escalation(tables["SCORES"], tables["LEDGER"], names),
        "04_sources": _sources(tables["FACTS"], tables["STORIES"], tables["PROFILES"], names),
        "05_method_check": _method(validity.shipped()),
        "06_your_own_corpus": _enough(documents),
    }


def outlets(documents: pd.DataFrame) -> tuple[list[str], int]:
    """The outlets that are known, and the number of texts whose outlet is not."""
    known = sources.is_named(documents)
    return sorted(documents.source[known].unique()), int((~known).sum())


def _corpus(documents: pd.DataFrame, lines: pd.DataFrame) -> list[str]:
    parts = ", ".join(f"{n:,} {_in(code)}" for code, n in documents.language.value_counts().items())
    named, unknown = outlets(documents)
    known = ", ".join(named) if len(named) <= _LISTED else count(len(named), "outlet")
    origin = [f"Known outlets: {known}"] if named else []
    origin += [f"the outlet of {count(unknown, 'text')} is unknown"] if unknown else []
    dropped = lines[~lines.kept & ~lines.role.isin(["blank", "title"])]
    share = dropped.text.str.len().sum() / max(lines.text.str.len().sum(), 1)
    repeated = int(documents.duplicate_of.notna().sum())
    return [
        f"{count(len(documents), 'text')} ({parts}) of {count(documents.n_words.sum(), 'word')}. "
        + _sentence("; ".join(origin)),
        f"{count(len(dropped), 'line')} of the pages ({share:.0%} of their characters) "
        f"{'is' if len(dropped) == 1 else 'are'} not article text; left out, and kept in the "
        f"table lines.",
        *([f"{count(repeated, 'text')} repeat an earlier one."] if repeated else []),
    ]


def _in(code: str) -> str:
    """A language as where something is said: "in German", "in other languages"."""
    return f"in {languages.NAMES.get(code, code)}{'s' if code == languages.OTHER else ''}"


def _topics(stability: pd.DataFrame, topics: pd.DataFrame, memberships: pd.DataFrame) -> list[str]:
    unit = topics.unit.iloc[0] if len(topics) else "text"
    reproducible, said = verdict(stability, len(memberships), False, unit)
    if not reproducible:
        return [
            said
            + " What the texts are about cannot be concluded from groups alone: read the passages."
        ]
    largest = topics.sort_values("size", ascending=False, kind="stable").head(3)
    sizes = "; ".join(f"{row.label_en} ({count(row.size, unit)})" for row in largest.itertuples())
    return [said, f"The largest: {sizes}."]


def _escalation(scores: pd.DataFrame, ledger: pd.DataFrame, names: dict[str, str]) -> list[str]:
    if not scores.escalation.notna().any():
        return ["No sentence holds evidence: nothing can be concluded."]
    found = [_whole(escalation.by_sentences(scores, "all").iloc[0])]
    voices = escalation.by_rows(ledger, "voice").set_index("group")
    if {"newsroom", "quoted"} <= set(voices.index):
        found.append(_compared(voices.loc["newsroom"], voices.loc["quoted"]))
    texts = escalation.by_sentences(scores, "document").dropna(subset=["mean"])
    if len(texts) > 1:
        top = texts.loc[texts["mean"].idxmax()]
        found.append(
            f"The text with the highest mean is {names.get(top.group, top.group)}: "
            f"{_estimate(top)}."
        )
    return found


def _whole(row: pd.Series) -> str:
    said = (
        "Whether the language is more escalatory or more calming on the whole cannot be concluded"
    )
    if row.low > 0:
        said = "On the whole the language is more escalatory than calming"
    if row.high < 0:
        said = "On the whole the language is more calming than escalatory"
    return (
        f"{said}: {_estimate(row)} on a scale from −8.3 (closest cooperation) to +10 (military "
        f"attack)."
    )


def _compared(newsroom: pd.Series, quoted: pd.Series) -> str:
    said = (
        f"The {'newsrooms' if newsroom['mean'] > quoted['mean'] else 'quoted speakers'} sound "
        f"more escalatory"
        if newsroom.low > quoted.high or quoted.low > newsroom.high
        else "The intervals of newsrooms and of the people they quote overlap, so which sounds "
        "more escalatory "
        "cannot be concluded here"
    )
    return (
        f"{said}: by the counted words alone, newsrooms {_estimate(newsroom)}, quoted speakers "
        f"{_estimate(quoted)}. "
        "These sums are no means of the scores above."
    )


def _sources(
    facts: pd.DataFrame, stories: pd.DataFrame, profiles: pd.DataFrame, names: dict[str, str]
) -> list[str]:
    told = stories.story_id.value_counts()
    shared = told[told > 1]
    one = len(shared) == 1
    said = (
        f"{len(shared):,} {'story is' if one else 'stories are'} told by more than one text "
        f"({count(shared.sum(), 'text')})."
        if len(shared)
        else "No two texts tell the same story, so their facts are compared on names and offices "
        "only."
    )
    return [said, *_statements(facts, names), _profiles(profiles)]


def _statements(facts: pd.DataFrame, names: dict[str, str]) -> list[str]:
    """How many statements of two texts or more differ, and the first of them with their values."""
    key = ["story_id", "fact"]
    held = (
        facts[facts.status != "not mentioned"]
        .groupby(key)
        .filter(lambda rows: rows.doc_id.nunique() > 1)
    )
    if held.empty:
        return ["No statement stands in two texts: whether they agree cannot be concluded."]
    differing = list(held[held.status == "differs"].groupby(key, sort=False))
    number, statements = len(differing), count(held.groupby(key).ngroups, "statement")
    found = [f"Of {statements} that two or more texts make, {number:,} differ{_s(number)}."]
    for (_, fact), rows in differing[:_QUOTED]:
        values = "; ".join(
            f"“{row.value}” ({names.get(row.doc_id, row.doc_id)})" for row in rows.itertuples()
        )
        found.append(_sentence(f"{_FULL_STOP.sub('', str(fact))}: {values}"))
    if number > _QUOTED:
        found.append(f"The other {number - _QUOTED:,} stand in the table facts.")
    return found


def _profiles(profiles: pd.DataFrame) -> str:
    if profiles.group.nunique() < 2:
        return "Sources cannot be compared: there are not two."
    enough = (profiles.smallest_p <= base.LEVEL) & (profiles.n_documents > 1)
    tested = profiles[profiles.q_value.notna() & enough]
    if tested.empty:
        return (
            f"How the {profiles.group.nunique()} sources differ in style cannot be concluded: with "
            f"at most {count(profiles.n_documents.max(), 'text')} of each, no difference could be "
            "significant."
        )
    significant = int((tested.q_value <= base.LEVEL).sum())
    return (
        f"{significant:,} of {count(len(tested), 'comparison')} of a source's style with the "
        f"others' "
        f"differ{_s(significant)} at q ≤ .05 (permutations over texts)."
    )


def _method(table: pd.DataFrame) -> list[str]:
    """The range of the main figure and the weakest one of all, as shipped; notebook 05 shows the
    rest.
    """
    main = table.query("room == 'escalation' and figure == 'Spearman'")
    rest = table[table.figure.str.contains(_PERFECT_AT_1)].nsmallest(1, "value")
    sets = "; ".join(
        f"{row.set} {_measured(row)}"
        for row in main.sort_values("value", ascending=False).itertuples()
    )
    said = "Escalation scores follow the order of experts' labels: Spearman's correlation"
    return [
        *([f"{said} {sets}."] if sets else []),
        *(
            f"The weakest measure: {row.figure} on {row.set}, {_measured(row)}; others: "
            f"{row.reference}."
            for row in rest.itertuples()
        ),
        "Rules were chosen on halves of these sets: expect less on new texts.",
    ]


def _enough(documents: pd.DataFrame) -> list[str]:
    """For each language with two named outlets or more: the smallest p that comparing them could
    reach.
    """
    named = documents[sources.is_named(documents)]
    sizes = named[named.language.isin(languages.CODES)].groupby("language").source.value_counts()
    found = [_reachable(_in(code), n) for code, n in sizes.groupby("language") if len(n) > 1]
    return found or [
        "There are not two named outlets in one language: nothing can be compared by source."
    ]


def _reachable(language: str, sizes: pd.Series) -> str:
    smallest = stats.smallest_p(sizes.tolist())
    p = f"below {_TINY:.4f}" if smallest < _TINY else f"{smallest:.2g}"
    said = (
        f"The smallest p that a comparison of the {len(sizes)} named outlets {language} could "
        f"reach is {p}"
    )
    if smallest > base.LEVEL:
        return f"{said}: no difference between them can be significant, however large it looks."
    few = int((sizes < overview.FEW).sum())
    return f"{said}; {few} of them {'has' if few == 1 else 'have'} fewer than {overview.FEW} texts."


def _estimate(row: pd.Series) -> str:
    ends = f" [{row.low:+.1f}, {row.high:+.1f}]" if pd.notna(row.low) else " (no interval)"
    texts = (
        f" in {count(row.n_documents, 'text')}"
        if row.n_documents > 1
        else " of one text, which speak for no other"
    )
    return f"{row['mean']:+.1f}{ends}, {count(row.n_scored, 'sentence')}{texts}".replace("-", "−")


def _measured(row) -> str:
    ends = f" [{row.low:.2f}, {row.high:.2f}]" if pd.notna(row.low) else ""
    return f"{row.value:.2f}{ends}, n {int(row.n):,}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _s(n: int) -> str:
    return "s" if n == 1 else ""
