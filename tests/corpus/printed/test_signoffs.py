import pytest

from helpers.corpus.printed import signoffs


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("BERLIN (dpa-AFX) - Der Minister sagte nichts.", "Der Minister sagte nichts."),
        ("Kiew/Moskau (dpa/AFP) – Es war ruhig.", "Es war ruhig."),
        ("WASHINGTON (Reuters) - It was quiet.", "It was quiet."),
        ("Frankfurt/Main (dpa/lhe) - Es war ruhig.", "Es war ruhig."),
        ("KYIV, June 3 (Reuters) - It was quiet.", "It was quiet."),
        ("Bern, 3. Juni (Keystone-SDA). Es war ruhig.", "Es war ruhig."),
        ("Bonn (Rhein/Sieg) - Es war ruhig.", "Bonn (Rhein/Sieg) - Es war ruhig."),
        ("Die Regierung stimme das ab./cn/DP/men", "Die Regierung stimme das ab."),
        ("Das berichtet die Agentur. (AFP)", "Das berichtet die Agentur."),
        ("Er kam (wie immer) - und ging.", "Er kam (wie immer) - und ging."),
        ("Siehe https://example.org/a/b", "Siehe https://example.org/a/b"),
        ("Er fuhr 120 km/h.", "Er fuhr 120 km/h."),
    ],
)
def test_the_kept_part_of_a_line(line, kept):
    start, end = signoffs.cut(line)
    assert line[start:end].strip() == kept


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("BERLIN (dpa-AFX) - Der Minister.", "dpa-AFX"),
        ("Kiew (Keystone-SDA) - Es war ruhig.", "SDA"),
        ("Er kam. (AP)", "AP"),
        ("Mainz (dpa/lrs) - Es war ruhig.", "dpa"),
        ("GENEVA, May 12, 2024 (AP) — It was quiet.", "AP"),
        ("Bern, 3. Juni (Keystone-SDA). Es war ruhig.", "SDA"),
        ("(dpa/AFP/Reuters)", "dpa"),
        ("Der Minister sagte der dpa, er komme.", None),
    ],
)
def test_the_agency_of_a_dateline_or_sign_off(line, agency):
    assert signoffs.find_agency(line) == agency


def test_an_agency_anywhere_in_a_source_line():
    assert signoffs.named_agency("Quelle: ntv.de, ino/dpa") == "dpa"
    assert signoffs.named_agency("Quelle: ntv.de") is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Der Minister in Kiew. Foto: Max Muster/dpa", True),
        ("Personen gehen zum Schiff (AFP / JORGE MUSTER)", True),
        ("Der Trainer am Rand. IMAGO/Nico Muster", True),
        ("A tank near the border. REUTERS/Jane Doe", True),
        ("© Max Muster", True),
        ("Ein Bild von dem Minister und seinem Amtskollegen", False),
        ("Der Minister sagte: Wir kommen.", False),
    ],
)
def test_picture_credits(line, credit):
    assert signoffs.has_credit(line) == credit


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("Berlin.", True), ("New York.", True), ("Er kam.", False), ("Berlin", False)],
)
def test_a_place_on_a_line_of_its_own(line, is_one):
    assert signoffs.is_dateline(line) == is_one


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Anna Berg (l.) und Jan Low", True),
        ("Anna Berg, Jan Low und Ute Grün (v. l. n. r.)", True),
        ("Jane Doe (right) in London", True),
        ("Das Werk im Jahr 2012 (Archivbild)", True),
        ("Die Partei (Linke) stimmte dagegen", False),
        ("Punkt (a) und Punkt (b)", False),
    ],
)
def test_a_line_that_says_who_stands_where(line, found):
    assert signoffs.points(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("… sagte sie. (abc)", True),
        ("„Aus und vorbei.“ (abc/xy)", True),
        ("Das ist ein Satz. (Er geht weiter)", False),
        ("die Partei (abc)", False),
    ],
)
def test_initials_sign_a_sentence(line, found):
    assert signoffs.is_signed(line) == found
