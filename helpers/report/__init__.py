"""Run the notebooks and write what they show as pages that open without a network."""

from importlib import import_module

_HOMES = {
    "ReportError": "notebook",
    "data_dictionary": "dictionary",
    "report": "build",
    "run": "notebook",
}

__all__ = ["ReportError", "data_dictionary", "report", "run"]


def __getattr__(name: str):
    # Jupyter imports every registered exporter at each start of nbconvert, so this package must
    # cost it nothing.
    if name in _HOMES:
        return getattr(import_module(f"helpers.report.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'helpers.report' has no attribute {name!r}")
