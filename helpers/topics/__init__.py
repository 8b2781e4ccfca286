"""Topics of texts in German, English or both: clusters, labels, and how sure they are."""

from importlib import import_module

_HOMES = {
    "TopicClusters": "clustering.cluster",
    "Topics": "analysis",
    "find": "analysis",
    "read_labels": "edits",
    "rename": "edits",
    "verdict": "clustering.stability",
    "write_labels": "edits",
}

__all__ = ["TopicClusters", "Topics", "find", "read_labels", "rename", "verdict", "write_labels"]


def __getattr__(name: str):
    """A public name, loaded when first asked for: the estimator needs scikit-learn, which is slow
    to import.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
