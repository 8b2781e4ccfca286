"""Texts in figures by the names that readers know: a doc_id becomes the text's short name wherever
it is written.
"""

import re
from typing import Any

from helpers.figures import wrap

_WIDTH = 20  # characters a line of a label: what a phone has room for
_WORD = re.compile(r"[^\s“”\"()<>,;:?!]+")
# A value of these is plotly's own word or its reference to another part, even where a text is
# called "x2".
_OWN = re.compile(
    r"[xy]axis|anchor|overlaying|matches|scaleanchor|a?[xy]ref|coloraxis|legend(group)?|"
    r"(offset|alignment|stack)group|type|mode|uid|symbol|dash|side|dtype|bdata"
)
_LINES = 3  # over which a figure may have broken a long doc_id


def named(figure: dict, names: dict[str, str]) -> dict:
    """The payload of a figure with doc_ids replaced by `names`: as labels, and as words of titles,
    notes and hovers.

    A doc_id that might as well be a number or a word of the language (without a letter, or with
    letters only) stays.
    """
    known = {
        doc_id: name
        for doc_id, name in names.items()
        if re.search(r"[\d_-]", doc_id) and re.search(r"[^\W\d_]", doc_id)
    }
    if all(doc_id == name for doc_id, name in known.items()):
        return figure
    labels = {doc_id: wrap(name, _WIDTH) for doc_id, name in known.items()}
    spelt = {
        _squeezed(source + doc_id): labels[doc_id]
        for doc_id, name in known.items()
        for source in ("", name.split(", “")[0])
    }
    done = _replaced(figure, labels, spelt)
    if meta := figure["layout"].get("meta"):
        done["layout"]["meta"] = _replaced(meta, known, {})
    return done


def _replaced(part: Any, names: dict[str, str], spelt: dict[str, str]) -> Any:
    if isinstance(part, dict):
        return {
            # "legend" and "xaxis" are also names of parts that hold words
            key: value
            if isinstance(value, str) and _OWN.fullmatch(key)
            else _replaced(value, names, spelt)
            for key, value in part.items()
        }
    if isinstance(part, list):
        return [_replaced(value, names, spelt) for value in part]
    return _in_words(_as_label(part, spelt), names) if isinstance(part, str) else part


def _as_label(text: str, spelt: dict[str, str]) -> str:
    """`text` whose first lines spell a doc_id, or a source and its text's doc_id, with the name in
    their place.
    """
    lines = text.split("<br>")
    for n in range(min(_LINES, len(lines)), 0, -1):
        if name := spelt.get(_squeezed("".join(lines[:n]))):
            return "<br>".join([name, *lines[n:]])
    return text


def _squeezed(label: str) -> str:
    """A label without the spaces and breaks that a figure may have put into it."""
    return label.replace(" ", "")


def _in_words(text: str, names: dict[str, str]) -> str:
    def name(match: re.Match) -> str:
        word = match[0].rstrip(".")
        if word not in names or _ends_a_name(match, names[word]):
            return match[0]
        return names[word] + match[0][len(word) :]

    return _WORD.sub(name, text)


def _ends_a_name(match: re.Match, name: str) -> bool:
    """Whether the doc_id stands in brackets behind its text's name, which more than one text would
    share without it.
    """
    around = match.string[max(match.start() - 1, 0) : match.end() + 1]
    return around == f"({match[0]})" and _squeezed(name.replace("<br>", "")).endswith(around)
