"""Who goes on paying beyond a limit: insurance and aid each have one of their own, and the limit of one does not stop the other."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.explanation.bounds import Rates


@dataclass(frozen=True, slots=True)
class Beyond:
    """The other payer, and between what rates it pays of more: ``of_the_rest`` where that is a share of what the first leaves."""

    payer: str
    rates: Rates
    of_the_rest: bool = False
