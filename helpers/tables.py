"""The tables that pass between the rooms, as data: every column with its type and meaning."""

from dataclasses import dataclass

from helpers.languages import CODES, LANGUAGES


@dataclass(frozen=True)
class Column:
    """One column: `dtype` is str, int, float, bool or time; `optional` values may be missing;
    `key`s identify a row.
    """

    name: str
    dtype: str
    meaning: str
    optional: bool = False
    key: bool = False


def _table(*rows: str) -> tuple[Column, ...]:
    """Columns of lines "name dtype meaning": `*` before the name marks the key, `?` after the
    dtype: may be missing.
    """
    parts = [row.split(maxsplit=2) for row in rows]
    return tuple(
        Column(name.lstrip("*"), dtype.rstrip("?"), meaning, dtype[-1] == "?", name[0] == "*")
        for name, dtype, meaning in parts
    )


TABLES: dict[str, tuple[Column, ...]] = {
    "DOCUMENTS": _table(
        "*doc_id str file stem, relative path without suffix where stems collide, or the table's "
        "own doc_id",
        "title str? headline as printed; not part of text",
        "text str article text after line roles; every offset points into it",
        f"language str {', '.join(CODES)} or other",
        "source str? outlet, as the text or the metadata names it",
        "author str? as printed",
        "published time? as printed, without time zone",
        "agency str? news agency named in the text",
        "n_words int words in text",
        "boilerplate_share float characters of dropped lines as a share of all, 0 to 1",
        "duplicate_of str? doc_id of the earlier document that this one repeats",
        "path str? where it was read from, relative to the corpus folder",
        "sha256 str hash of the bytes as received",
        "section str? part of the paper, as a breadcrumb or kicker names it",
    ),
    "LINES": _table(
        "*doc_id str document",
        "*line int line number from 0; lines end at a newline only",
        "text str the line without its end",
        "end str the line's own end, so that text + end joined give the input back",
        "role str title, lede, heading, body, dateline, byline, date, agency, caption, advert, "
        "comment, navigation, "
        "tags, author_box, slug, or blank",
        "kept bool whether the line is part of DOCUMENTS.text",
        "cut_start int? kept part of a line starts here (characters)",
        "cut_end int? kept part of a line ends here",
        "rule str the rule that decided",
    ),
    "PROBLEMS": _table(
        "*path str file, or file and row",
        "*kind str what class of problem",
        "*message str what was found",
        "remedy str what to do about it",
    ),
    "SENTENCES": _table(
        "*doc_id str document",
        "*sentence_id int from 0 within the document, in reading order",
        "start int offset into DOCUMENTS.text (DOCUMENTS.title where role is title)",
        "end int offset after the last character",
        "text str exactly the characters from start to end",
        f"language str {', '.join(CODES)} or other",
        "role str title, heading or body",
    ),
    "QUOTES": _table(
        "*doc_id str document",
        "*start int offset into DOCUMENTS.text",
        "end int offset after the last character",
        "text str quote marks included",
        "kind str direct, indirect, free_indirect or speech_report",
        "speaker_mention str? the text's own words for the speaker",
        "speaker str? the name that the mention resolves to",
        "cue str? the verb, noun or preposition that marks speech",
        "confidence float 0 to 1",
    ),
    "TERM_HITS": _table(
        "*doc_id str document",
        "*start int offset into DOCUMENTS.text",
        "end int offset after the last character",
        "text str as in the text",
        "concept str concept of the lexicon",
        "lexicon str lexicon name",
    ),
    "TOPICS": _table(
        "*topic int topic number from 0, largest first",
        *(f"label_{code} str {language.name} label" for code, language in LANGUAGES.items()),
        "size int texts in the topic",
        "terms str distinctive terms, most distinctive first",
        "unit str what was clustered and is counted: document or passage",
    ),
    "TOPIC_TERMS": _table(
        "*topic int topic",
        f"*language str {' or '.join(CODES)}",
        "*term str distinctive term",
        "weight float distinctiveness, comparable within a topic and language",
        "count int occurrences in the topic",
        "naming float share of its uses as a noun or a name, 0 to 1",
        "nearness float? cosine with the topic's centre less the mean of that with the other "
        "centres",
    ),
    "MEMBERSHIPS": _table(
        "*text_id str the text: a doc_id, or doc_id#passage",
        "doc_id str document",
        "topic int topic",
        "runner_up int? next nearest topic",
        "margin float lead over the runner-up, 0 to 1",
        "agreement float? share of resamplings that put the text with its topic's core",
    ),
    "STABILITY": _table(
        "*n_topics int number of topics tried",
        "agreement float mean adjusted Rand index between resamplings",
        "low float lower end of its interval",
        "high float upper end of its interval",
        "separation float mean silhouette over meaning and wording, taken within each language",
        "smallest int size of the smallest topic",
        "chosen bool whether this number was taken",
    ),
    "TOPIC_SENTENCES": _table(
        "*topic int topic",
        "*number int from 0, the most central first",
        "text_id str the text that holds the sentence",
        "doc_id str document",
        "start int offset into DOCUMENTS.text",
        "end int offset after the last character",
        "text str exactly the characters from start to end",
        f"language str {', '.join(CODES)} or other",
        "similarity float cosine with the topic's centre",
    ),
    "TOPIC_LEVELS": _table(
        "*text_id str the text",
        "*n_topics int number of topics of this nested level",
        "topic int the text's topic on this level",
    ),
    "LEDGER": _table(
        "*doc_id str document",
        "*sentence_id int sentence",
        "*start int offset into DOCUMENTS.text (title for title rows)",
        "end int offset after the last character",
        "text str the words that were counted",
        "concept str concept of the escalation lexicon",
        "category str category of the concept",
        "facet str action or rhetoric",
        "direction int 1 escalatory, -1 de-escalatory, 0 neutral",
        "weight float Goldstein units, sign flipped, before rules",
        "negated bool whether a negator's scope covers it",
        "modality str fact, past, threat, demand, possibility, hypothetical, drill or figurative",
        "intensity float factor from intensifiers, 1 without",
        "voice str newsroom, quoted or reported",
        "speaker str? who says it, where quoted or reported",
        "actor str? who acts, where the clause shows it",
        "target str? towards whom, where the clause shows it",
        "contribution float what the row adds to the sentence's lexicon score",
    ),
    "SCORES": _table(
        "*doc_id str document",
        "*sentence_id int sentence",
        "escalation float? -8.3 strongest cooperation to +10 military attack; missing where there "
        "is no evidence",
        "action float? the same for what is done",
        "rhetoric float? the same for what is said",
        "lexicon_score float? sum of the sentence's ledger contributions",
        "semantic_score float? from vector similarity to anchor sentences",
        "n_hits int ledger rows",
        "coverage str lexicon, semantic, both or none",
        "lexicon_share float? part of escalation that is lexicon_score, 0 to 1",
        "semantic_share float? part of escalation that is semantic_score, 0 to 1",
        "similarity float cosine to the nearest anchor sentence",
        "anchor str nearest anchor sentence",
        "everyday float? 0 to 1, likeness to everyday life (sport, business, accidents …), where "
        "the lexicon is "
        "heard less",
    ),
    "KEYNESS": _table(
        "*group str group of documents",
        "*term str term",
        "count int occurrences in the group",
        "rate float occurrences per 1,000 words of the group",
        "log_odds float log-odds against the rest, informative Dirichlet prior",
        "z float difference from the rest over its standard error across documents (words where a "
        "group has one "
        "document)",
        "q_value float Benjamini-Hochberg; 1 where a group has one document",
        "n_documents int documents of the group that hold the term",
        "*language str language the groups were compared in, or all for concepts",
        "unit str documents, or words where a group has one document",
        "conclusion str plain words, also for a term of one article only",
    ),
    "ACTORS": _table(
        "*doc_id str document",
        "*actor str canonical name",
        "mentions int mentions in text and title",
        "quoted_words int words quoted from this actor",
        "role_in_text str speaker, agent, patient or mentioned",
        "tone float? -1 to 1, missing without evidence",
        "kind str person, state or organisation",
        "country str side it belongs to, empty where none is known",
        "first_at float place of the first mention, 0 at the top of the text and 1 at its end",
        "in_title bool whether the title names it",
        "reported_words float words reported from this actor without quotation marks",
    ),
    "STORIES": _table(
        "*doc_id str document",
        "story_id str documents on one event share it",
        "similarity float? to the nearest other document of the story",
    ),
    "FACTS": _table(
        "*story_id str story, or corpus for names and roles",
        "*fact str what the statement is about",
        "*doc_id str document",
        "status str stated, differs or not mentioned",
        "value str? as this document states it",
        "start int? offset into DOCUMENTS.text",
        "end int? offset after the last character",
        "kind str name, office, person, place, number, date, decision or quote",
        "low float? least that the wording of an amount allows; dates as 100 x month + day, "
        "weekdays 1 to 7",
        "high float? most that it allows (inf with 'at least')",
        "note str what a difference or an agreement may rest on: a bound, a rough figure, a later "
        "count, likeness",
    ),
    "PROFILES": _table(
        "*group str group of documents",
        "*measure str what is measured",
        "value float? estimate",
        "low float? lower end of the interval",
        "high float? upper end of the interval",
        "n_documents int documents behind it",
        "n_sentences int sentences behind it",
        "conclusion str plain words, also where nothing can be concluded",
        "difference float? from the mean of the other groups, languages set equal",
        "shrunken float? value drawn towards all groups' mean as far as chance explains their "
        "spread",
        "p float? permutation test over documents",
        "smallest_p float smallest p that this design can reach",
        "detectable float? difference that would be found four times in five",
        "q_value float? Benjamini-Hochberg over all groups and measures",
    ),
}
