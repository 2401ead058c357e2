"""Whether a question is about what the texts cover: calibrated odds from what the matcher saw.

The score of the best explainer alone does not tell it: a question about a city's yearly premium shares most of its words with one
about where the money comes from. How near the question comes to an example that the texts answer, and to one that they do not, tells
more. `bench/scope.py` fits the weights on questions of our own, in tenths left out, and says what each bar keeps and turns away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Signals:
    """What the matcher saw of one question: scores of `Matcher.combine`, and cosines around the centre of all examples."""

    answer: float = 0.0  # score of the best explainer that answers
    refusal: float = 0.0  # score of the best curated refusal
    nearest: float = 0.0  # cosine to the nearest example question of an explainer that answers
    nearest_refusal: float = 0.0  # the same of a curated refusal


BIAS: Final = -2.2
ANSWER: Final = 4.5
REFUSAL: Final = -5.0
NEAREST: Final = 12.1
NEAREST_REFUSAL: Final = -10.6
OUTSIDE: Final = -0.8  # below these odds the texts are taken to be silent
OUTSIDE_LATER: Final = -2.3  # the same for a later turn, whose few words rest on what was said before; chosen, not fitted
UNSURE: Final = 0.3  # below these the answer says that it is the nearest thing in the texts


def log_odds(seen: Signals) -> float:
    """The logarithm of the odds that the texts answer the question; 0 is one to one.

    >>> log_odds(Signals(answer=1.0, nearest=0.8)) > 0 > log_odds(Signals(answer=0.3, nearest=0.3, refusal=0.6, nearest_refusal=0.8))
    True
    """
    return BIAS + ANSWER * seen.answer + REFUSAL * seen.refusal + NEAREST * seen.nearest + NEAREST_REFUSAL * seen.nearest_refusal
