"""What the rules find in one sentence, before it becomes rows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Frame:
    """Words `first` to `last` say who speaks; `content` are word ranges of what is said.

    `speaker` is a word range; `own` marks "nach eigenen Angaben", where the speaker is the clause's subject; `use` is the cue's
    use, empty where the cue stands in a side clause or the passive.
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


@dataclass
class Reading:
    """Frames with content, cue verbs without (heads), and whether a main clause stands in Konjunktiv outside every frame."""

    frames: list[Frame] = field(default_factory=list)
    heads: list[Frame] = field(default_factory=list)
    konjunktiv: bool = False
    replacing: bool = False
