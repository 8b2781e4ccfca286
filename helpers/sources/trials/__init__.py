"""What a comparison can and cannot show: designs, shuffled labels, planted differences."""

from helpers.sources.trials.checks import null_check, power
from helpers.sources.trials.design import (
    NAMED,
    READ,
    comparable,
    group_of,
    is_named,
    missing_status,
)
from helpers.sources.trials.synthetic import synthetic_corpus

__all__ = [
    "NAMED",
    "READ",
    "comparable",
    "group_of",
    "is_named",
    "missing_status",
    "null_check",
    "power",
    "synthetic_corpus",
]
