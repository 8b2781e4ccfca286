"""The command `lagebild`: the kit's package `helpers`, or one sentence on what is in its way."""

import sys
from importlib.util import find_spec
from pathlib import Path

KIT = Path(__file__).resolve().with_name("helpers")


def main() -> int:
    """The exit status of `helpers`, or 1 where `import helpers` would find something else."""
    found = find_spec("helpers")
    place = Path(found.origin).resolve() if found and found.origin else None
    if place != KIT / "__init__.py":
        remedy = "rename it, or run lagebild where Python does not find it first"
        said = f"{place} is in the way of the kit's package {KIT}: {remedy}."
        if place is None:
            said = f"Python does not find the kit's package {KIT}: install it again."
        print(f"lagebild: {said}", file=sys.stderr)
        return 1
    from helpers.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
