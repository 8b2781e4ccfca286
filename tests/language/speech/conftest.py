"""What the tests of quotations share."""

import pandas as pd
import pytest

from helpers.language import find_quotes


@pytest.fixture
def spoken():
    """(kind, text, speaker) of each quotation in a text."""

    def read(language: str, text: str) -> list[tuple[str, str, str | None]]:
        table = find_quotes(pd.DataFrame({"doc_id": ["d"], "text": [text], "language": [language]}))
        speakers = table.speaker.astype(object).where(table.speaker.notna(), None)
        return list(zip(table.kind, table.text, speakers, strict=True))

    return read
