"""A table of cases at once: the same rules as ``calculator.estimate`` and the same amounts, to the fen, for millions of rows.

Read in this order, each adding one thing to the one before:

1. ``columns``    what a table holds, as numbers: codes for words, fen for amounts
2. ``formulas``   a rule asked about one row, and its answer worked out for all rows alike
3. ``prepared``   a batch of columns, ready to be worked out part by part
4. ``desk``       one part: what has a formula at once, the rest one by one; ``done``, ``outcomes``: amounts, and the words of results
5. ``assembly``   parts put together, ``batch`` their columns, ``work`` a whole table in memory
6. ``files``      from file to file; ``command`` the command

No amount is ever worked out by a second set of rules: formulas come from the rules themselves, words from the single path, and every
kind of result is compared with the single path's once.
"""

from calculator.table.columns.layout import UnusableTableError
from calculator.table.work import Worked, work_out

__all__ = ["UnusableTableError", "Worked", "work_out"]
