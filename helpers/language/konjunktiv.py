"""Konjunktiv I: the German verb form that marks a statement as somebody else's."""

from __future__ import annotations

import re
from functools import lru_cache

CLEAR = frozenset(
    "sei seien seiest habe werde wolle solle könne müsse dürfe möge wisse gebe gehe stehe komme lasse nehme sehe halte liege bleibe "
    "heiße finde bringe spreche trage führe gelte handle handele gehöre erhalte verfüge bestehe beginne entspreche ergebe "
    "laufe treffe ziehe verliere fehle brauche glaube hoffe arbeite bedeute zeige diene existiere plane biete stelle setze "
    "lebe mache sage wünsche fühle rechne versuche erwarte unterstütze reiche drohe betrage scheine steige sinke wachse falle".split()
)
"""Third persons that can be nothing else in running text, wherever they stand."""

REPLACING = frozenset(
    "hätte hätten wäre wären würde würden könnte könnten müsste müssten dürfte dürften käme kämen gäbe gäben ginge gingen "
    "stünde stünden ließe ließen läge lägen bliebe blieben bräuchte bräuchten wüsste wüssten sollten wollten fände fänden "
    "brächte brächten spräche sprächen nähme nähmen träfe träfen hielte hielten".split()
)
"""Konjunktiv II forms that stand in for Konjunktiv I where that would look like an indicative."""

_OTHER_WORDS = frozenset(
    "zufolge weitere insbesondere deutsche verschiedene zahlreiche solange heutzutage infrage dasselbe ebendiese letztere ansonsten größere kleinere zuhause gemäße wahre falsche scharfe schwarze nähere nukleare frühere einzelne flüchtige sexuelle diverse wurde sowie einzige fernere knappe einstige lange gerade nahe bange leise müde weise böse ferne eine keine meine deine seine ihre unsere eure diese jene welche jede "
    "solche manche viele alle beide einige wenige mehrere andere heute ohne sonne ehe bitte danke schade beinahe "
    "gerne vorne hinte alleine zuhause zugute zutage zugrunde beiseite zustande instande imstande infolge anstelle mithilfe "
    "zugunsten erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte letzte halbe ganze eigene eigne feste starke "
    "weite breite leere trockene offene ebene sichere laute teure saure dunkle dichte lichte reife rohe reine bunte "
    "weiche gleiche fremde kranke gesunde spitze rechte linke hohe tiefe kurze klare freie volle enge schöne lebe hoch "
    "gute schlechte neue alte junge große kleine wegweisende".split()
)


_ADJECTIVE = re.compile(
    r"(?:weise|ende|ene|ige|elle|ische|liche|bare|same|lose|ale|ive|ine|ose|able|ible|eiche|ulose|tere|ßere|ntere|here|nste|ände|schwere|arme|"
    r"freie|dere|jährige|tausende|gleiche|rige|gemäße|\\.de|ekte|erne|äre|ante)$"
)
_LIKE_ADJECTIVES = frozenset(
    "ändere verändere sende wende verwende beende ende lande verschwende spende blende binde verbinde befinde empfinde stattfinde "
    "beschuldige kündige beabsichtige beschäftige bestätige beteilige benötige verfolge genüge liege siege steige schweige zeige neige "
    "rechtfertige beseitige berücksichtige begünstige beleidige entschuldige schädige verteidige überzeuge verlange erledige einige "
    "gelinge belaste bewältige genehmige ermögliche erreiche gleiche reiche streiche vergleiche entspreche handhabe behindere verhindere "
    "fordere erfordere befördere fördere gefährde verweigere steigere weigere ernähre erkläre kläre wäre beschwere verlasse lasse "
    "erwidere plündere meine scheine erscheine diene verdiene bediene lehne ablehne wohne gewöhne erwähne sehne kenne erkenne anerkenne "
    "nenne trenne brenne renne gewinne beginne besinne spanne plane ahne mahne warne lerne entferne ordne anordne rechne öffne eröffne "
    "begegne segne eigne zeichne bezeichne leugne könne gönne sinke rekonstruiere bewaffne berechne räche breche spreche verspreche "
    "bestehe gestehe drohe ziehe sehe gehe stehe geschehe verzeihe verleihe leihe mache lache wache überwache suche besuche versuche "
    "brauche gebrauche tauche rauche weiche abweiche schleiche ermordere zulasse passe fasse verfasse umfasse hasse verpasse messe presse "
    "fresse esse vergesse wisse müsse küsse schließe beschließe ausschließe abschließe genieße fließe schieße stoße verstoße heiße beiße "
    "reiße büße grüße begrüße weise beweise verweise hinweise reise preise lese löse erlöse auslöse rase blase".split()
)
_STEM_IN_T = re.compile(
    r"(?:(?:ab|an|auf|aus|be|bei|durch|ein|ent|er|fest|her|hin|mit|nach|um|unter|über|ver|vor|weiter|wider|zer|zu|zurück|zusammen)*)"
    r"(?:achte|antworte|arbeite|ant?worte|auftrage|berichte|beute|biete|breite|bereite|deute|fürchte|gelte|gestalte|halte|hafte|koste|lasse|"
    r"laste|leiste|leite|leuchte|lichte|miete|mute|nichte|pflichte|rate|reite|rette|richte|schalte|schlichte|spalte|starte|streite|"
    r"taste|teste|trachte|trete|walte|warte|zichte)$"
)


@lru_cache(maxsize=100_000)
def may_be_konjunktiv(word: str) -> bool:
    """Whether a lower-case `word` has the shape of a Konjunktiv I, third person singular (stem + e); its place in the clause decides.

    Weak past tenses (sagte) have another shape, and words that end in -e without being verbs are listed.
    """
    if word in CLEAR:
        return True
    if len(word) < 5 or word[-1] != "e" or word in _OTHER_WORDS or not word.islower():
        return False
    if word.endswith("te"):
        return _STEM_IN_T.match(word) is not None
    return not _ADJECTIVE.search(word) or word in _LIKE_ADJECTIVES
