from datetime import datetime

import pandas as pd

from helpers import corpus
from helpers.corpus.files import exports

BODY = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es "
    "Kritik an ihm gibt. "
)
ONE = f"""Rutte spricht mit dem Präsidenten
Süddeutsche Zeitung
13. Mai 2026 Mittwoch

Copyright 2026 Süddeutsche Zeitung GmbH All Rights Reserved

Section: POLITIK; S. 5
Length: 512 words
Byline: Anna Berg
Body

{BODY * 2}

{BODY}

Load-Date: May 14, 2026

End of Document
"""


def test_a_nexis_export_has_one_part_an_article():
    parts = exports.split(ONE + ONE.replace("Rutte", "Stoltenberg"))
    assert len(parts) == 2
    assert dict(parts[0].given) == {
        "title": "Rutte spricht mit dem Präsidenten",
        "source": "Süddeutsche Zeitung",
        "published": datetime(2026, 5, 13),
        "section": "POLITIK; S. 5",
        "author": "Anna Berg",
    }


def test_a_nexis_export_loads_with_its_headers_as_metadata(tmp_path):
    (tmp_path / "export.txt").write_text(
        ONE + ONE.replace("Rutte", "Stoltenberg").replace(BODY * 2, ""), encoding="utf-8"
    )
    found = corpus.load(tmp_path)
    rows = found.documents
    assert rows.title.tolist() == [
        "Rutte spricht mit dem Präsidenten",
        "Stoltenberg spricht mit dem Präsidenten",
    ]
    assert rows.source.unique().tolist() == ["Süddeutsche Zeitung"]
    assert rows.published.tolist() == [pd.Timestamp("2026-05-13")] * 2
    assert all("Section" not in text and "Copyright" not in text for text in rows.text)
    assert rows.text[0].startswith(BODY.strip()[:40])
    assert found.problems.empty


def test_ris():
    head = (
        "TY  - NEWS\nTI  - Ein Titel\nAU  - Berg, Anna\nAU  - Low, Jan\nT2  - Blatt\nDA  - "
        "2026/05/13\n"
    )
    text = f"{head}AB  - {BODY}\nER  - \n"
    (part,) = exports.split(text)
    assert part.text == BODY.strip()
    assert part.given["title"] == "Ein Titel"
    assert part.given["author"] == "Berg, Anna, Low, Jan"


def test_a_plain_text_stays_one_part():
    assert exports.split(BODY) == [exports.Part(BODY)]
