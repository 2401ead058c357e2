"""Rules asked once, and their answers worked out for all rows alike.

A rule is asked about one row on Symbols, amounts that remember where they come from (``symbol``, ``formula``). Its answer holds for a
group of rows (``groups``): the same words, the same amounts given (``pattern``), the same signs of what the rule asked. Groups are found
by tables (``tree``), each pattern in the ``family`` that looks only at what decides about it (``partition``). ``sheet`` works the
formulas of a family out, ``chained`` two of them in turn; ``state`` holds it all together.
"""
