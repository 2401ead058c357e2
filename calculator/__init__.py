"""What critical-illness insurance and medical aid pay, to the fen, and why.

Read in this order, each file adding one thing to the one before:

1. ``money``       yuan in, integer fen inside, exact decimals out; rates as fractions
2. ``person``      the groups and insurances the five texts know
3. ``scale``       tiers of a rate, and the part of an amount that falls into each
4. ``claim``       one case; ``intake`` and ``given`` read it from ``outside``, field by field
5. ``parameters``  the figures of the law: ``written`` in YAML, ``dated``, with the sentence each one stands in
6. ``place``       from a name to the text that rules there
7. ``outcome``     steps, assumptions and the estimate that carries them
8. ``account``     a case on one day: what a rule looks at
9. ``terms``       the terms a rule offers a person on a day; ``settle`` what they come to
10. ``schemes``    one file a rule: from the law's figures to those terms
11. ``stays``      several stays in a year, each paid the difference; ``chain`` aid on what the insurance leaves;
                   ``receipts`` what is still due
12. ``engine``     ``estimate(case)``: which rule applies, and its result
13. ``batch``      JSON Lines; ``show`` an estimate as text; ``wording`` the sentences people read

On top of these, each a package of its own: ``own_rule`` (rules from a file), ``explanation`` (why an estimate is what it is),
``eligibility`` (what a person is entitled to), ``fund`` (the staff's rules), ``table`` (a population at once), ``commands``.

Amounts are integer fen, rates are fractions, nothing is a float. Every payment made is rounded once, half up.
"""

from calculator.claim import Case, CaseError
from calculator.engine import estimate
from calculator.outcome import Assumption, Estimate, Interval, Step
from calculator.scale import Band

__all__ = ["Assumption", "Band", "Case", "CaseError", "Estimate", "Interval", "Step", "estimate"]
