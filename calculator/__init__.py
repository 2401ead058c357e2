"""What critical-illness insurance and medical aid pay, to the fen, and why.

Read in this order, each file adding one thing to the one before:

1. ``money``       yuan in, integer fen inside, exact decimals out; rates as fractions
2. ``person``      the groups and insurances the five texts know
3. ``scale``       tiers of a rate, and the part of an amount that falls into each
4. ``claim``       one case; ``intake`` reads it from outside, field by field
5. ``parameters``  the figures of the law: dated, with the sentence each one stands in
6. ``place``       from a name to the text that rules there
7. ``outcome``     steps, assumptions and the estimate that carries them
8. ``account``     a case on one day: what a rule looks at
9. ``terms``       the terms a rule offers a person on a day; ``settle`` what they come to
10. ``schemes``    one file a rule: from the law's figures to those terms
11. ``stays``      several stays in a year, each paid the difference; ``chain`` aid on what the insurance leaves;
                   ``receipts`` what is still due
12. ``engine``     ``estimate(case)``: which rule applies, and its result
13. ``batch``      JSON Lines; ``show`` an estimate as text; ``wording`` the sentences people read

Amounts are integer fen, rates are fractions, nothing is a float. Every payment made is rounded once, half up.
"""

from calculator.claim import Case, CaseError
from calculator.engine import estimate
from calculator.outcome import Assumption, Estimate, Interval, Step
from calculator.scale import Band

__all__ = ["Assumption", "Band", "Case", "CaseError", "Estimate", "Interval", "Step", "estimate"]
