"""Tables as a reader wants them: sentences whole, numbers with sensible decimals, a dash where a
value is missing.
"""

import html
import math
import re
from collections.abc import Iterable

import numpy as np
import pandas as pd
from pandas.api import types

MISSING = "–"
_WHOLE = 60  # rows up to which a table is shown whole; a longer one shows its beginning
_BEGINNING = 20
_THOUSANDS = 10_000  # from here on commas help; below, the number may be a year or an id
# Jupyter's own style aligns everything to the right and gives a sentence as little room as a
# number.
_STYLE = (
    "<style>.lagebild-table{overflow-x:auto}.lagebild-table table{table-layout:auto}"
    ".lagebild-table th,.lagebild-table td{text-align:left!important;vertical-align:top!important;"
    "white-space:normal!important;max-width:44em!important;overflow-wrap:break-word}"
    ".lagebild-table .number{text-align:right!important;white-space:nowrap!important;"
    "font-variant-numeric:tabular-nums}.lagebild-table .prose{min-width:13em}</style>"
)
_PROBABILITY = re.compile(r"(smallest_)?[pq](_value)?")
_PROSE = 40  # characters from which a cell is something to read rather than a label


def readable_tables() -> None:
    """From now on this notebook shows tables and columns with whole sentences and sensible
    decimals.

    Only the display changes: the tables keep their values, and pandas keeps its options. Outside
    Jupyter nothing happens.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        formatter = shell.display_formatter.formatters["text/html"]
        formatter.for_type(pd.DataFrame, as_html)
        formatter.for_type(
            pd.Series, lambda column: as_html(column.to_frame(column.name or "value"))
        )


def as_html(frame: pd.DataFrame) -> str:
    """`frame` as an escaped HTML table in a frame that scrolls; past 60 rows, the first 20 and a
    line that says so.

    Numbers of a column share their decimals (as many as they need, at most two below 10, one below
    100, else none, and three for p and q); one that would become 0 gets more or says that it is
    smaller. Missing values are a dash. An index of bare numbers is left out.
    """
    shown = frame if len(frame) <= _WHOLE else frame.head(_BEGINNING)
    bare = frame.index.nlevels == 1 and frame.index.name is None
    levels = 0 if bare and types.is_integer_dtype(frame.index.dtype) else frame.index.nlevels
    full = shown.reset_index(allow_duplicates=True) if levels else shown
    columns = [full.iloc[:, place] for place in range(full.shape[1])]
    names = ["" if name is None else name for name in shown.index.names][:levels]
    names += [_heading(shown, name) for name in shown.columns]
    kinds = [_kind(column) for column in columns]
    head = "".join(
        _cell("th", name, kind, ' scope="col"') for name, kind in zip(names, kinds, strict=True)
    )
    body = "".join(
        f"<tr>{_row(row, kinds, levels)}</tr>" for row in zip(*map(written, columns), strict=True)
    )
    more = (
        f"<p>The first {len(shown):,} of {len(frame):,} rows.</p>"
        if len(shown) < len(frame)
        else ""
    )
    return (
        f'<div class="lagebild-table" role="region" aria-label="Table" tabindex="0">{_STYLE}'
        f'<table class="dataframe"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        f"{more}</div>"
    )


def written(values: pd.Series) -> list[str]:
    """The values of one column as text, all in one form."""
    if types.is_datetime64_any_dtype(values.dtype):
        known = values.dropna()
        form = "%Y-%m-%d" if (known == known.dt.normalize()).all() else "%Y-%m-%d %H:%M"
        return values.dt.strftime(form).fillna(MISSING).tolist()
    if _holds_numbers(values):
        return _numbers(values)
    return [_text(value) for value in values]


def _holds_numbers(values: pd.Series) -> bool:
    return types.is_numeric_dtype(values.dtype) and not types.is_bool_dtype(values.dtype)


def _numbers(values: pd.Series) -> list[str]:
    finite = [abs(float(value)) for value in values.dropna() if math.isfinite(value)]
    largest = max(finite, default=0.0)
    comma = "," if largest >= _THOUSANDS else ""
    most = 3 if _PROBABILITY.fullmatch(str(values.name)) else decimals_for(largest)
    enough = (
        d for d in range(most) if all(abs(value - round(value, d)) < 1e-9 for value in finite)
    )
    decimals = next(enough, most)
    return [
        MISSING if pd.isna(value) else _number(float(value), decimals, comma) for value in values
    ]


def decimals_for(largest: float) -> int:
    """Decimals of a column with `largest` as its largest value: three below 0.1, two below 10, one
    below 100.
    """
    if largest < 0.1:
        return 3
    return 2 if largest < 10 else max(0, 2 - math.floor(math.log10(largest)))


def _number(value: float, decimals: int, comma: str = "") -> str:
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞"
    if 0 < abs(value) < 1 and decimals == 0:
        decimals = 2  # a column may hold values of several scales
    text = f"{abs(value):{comma}.{decimals}f}"
    if abs(value) > 1e-9 and not float(text.replace(",", "")):
        text = f"{abs(value):.3f}"
        if abs(value) < 0.001:
            return "<0.001" if value > 0 else ">−0.001"
    return f"−{text}" if value < 0 and float(text.replace(",", "")) else text


def _text(value: object) -> str:
    if isinstance(value, (list, tuple, set, frozenset, dict, np.ndarray)):
        return ", ".join(map(_text, value)) or MISSING
    if value is None or value is pd.NA or (types.is_scalar(value) and pd.isna(value)):
        return MISSING
    if isinstance(value, (float, np.floating)):
        return _number(float(value), decimals_for(abs(float(value))))
    return str(value)


def _kind(column: pd.Series) -> str:
    if _holds_numbers(column):
        return "number"
    longest = max(
        (len(str(value)) for value in column if isinstance(value, (str, list, tuple))), default=0
    )
    return "prose" if longest >= _PROSE else ""


def _heading(frame: pd.DataFrame, name: object) -> str:
    parts = name if isinstance(name, tuple) else (name,)
    text = " · ".join(str(part) for part in parts if part != "")
    numbered = frame.columns.nlevels == 1 and frame.columns.name and not isinstance(name, str)
    return f"{frame.columns.name} {text}" if numbered else text


def _row(cells: Iterable[str], kinds: list[str], levels: int) -> str:
    return "".join(
        _cell("th", text, kind, ' scope="row"') if place < levels else _cell("td", text, kind)
        for place, (text, kind) in enumerate(zip(cells, kinds, strict=True))
    )


def _cell(tag: str, text: object, kind: str, more: str = "") -> str:
    css = f' class="{kind}"' if kind else ""
    return f"<{tag}{css}{more}>{html.escape(str(text), quote=False)}</{tag}>"
