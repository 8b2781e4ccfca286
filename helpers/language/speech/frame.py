"""What the rules find in one sentence, before it becomes rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

# How plain the evidence for a frame is, from looking at news text (it ranks, it is no
# probability): a frame beside what is said, a preposition with a source, "demnach", a verb before
# its clause, a noun with its clause, a thought.
BESIDE, SOURCE, POINTING, BEFORE, NOUN, THOUGHT = 0.9, 0.85, 0.75, 0.8, 0.6, 0.5


@dataclass
class Frame:
    """Words `first` to `last` say who speaks; `content` are word ranges of what is said.

    `speaker` is a word range; `own` marks "nach eigenen Angaben", where the speaker is the clause's
    subject; `use` is the cue's use, empty where the cue stands in a side clause or the passive.
    `back` marks what points back: "Das teilte die Polizei mit" to the sentence before, "demnach" to
    the latest speaker.
    """

    first: int
    last: int
    cue: str
    speaker: tuple[int, int] | None
    content: list[tuple[int, int]] = field(default_factory=list)
    base: str = ""
    certain: float = BEFORE
    own: bool = False
    use: str = "say"
    back: bool = False


@dataclass
class Reading:
    """What one sentence shows: frames with content, and cues without (heads).

    `konjunktiv` is the word at which speech in Konjunktiv without a frame begins, `replacing` tells
    of a main clause whose form may stand in for it, and `topic` is the noun phrase that opens the
    sentence. `claimed` are the words that belong to a frame or its content.
    """

    frames: list[Frame] = field(default_factory=list)
    heads: list[Frame] = field(default_factory=list)
    konjunktiv: int | None = None
    replacing: bool = False
    topic: tuple[int, int] | None = None
    claimed: set[int] = field(default_factory=set)

    def unclaimed(self, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Number, first word and end of each of `parts` that no frame taken so far has claimed."""
        return (
            (p, first, last) for p, (first, last) in enumerate(parts) if first not in self.claimed
        )

    def take(self, frame: Frame) -> None:
        """Add a frame to those with content or to those without."""
        if not frame.content:
            self.heads.append(frame)
            return
        self.frames.append(frame)
        for first, last in [(frame.first, frame.last), *frame.content]:
            self.claimed.update(range(first, last))
