"""Exact decimals: a product that would have to be cut off raises, and only `paid` rounds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation

EXACT = Context(prec=120, traps=[Inexact, InvalidOperation])
ROUNDING = Context(prec=120, traps=[InvalidOperation])
FEN = Decimal("0.01")
NOTHING = Decimal(0)


def paid(amount: Decimal) -> Decimal:
    """What is transferred: whole fen, half a fen up, never below nothing.

    >>> paid(Decimal("1.005"))
    Decimal('1.01')
    """
    return max(amount, NOTHING).quantize(FEN, rounding=ROUND_HALF_UP, context=ROUNDING)


def yuan(amount: Decimal | None) -> str | None:
    """An amount as the interface writes it."""
    return None if amount is None else f"{amount.quantize(FEN, context=ROUNDING)}"
