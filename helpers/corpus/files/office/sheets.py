"""Excel and LibreOffice tables: the rows of every sheet."""

from collections.abc import Iterator

from helpers.corpus.files.raw import File, Record
from helpers.corpus.files.tables import header, named


def records(file: File) -> Iterator[Record]:
    """The rows of every sheet below its header; a sheet that is empty gives none."""
    import python_calamine

    with file.opened() as opened:
        book = python_calamine.CalamineWorkbook.from_filelike(opened)
        several = len(book.sheet_names) > 1
        above = 0  # rows of the sheets before: each row has a number of its own
        for sheet in book.sheet_names:
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            filled = [(i, row) for i, row in enumerate(rows, 1) if any(x != "" for x in row)]
            if not filled:
                continue
            top = header((row for _, row in filled), file.columns)
            columns = named(filled[top][1])
            for number, cells in filled[top + 1 :]:
                row = dict(zip(columns, map(_cell, cells), strict=False))
                yield above + number, {**row, **({"sheet": sheet} if several else {})}
            above += len(rows)


def _cell(value: object) -> object:
    """A cell as other tables hold it: None where it is empty, whole numbers without a fraction."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value == "" else value
