"""How far the scores can be trusted: readers' marks, labelled sets, and every reasonable choice at
once.
"""

from helpers.escalation.checks import validity
from helpers.escalation.checks.readers import alarms, with_reader
from helpers.escalation.checks.specification import PRIMARY, Specification, specification_curve

__all__ = ["PRIMARY", "Specification", "alarms", "specification_curve", "validity", "with_reader"]
