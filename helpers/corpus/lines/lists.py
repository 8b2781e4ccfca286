"""Lists that belong to the article although their items are short: what a colon announces, and who
did what.
"""

import re
from collections.abc import Sequence

from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import Layout

TEXT = ("lede", "heading", "body")
CREDITS, MANY_CREDITS = (
    4,
    6,
)  # lines "Job: name" in a row that are credits near the article, and anywhere after it
ITEM = 3  # words of a line that is no mere name
LONGEST_CREDIT = 100  # characters of a line "Job: name" at most
NEAR = 5  # lines between the last line of the article and credits that are near
ANNOUNCED: Role = ("body", "item of a list that a colon announces")
CREDIT: Role = ("body", "credits at the end of the article")
_CREDIT = re.compile(r"[^\W\d][^:.!?/@\d]{1,40}[^\s:]:\s[^\d@/:]{3,80}")
_NUMBER = re.compile(r"\d")


def mark(layouts: Sequence[Layout], roles: list[Role], dropped: tuple[str, ...]) -> None:
    """Gives the items of such lists their role; only lines that one of the rules `dropped` has
    named can be items.
    """
    free = [role[1] in dropped for role in roles]
    i = 0
    while i < len(layouts):
        end = i
        if layouts[i].bullet:
            while end < len(layouts) and layouts[end].bullet:
                end += 1
            _mark_announced(layouts, roles, free, i, end)
        elif free[i]:
            while end < len(layouts) and free[end] and _is_credit(layouts[end]):
                end += 1
            before = roles[max(i - NEAR, 0) : i] if end - i < MANY_CREDITS else roles[:i]
            if end - i >= CREDITS and any(role[0] == "body" for role in before):
                roles[i:end] = [CREDIT] * (end - i)
        i = max(end, i + 1)


def _mark_announced(
    layouts: Sequence[Layout], roles: list[Role], free: Sequence[bool], start: int, end: int
) -> None:
    """The items from `start` to `end` where the article's line above ends in a colon, and that line
    if it is short.

    Items of fewer than three words name things, and lists in which most items hold numbers are
    tables.
    """
    above = start - 1
    if above < 0 or not layouts[above].text.endswith(":"):
        return
    if free[above] and layouts[above].n_words >= ITEM and above > 0 and roles[above - 1][0] in TEXT:
        roles[above] = ANNOUNCED
    table = (
        sum(_NUMBER.search(layouts[i].text) is not None for i in range(start, end))
        > (end - start) / 2
    )
    if roles[above][0] in TEXT and not table:
        for i in range(start, end):
            if free[i] and layouts[i].n_words > ITEM:
                roles[i] = ANNOUNCED


def _is_credit(x: Layout) -> bool:
    return x.length <= LONGEST_CREDIT and _CREDIT.fullmatch(x.text) is not None
