"""A rule of one's own, for a place whose text is not in the collection: read from a YAML file, checked, and put into cases.

    rule = read_rule(Path("somewhere.yaml"))     # OwnRuleError names the file, the field, what was found and what is wanted
    result = estimate(rule.apply(Case.read(line)))  # a case of another place stays as it is

Which file is read is the choice of whoever starts the program, never of a case. In reading order: ``quotes`` takes the sentences
out of a file, ``figures`` finds a figure in a sentence, ``complete`` asks whether a version says enough, ``read`` puts these
together, ``rule`` is what comes of it, and ``person`` what it says to one person (for ``schemes/custom.py``).
"""

from calculator.own_rule.errors import OwnRuleError
from calculator.own_rule.read import read_rule, read_rules
from calculator.own_rule.rule import OwnRule, OwnRules

__all__ = ["OwnRule", "OwnRuleError", "OwnRules", "read_rule", "read_rules"]
