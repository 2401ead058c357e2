"""Many cases at once for an office: a CSV or Excel file in, checked row by row, worked out one by one, and every row out again.

Read in this order:

1. ``columns``   the columns by their names: the machine interface's and the everyday ones of the template
2. ``cells``     one cell as the machine interface wants it, read exactly or refused
3. ``csv_file``, ``excel_file``, ``reading``   a file's rows; files come from anywhere and are held to limits first
4. ``checking``  rows as cases, each with what is wrong with it
5. ``running``   one case worked out
6. ``results``, ``template``   the files that go out

No amount is ever a float here, and no row is ever lost: one that cannot be used is in the results with its reason.
"""

from assistant.cases.checking import Checked, Problem, Row, check
from assistant.cases.reading import MOST_BYTES, MOST_ROWS, Sheet, read_file
from assistant.cases.results import as_csv, as_xlsx
from assistant.cases.running import Done, work_out
from assistant.cases.said import UnusableFileError
from assistant.cases.template import template_csv, template_xlsx

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "Checked",
    "Done",
    "Problem",
    "Row",
    "Sheet",
    "UnusableFileError",
    "as_csv",
    "as_xlsx",
    "check",
    "read_file",
    "template_csv",
    "template_xlsx",
    "work_out",
]
