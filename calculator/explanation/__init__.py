"""Every answer people need about an estimate: who pays what, why not more, what would change it, and why a settlement differs.

Each answer is made by estimating again with one thing otherwise, or read off the terms that made the estimate; none has figures of its own.
Read in this order:

1. ``said`` a sentence with its sources, ``bounds`` shares and rates between two ends, ``wording`` every sentence in Chinese
   (``missing_wording`` those of missing figures, ``settlement_wording`` those beside a settlement)
2. ``changed`` the case with one thing otherwise; ``curve`` a payment as a function of the expense; ``stand`` where a person stands on it
3. ``who_pays``, ``next_yuan`` with ``thresholds`` and ``beyond``, ``scope``: from the estimate itself
4. ``otherwise`` what can be otherwise, ``alternatives`` what that comes to
5. ``figures`` the figures a rule leaves open, ``open_figures`` what knowing them would close
6. ``nothing`` the condition that fails, ``uncovered`` where no text speaks
7. ``settlement`` the office's figures, ``compared`` beside ours, ``following`` what follows from its own, ``adopted`` where ours are open;
   ``reckoning`` and ``choices`` ways an amount may have come about, ``reasons`` those that make it, ``guesses`` figures to ask about;
   ``what_explains`` one figure, ``departure`` the whole answer
8. ``explain`` all of them together, ``show`` as text
"""

from __future__ import annotations

from calculator.explanation.explain import Explanation, explain
from calculator.explanation.settlement import Settlement, read_settlement
from calculator.explanation.show import shown

__all__ = ["Explanation", "Settlement", "explain", "read_settlement", "shown"]
