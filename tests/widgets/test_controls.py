"""Explorers follow their controls, and no notebook takes the keys that are pressed in them."""

import inspect
import pkgutil
from importlib import import_module

import ipywidgets
import pytest

from helpers import widgets
from helpers.widgets.controls import OwnKeys, follow

MODULES = [
    import_module(f"helpers.widgets.{found.name}")
    for found in pkgutil.iter_modules(widgets.__path__)
]
EXPLORERS = {
    thing
    for module in MODULES
    for _, thing in inspect.getmembers(module)
    if getattr(thing, "__module__", "") == module.__name__
    and (
        (inspect.isclass(thing) and issubclass(thing, ipywidgets.VBox))
        or (
            inspect.isfunction(thing)
            and inspect.signature(thing).return_annotation is ipywidgets.VBox
        )
    )
}


@pytest.mark.parametrize(
    "explorer",
    sorted(EXPLORERS, key=lambda thing: thing.__name__),
    ids=lambda thing: thing.__name__,
)
def test_the_explorer_keeps_its_keys(explorer):
    assert f"{OwnKeys.__name__}()" in inspect.getsource(explorer)


def test_every_room_has_an_explorer():
    assert len(EXPLORERS) >= 6


def test_what_follows_controls_is_called_at_once_and_on_every_change():
    one, other, seen = ipywidgets.IntText(1), ipywidgets.IntText(2), []
    follow(lambda: seen.append((one.value, other.value)), one, other)
    one.value, other.value = 3, 4
    assert seen == [(1, 2), (3, 2), (3, 4)]
