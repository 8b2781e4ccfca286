"""What the rules find in one sentence, before it becomes rows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Frame:
    """Words `first` to `last` say who speaks; `content` are word ranges of what is said.

    `speaker` is a word range; `own` marks "nach eigenen Angaben", where the speaker is the clause's subject; `use` is the cue's
    use, empty where the cue stands in a side clause or the passive. `back` marks "Das teilte die Polizei mit": what is said
    stands in the sentence before.
    """

    first: int
    last: int
    cue: str
    speaker: tuple[int, int] | None
    content: list[tuple[int, int]] = field(default_factory=list)
    base: str = ""
    certain: float = 0.8
    own: bool = False
    use: str = "say"
    back: bool = False


@dataclass
class Reading:
    """Frames with content, cues without (heads), the word at which speech in Konjunktiv without a frame begins, and whether a
    main clause has a form that stands in for it. `topic` is the noun phrase that opens the sentence."""

    frames: list[Frame] = field(default_factory=list)
    heads: list[Frame] = field(default_factory=list)
    konjunktiv: int | None = None
    replacing: bool = False
    topic: tuple[int, int] | None = None
