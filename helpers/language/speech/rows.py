"""Rows of QUOTES from what the sentences of one text show, with what carries over from one sentence
to the next.
"""

from typing import NamedTuple

from helpers.language.clauses.words import Sentence
from helpers.language.grammar import in_any_language
from helpers.language.marks import Marked
from helpers.language.sentences import after_space
from helpers.language.speech.frame import Frame, Reading
from helpers.language.speech.interviews import Interview
from helpers.language.speech.speakers import People

_ORDER = {"direct": 0, "indirect": 1, "free_indirect": 2, "speech_report": 3}
_SMALL = in_any_language("small_in_name")
_NAMING = in_any_language("naming")
# How plain the evidence is: a frame beside quote marks; marks alone; a name and a colon, or a mood
# that carries on from a known speaker; what points back; a cue alone.
_FRAMED, _UNFRAMED, _CARRIED, _POINTING, _VAGUE = 0.95, 0.6, 0.7, 0.6, 0.5
_END_GUESSED = 0.3  # is lost where a quotation is never closed
# Words of a quotation that counts without a frame, how many of them in small letters; of one inside
# another; below which it may be a name or a title; before the colon of a heading.
_LONG, _LONG_SMALL, _LONG_OWN, _LEAST_INSIDE, _AS_LONG_AS_NAMES, _BEFORE_COLON = 6, 3, 2, 3, 5, 3
_MARKS = "„“”\"»«‚‘’›‹'` "
_APART = ("–", "—", "―", "-", "(")  # before a name that signs a quotation
_AFTER_NAME = (",", ")", ".")
_BEFORE_NAME = 3  # words of a title before it
_STOPS = (".", "!", "?", "…")  # at the end of a quotation that is a sentence


class Voice(NamedTuple):
    """Who speaks: the text's own words, and the name they stand for."""

    mention: str | None = None
    name: str | None = None


class Collector:
    """Collects the rows of one text, sentence by sentence in reading order."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.people = People(text, language)
        self.found: list[dict] = []
        self.latest = Voice()
        self.carries = False
        self.topic: tuple[int, int] | None = None
        self.before: tuple[int, int] | None = None
        self.announced: Voice | None = None  # at the end of a sentence with a colon
        self.unsigned: list[dict] = []  # quotations that stood alone, up to the sentence before

    def add(self, s: Sentence, reading: Reading, inside: list[Marked], heading: bool) -> None:
        """Add what one sentence shows; `inside` are all quoted stretches that begin in it."""
        voices = [self._voice(s, frame) for frame in reading.frames]
        spoke = bool(voices)
        for frame, voice in zip(reading.frames, voices, strict=True):
            for first, last in frame.content:
                if _has_own_words(s, first, last):
                    self._row(*s.span(first, last), "indirect", voice, frame.cue, frame.certain)
            self.latest = voice if voice.mention else self.latest
        places = {m.start: i for i, m in s.marked.items()}
        unsigned, self.unsigned = self.unsigned, []
        for stretch in inside:
            at = _holder(s, stretch) if stretch.depth else places.get(stretch.start)
            spoke = self._direct(s, reading, voices, stretch, at) or spoke
        if self.unsigned:
            self.unsigned = unsigned + self.unsigned
        if self._signature(s, unsigned + self.unsigned, heading):
            spoke = True
        elif heading:
            self._headline(s)
        elif not spoke and (self._back(s, reading, unsigned) or self._block(s)):
            spoke = True
        else:
            spoke = self._unframed(s, reading, spoke) or spoke
        if not spoke:
            self.people.speak_of(self.people.first_in(s.starts[0], s.ends[-1]))
        tells = not (spoke or heading)
        self.topic = s.span(*reading.topic) if tells and reading.topic else None
        self.before = (s.starts[0], s.ends[-1]) if tells else None
        self.carries = spoke
        self.announced = self._announces(s, reading) if s.words[-1] == ":" else None

    def _headline(self, s: Sentence) -> None:
        """Pistorius: Beiträge nötig. What follows a name and a colon in a heading is reported from
        that person.
        """
        if (
            len(s.parts) > 1
            and s.parts[0][1] <= _BEFORE_COLON
            and s.words[s.parts[0][1]] == ":"
            and s.parts[1][0] not in s.marked
        ):
            span = s.span(0, s.parts[0][1])
            if self.people.first_in(*span):
                said = s.span(s.parts[1][0], len(s.words))
                self._row(*said, "indirect", self._voice_at(*span), ":", _CARRIED)

    def _unframed(self, s: Sentence, reading: Reading, spoke: bool) -> bool:
        """Speech in Konjunktiv that carries on without a frame, or else the report of a speech
        act.
        """
        goes_on = reading.replacing and self.carries and not reading.frames
        begin = 0 if reading.konjunktiv is None and goes_on else reading.konjunktiv
        if begin is not None:
            if not self.carries and not spoke and self.topic:
                self.latest = self._voice_at(*self.topic)
            confidence = _CARRIED if self.latest.mention else _VAGUE
            self._row(s.starts[begin], s.ends[-1], "free_indirect", self.latest, None, confidence)
            return True
        head = next((h for h in reading.heads if h.speaker and h.use == "act"), None)
        if head and not spoke:
            self.latest = self._voice(s, head)
            self._row(s.starts[0], s.ends[-1], "speech_report", self.latest, head.cue, _VAGUE)
        return False

    def _back(self, s: Sentence, reading: Reading, unsigned: list[dict]) -> bool:
        """Das teilte die Polizei mit: the sentence before is what she said."""
        head = next((h for h in reading.heads if h.back and h.speaker), None)
        near = self.before if self.before and not self._apart(s) else None
        if head is None or not (near or unsigned):
            return False
        self.latest = self._voice(s, head)
        self._sign(unsigned, head.cue)
        if near:
            self._row(*near, "indirect", self.latest, head.cue, _POINTING)
        return True

    def _apart(self, s: Sentence) -> bool:
        """Whether the sentence before stands in another paragraph."""
        return self.before is not None and "\n" in self.text[self.before[1] : s.starts[0]]

    def _sign(self, rows: list[dict], cue: str | None) -> None:
        """Say of rows that the latest voice speaks in them."""
        for row in rows:
            row.update(speaker_mention=self.latest.mention, speaker=self.latest.name, cue=cue)

    def _signature(self, s: Sentence, unsigned: list[dict], heading: bool) -> bool:
        """„…“ – Anna Berger, Chefin der Werft: a name alone behind a quotation, on its own line,
        after a dash or in brackets, says whose it is.
        """
        first = max(s.marked, default=-1) + 1
        apart = s.words[first : first + 1]
        if not unsigned or not apart or not (heading or apart[0] in _APART):
            return False
        first += apart[0] in _APART
        name = self.people.name_in(s.starts[min(first, len(s.starts) - 1)], s.ends[-1])
        places = range(first, len(s.words))
        begin = next((i for i in places if name and s.starts[i] == name.start), None)
        after = next((i for i in places if name and s.starts[i] >= name.end), None)
        lone = after is None or s.words[after] in _AFTER_NAME
        if name is None or begin is None or begin > first + _BEFORE_NAME or not lone:
            return False
        self.latest = self._voice_at(name.start, name.end)
        self._sign(unsigned, None)
        return True

    def _announces(self, s: Sentence, reading: Reading) -> Voice | None:
        """Whose words the next paragraph is, where a sentence ends with a colon."""
        head = next((h for h in reading.heads if h.speaker and h.use == "say"), None)
        return self._voice(s, head) if head else None

    def _block(self, s: Sentence) -> bool:
        """A paragraph that a sentence with a verb of saying and a colon announces is said."""
        if self.announced is None or s.marked:
            return False
        end = self.text.find("\n", s.ends[-1])
        self.latest = self.announced
        stop = len(self.text.rstrip()) if end < 0 else end
        self._row(s.starts[0], stop, "direct", self.latest, None, _UNFRAMED)
        return True

    def _unframed_voice(self, s: Sentence, stretch: Marked, at: int | None) -> Voice:
        """Who says a quotation without a frame: who stands before its colon or announced it, whom
        the sentence or the one before it names, or who spoke last.
        """
        if at is not None and self.announced:
            return self.announced
        name = self.people.name_in(s.starts[0], stretch.start)
        if name is None and self.before and not self._apart(s):
            name = self.people.name_in(*self.before)
        return self._voice_at(name.start, name.end) if name else self.latest

    def _voice(self, s: Sentence, frame: Frame) -> Voice:
        if not frame.speaker:
            return Voice()
        start, end = s.span(*frame.speaker)
        if not frame.own and not (frame.back and frame.content):
            return self._voice_at(start, end)
        first_in = self.people.first_in
        person = (first_in(s.starts[0], start) or first_in(end, s.ends[-1])) if frame.own else None
        name = self.people.resolve(person.name, start) if person else self.latest.name
        return Voice(self.text[start:end], name)

    def _voice_at(self, start: int, end: int) -> Voice:
        return Voice(self.text[start:end], self.people.resolve(self.text[start:end], start))

    def _direct(
        self, s: Sentence, reading: Reading, voices: list[Voice], stretch: Marked, at: int | None
    ) -> bool:
        """Add a quoted stretch, which stands at word `at`, unless its marks set off a name or a
        single word.
        """
        words = self.text[stretch.start : stretch.end].strip(_MARKS).split()
        frame, voice = None, Voice()
        if at is not None:
            for own, speaking in zip(reading.frames, voices, strict=True):
                if any(first <= at < last for first, last in own.content):
                    frame, voice = own, speaking
                    break
            else:
                frame = _nearest(s, reading, at)
        if frame is None:
            voice = self._unframed_voice(s, stretch, at)
        elif not voice.mention:
            voice = self._voice(s, frame)
        small = [w.lower() for w in words if w[:1].islower()]
        prose = len(small) >= _LONG_SMALL and sum(w not in _SMALL for w in small) >= _LONG_OWN
        long = len(words) >= _LONG and prose
        short = stretch.depth and len(words) < _LEAST_INSIDE
        # A frame may say what somebody calls something: then a name is what is said.
        naming = frame is not None and frame.base in _NAMING
        called = naming and at is not None and not s.words[at - 1][:1].isupper()
        name = len(words) < _AS_LONG_AS_NAMES and _name_like(words) and not called
        alone = _is_sentence(self.text[stretch.start : stretch.end]) and _is_set_apart(s, at, voice)
        if not words or not (frame or long or alone) or short or (name and not alone):
            return False
        self.latest = voice if voice.mention else self.latest
        cue, certain = (frame.cue, _FRAMED) if frame else (None, _UNFRAMED)
        certain -= 0 if stretch.closed else _END_GUESSED
        self._row(stretch.start, stretch.end, "direct", voice, cue, certain)
        if alone and frame is None:
            self.unsigned.append(self.found[-1])
        return True

    def _row(
        self, start: int, end: int, kind: str, voice: Voice, cue: str | None, certain: float
    ) -> None:
        self.found.append(
            {
                "start": start,
                "end": end,
                "kind": kind,
                "speaker_mention": voice.mention,
                "speaker": voice.name,
                "cue": cue,
                "confidence": round(certain, 2),
            }
        )

    def interview(self, found: Interview) -> None:
        """Add the answers of an interview; within it nothing but quotations stands beside them."""
        self.found = [
            row
            for row in self.found
            if row["kind"] == "direct" or not found.start <= row["start"] < found.end
        ]
        asked = self.people.name_in(0, found.asked, last=True)
        default = self._voice_at(asked.start, asked.end) if asked else Voice()
        for start, end, label in found.answers:
            voice = self._voice_at(*label) if label else default
            self._row(start, end, "direct", voice, None, _UNFRAMED)

    def rows(self) -> list[dict]:
        """Rows in order of their start; where two would start at one place, the wider one begins
        after the narrower.
        """
        taken: dict[int, dict] = {}
        for row in sorted(self.found, key=lambda r: (r["start"], _ORDER[r["kind"]], r["end"])):
            while row["start"] in taken and row["start"] < row["end"]:
                row = {**row, "start": after_space(self.text, taken[row["start"]]["end"])}
            if row["start"] < row["end"]:
                taken[row["start"]] = row
        return [{**taken[k], "text": self.text[k : taken[k]["end"]]} for k in sorted(taken)]


def _is_sentence(quoted: str) -> bool:
    return quoted.rstrip(_MARKS)[-1:] in _STOPS


def _is_set_apart(s: Sentence, at: int | None, voice: Voice) -> bool:
    """Whether a quotation is all that a sentence says, but for who signs it or is named before its
    colon.
    """
    if at is None:
        return False
    before = any(word[0].isalnum() for word in s.words[:at])
    behind = s.words[at + 1 : at + 2]
    colon = s.words[at - 1] == ":" and voice.mention is not None
    signed = not behind or (not behind[0][0].isalnum() and behind[0] not in ",;:")
    return (not before or colon) and signed


def _has_own_words(s: Sentence, first: int, last: int) -> bool:
    """Whether a range holds more than quoted stretches, which have rows of their own."""
    return sum(1 for i in range(first, last) if i not in s.marked and s.words[i][0].isalnum()) >= 2


def _holder(s: Sentence, stretch: Marked) -> int | None:
    return next((i for i, m in s.marked.items() if m.start <= stretch.start < m.end), None)


def _nearest(s: Sentence, reading: Reading, at: int) -> Frame | None:
    """The frame or cue whose clause holds the quotation, or stands right beside it."""
    part = next((p for p, (a, b) in enumerate(s.parts) if a <= at < b), None)
    near = s.parts[max(0, part - 1) : part + 2] if part is not None else []
    candidates = [*reading.frames, *reading.heads]
    own = next((f for f in candidates if f.first <= at < f.last), None)
    return own or next((f for f in candidates if any(a <= f.first < b for a, b in near)), None)


def _name_like(words: list[str]) -> bool:
    return all(
        w[:1].isupper() or w[:1].isdigit() or not w[:1].isalnum() or w.lower() in _SMALL
        for w in words
    )
