"""Interviews: what the answers say is quoted, though no marks stand around it."""

import pytest

DIRECT = "direct"

ROWS = [
    (
        "de",
        "SPIEGEL: Herr Keller, was passiert nun?\nKeller: Wir warten ab. Dann gehen wir.\nSPIEGEL: "
        "Wann?\nKeller: Noch heute.",
        [(DIRECT, "Wir warten ab. Dann gehen wir.", "Keller"), (DIRECT, "Noch heute.", "Keller")],
    ),
    (
        "de",
        "Jan Keller leitet die Werft in Kiel.\nFrage: Was passiert nun?\nAntwort: Wir warten "
        "ab.\nFrage: Wie lange?\nAntwort: Bis zum Herbst.",
        [(DIRECT, "Wir warten ab.", "Jan Keller"), (DIRECT, "Bis zum Herbst.", "Jan Keller")],
    ),
    (
        "de",
        "Jan Keller leitet die Werft in Kiel.\ntaz: Herr Keller, was passiert nun?\nJan Keller: "
        "Wir warten ab.\nUnd wenn niemand kommt, gehen wir.\ntaz: Wohin?\nJan Keller: Nach Norden.",
        [
            (DIRECT, "Wir warten ab.", "Jan Keller"),
            (DIRECT, "Und wenn niemand kommt, gehen wir.", "Jan Keller"),
            (DIRECT, "Nach Norden.", "Jan Keller"),
        ],
    ),
    (
        "de",
        "ZEIT ONLINE: Frau Meier, Sie haben lange geschwiegen. Warum?\nAnna Meier: Ich wollte "
        "niemandem schaden.\nZEIT ONLINE: Und jetzt?\nAnna Meier: Jetzt rede ich.\nZEIT ONLINE: "
        "Viele sagen, das sei zu spät.\nAnna Meier: Das stimmt nicht.",
        [
            (DIRECT, "Ich wollte niemandem schaden.", "Anna Meier"),
            (DIRECT, "Jetzt rede ich.", "Anna Meier"),
            (DIRECT, "Das stimmt nicht.", "Anna Meier"),
        ],
    ),
    (
        "de",
        "Die Ärztin Anna Meier arbeitet seit Jahren in Kiel.\nFrau Meier, wie geht es Ihnen?\nMir "
        "geht es gut. Ich arbeite viel.\nWas ärgert Sie am meisten?\nMich ärgert das Warten.\nUnd "
        "was hilft Ihnen?\nIch gehe ans Meer.",
        [
            (DIRECT, "Mir geht es gut. Ich arbeite viel.", "Anna Meier"),
            (DIRECT, "Mich ärgert das Warten.", "Anna Meier"),
            (DIRECT, "Ich gehe ans Meer.", "Anna Meier"),
        ],
    ),
    (
        "de",
        "Was haben Sie gesehen, Herr Keller?\nIch habe Rauch gesehen.\nEs war früh am "
        "Morgen.\nHatten Sie Angst?\nNein, ich hatte keine Angst.\nWas tun Sie jetzt?\nWir bauen "
        "alles wieder auf.",
        [
            (DIRECT, "Ich habe Rauch gesehen.", "Keller"),
            (DIRECT, "Es war früh am Morgen.", "Keller"),
            (DIRECT, "Nein, ich hatte keine Angst.", "Keller"),
            (DIRECT, "Wir bauen alles wieder auf.", "Keller"),
        ],
    ),
    (
        "en",
        "DW: Mr. Hill, what happens now?\nHill: We wait. Then we go.\nDW: When?\nHill: This very "
        "day.",
        [(DIRECT, "We wait. Then we go.", "Hill"), (DIRECT, "This very day.", "Hill")],
    ),
    (
        "en",
        "John Hill runs the port of Dover.\nQ: What happens now?\nA: We wait.\nQ: For how "
        "long?\nA: Until the autumn.",
        [(DIRECT, "We wait.", "John Hill"), (DIRECT, "Until the autumn.", "John Hill")],
    ),
    (
        "en",
        "Mary Stone is a doctor in Dover.\nHow are you, Dr. Stone?\nI am well. I work a lot.\nWhat "
        "makes you angry?\nThe waiting makes me angry.\nAnd what helps you?\nI walk by the sea.",
        [
            (DIRECT, "I am well. I work a lot.", "Mary Stone"),
            (DIRECT, "The waiting makes me angry.", "Mary Stone"),
            (DIRECT, "I walk by the sea.", "Mary Stone"),
        ],
    ),
    (
        "en",
        "INTERVIEWER: What did you see?\nMARY STONE: Smoke over the port.\nINTERVIEWER: Were you "
        "afraid?\nMARY STONE: Not for a moment.",
        [
            (DIRECT, "Smoke over the port.", "MARY STONE"),
            (DIRECT, "Not for a moment.", "MARY STONE"),
        ],
    ),
    # somebody quoted in an answer speaks for himself
    (
        "de",
        "SPIEGEL: Herr Keller, was hat Anna Meier gesagt?\nKeller: Anna Meier hat gesagt: „Wir "
        "warten ab.“ Mehr weiß ich nicht.\nSPIEGEL: Und dann?\nKeller: Dann ging er.",
        [
            (DIRECT, "Anna Meier hat gesagt: „Wir warten ab.“ Mehr weiß ich nicht.", "Keller"),
            (DIRECT, "„Wir warten ab.“", "Anna Meier"),
            (DIRECT, "Dann ging er.", "Keller"),
        ],
    ),
    # explainers with questions as headings are the newsroom's
    (
        "de",
        "Was ist passiert?\nIn Kiel ist ein Boot gesunken.\nWer ist betroffen?\nBetroffen sind "
        "drei Fischer.\nWie geht es weiter?\nEin Kran hebt das Boot am Montag.",
        [],
    ),
    (
        "en",
        "What happened?\nA boat sank off Dover.\nWho was hit?\nThree fishermen lost their "
        "boat.\nWhat comes next?\nA crane lifts the boat on Monday.",
        [],
    ),
    (
        "de",
        "Was müssen Sie jetzt tun?\nMieter zahlen den neuen Preis ab Mai.\nWo bekommen Sie "
        "Hilfe?\nHilfe gibt es beim Amt.\nWas kostet Sie das?\nDie Beratung ist kostenlos.",
        [],
    ),
    (
        "en",
        "What do you need to do?\nTenants pay the new price from May.\nWhere can you find "
        "help?\nThe office helps for free.\nWhat does it cost you?\nThe advice costs nothing.",
        [],
    ),
    # labels that are no speakers
    (
        "de",
        "Ort: Rathaus Kiel\nZeit: Montag, 19 Uhr\nOrt: Hafen Kiel\nZeit: Dienstag, 20 Uhr\n"
        "Eintritt: frei",
        [],
    ),
    (
        "en",
        "Place: town hall of Dover\nTime: Monday, 7 p.m.\nPlace: port of Dover\nTime: Tuesday, 8 "
        "p.m.\nEntry: free",
        [],
    ),
    (
        "de",
        "Berlin: Ein Bus brennt am Zoo aus.\nHamburg: Die Elbe steigt seit Tagen.\nMünchen: Der "
        "Markt bleibt am Montag zu.",
        [],
    ),
    (
        "en",
        "London: A bus burned out in Soho.\nDover: The port stays shut on Monday.\nLeeds: The "
        "river has been rising for days.",
        [],
    ),
    # one rhetorical question makes no interview
    (
        "de",
        "Warum fahre ich noch mit dem Bus?\nIch mag die Leute dort.\nDer Bus kommt selten.\nDas "
        "stört mich kaum.",
        [],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
