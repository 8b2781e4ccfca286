"""Rows of QUOTES from what the sentences of one text show, with what carries over from one sentence
to the next.
"""

from typing import NamedTuple

from helpers.language.clauses.words import Sentence
from helpers.language.grammar import in_any_language
from helpers.language.marks import Marked
from helpers.language.sentences import after_space
from helpers.language.speech.frame import Frame, Reading
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
_LONG, _LONG_SMALL, _LEAST_INSIDE, _AS_LONG_AS_NAMES, _BEFORE_COLON = 6, 3, 3, 5, 3
_MARKS = "„“”\"»«‚‘’›‹'` "
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
        for stretch in inside:
            at = _holder(s, stretch) if stretch.depth else places.get(stretch.start)
            spoke = self._direct(s, reading, voices, stretch, at) or spoke
        if heading:
            self._headline(s)
        elif not spoke and self._back(s, reading):
            spoke = True
        else:
            spoke = self._unframed(s, reading, spoke) or spoke
        if not spoke:
            self.people.speak_of(self.people.first_in(s.starts[0], s.ends[-1]))
        tells = not (spoke or heading)
        self.topic = s.span(*reading.topic) if tells and reading.topic else None
        self.before = (s.starts[0], s.ends[-1]) if tells else None
        self.carries = spoke

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

    def _back(self, s: Sentence, reading: Reading) -> bool:
        """Das teilte die Polizei mit: the sentence before is what she said."""
        head = next((h for h in reading.heads if h.back and h.speaker), None)
        if head is None or self.before is None or "\n" in self.text[self.before[1] : s.starts[0]]:
            return False
        self.latest = self._voice(s, head)
        self._row(*self.before, "indirect", self.latest, head.cue, _POINTING)
        return True

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
        frame, voice = None, self.latest
        if at is not None:
            for own, speaking in zip(reading.frames, voices, strict=True):
                if any(first <= at < last for first, last in own.content):
                    frame, voice = own, speaking
                    break
            else:
                frame = _nearest(s, reading, at)
                voice = self._voice(s, frame) if frame else voice
        small = sum(w[:1].islower() and w.lower() not in _SMALL for w in words)
        long = len(words) >= _LONG and small >= _LONG_SMALL
        short = stretch.depth and len(words) < _LEAST_INSIDE
        # A frame may say what somebody calls something: then a name is what is said.
        naming = frame is not None and frame.base in _NAMING
        called = naming and at is not None and not s.words[at - 1][:1].isupper()
        name = len(words) < _AS_LONG_AS_NAMES and _name_like(words) and not called
        alone = at is not None and _stands_alone(s, self.text[stretch.start : stretch.end])
        if not words or not (frame or long or alone) or short or (name and not alone):
            return False
        self.latest = voice if voice.mention else self.latest
        cue, certain = (frame.cue, _FRAMED) if frame else (None, _UNFRAMED)
        certain -= 0 if stretch.closed else _END_GUESSED
        self._row(stretch.start, stretch.end, "direct", voice, cue, certain)
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

    def rows(self) -> list[dict]:
        """Rows in order of their start; where two would start at one place, the wider one begins
        after the narrower.
        """
        taken: dict[int, dict] = {}
        for row in sorted(self.found, key=lambda r: (r["start"], _ORDER[r["kind"]])):
            while row["start"] in taken and row["start"] < row["end"]:
                row = {**row, "start": after_space(self.text, taken[row["start"]]["end"])}
            if row["start"] < row["end"]:
                taken[row["start"]] = row
        return [{**taken[k], "text": self.text[k : taken[k]["end"]]} for k in sorted(taken)]


def _stands_alone(s: Sentence, quoted: str) -> bool:
    """Whether a quotation with a stop of its own is all that a sentence says."""
    own = (word for i, word in enumerate(s.words) if i not in s.marked)
    return quoted.rstrip(_MARKS)[-1:] in _STOPS and not any(word[0].isalnum() for word in own)


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
