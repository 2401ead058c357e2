"""A table of cases at once: the same rules as ``calculator.estimate``, the same amounts to the fen, millions of rows a second."""

from calculator.table.layout import UnusableTableError
from calculator.table.work import Worked, work_out

__all__ = ["UnusableTableError", "Worked", "work_out"]
