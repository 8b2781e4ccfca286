"""Konjunktiv I: the German verb form that marks a statement as somebody else's."""

from __future__ import annotations

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
    "lange gerade nahe bange leise müde weise böse ferne eine keine meine deine seine ihre unsere eure diese jene welche jede "
    "solche manche viele alle beide einige wenige mehrere andere heute ohne sonne ehe bitte danke schade beinahe "
    "gerne vorne hinte alleine zuhause zugute zutage zugrunde beiseite zustande instande imstande infolge anstelle mithilfe "
    "zugunsten erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte letzte halbe ganze eigene eigne feste starke "
    "weite breite leere trockene offene ebene sichere laute teure saure dunkle dichte lichte reife rohe reine bunte "
    "weiche gleiche fremde kranke gesunde spitze rechte linke hohe tiefe kurze klare freie volle enge schöne lebe hoch "
    "gute schlechte neue alte junge große kleine wegweisende".split()
)


_STEMS_IN_T = tuple(
    "achte achte antworte arbeite berichte bestreite beute biete breite bereite deute enthalte fürchte gelte gestalte halte "
    "hafte koste kette lasse laste laute leiste leite leuchte löschte miete mute nichte nichte pflichte rate reite rette "
    "richte schalte schlichte spalte starte streite taste teste trete trachte verbiete verwalte warte zichte bitte".split()
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
    return not word.endswith("te") or word.endswith(_STEMS_IN_T)
