"""Run the notebooks and write what they show as pages that open without a network."""

from helpers.report.build import report
from helpers.report.notebook import ReportError, run

__all__ = ["ReportError", "report", "run"]
