"""A payment as a function of the eligible expense: straight pieces, each rising by its rate.

Nothing is rounded here: what is paid is the half-up rounding of :meth:`Curve.at`. Everything that asks "how much more until"
is read off these pieces instead of searched for. Where one tier rules the whole part above the deductible the payment jumps
at a bound; a piece then begins with the first whole fen that the tier holds for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from calculator.money import Exact, whole
from calculator.scale import Bounds, Scale, TierMode

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Piece:
    """From ``over`` fen of expense on, ``paid`` fen and ``rate`` of what is above."""

    over: Exact
    paid: Exact
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Curve:
    """Pieces by their beginning, the first at zero; of two with one beginning the later holds. ``full`` is where a limit is reached."""

    pieces: tuple[Piece, ...]
    full: Exact | None = None

    @classmethod
    def of(cls, scale: Scale, deductible: Exact, limit: int | None = None) -> Curve:
        """Nothing up to the deductible, then the scale's rates, then the limit.

        >>> curve = Curve.of(Scale.flat(Fraction(3, 5)), 100, 30)
        >>> [str(curve.at(fen)) for fen in (100, 110, 150, 151)], str(curve.full)
        (['0', '6', '30', '30'], '150')
        """
        pieces = (Piece(0, 0, NOTHING), *(_jumping(scale, deductible) if scale.mode is TierMode.WHOLE else _joined(scale, deductible)))
        return cls(pieces) if limit is None else cls(pieces).under(limit)

    def under(self, limit: int) -> Curve:
        """The same, never more than the limit."""
        for number, (piece, end) in enumerate(self._ends()):
            full = piece.over if piece.paid >= limit else _full(piece, limit)
            if full is not None and (end is None or full <= end):
                return Curve((*self.pieces[: number + 1], Piece(full, limit, NOTHING)), full)
        return self

    def at(self, expense: Exact) -> Exact:
        """What is paid on that expense, exactly."""
        piece = self._piece(expense)
        return whole(Fraction(piece.paid + (expense - piece.over) * piece.rate))

    def slope(self, expense: Exact) -> Fraction:
        """What the next fen brings."""
        return self._piece(expense).rate

    def reaches(self, paid: Exact) -> Exact | None:
        """The least expense on which so much is paid; None where it never is."""
        for piece, end in self._ends():
            if piece.paid >= paid:
                return piece.over
            if piece.rate:
                over = whole(piece.over + Fraction(paid - piece.paid, piece.rate))
                if end is None or over <= end:
                    return over
        return None

    def leaves(self, left: Exact) -> Exact | None:
        """The greatest expense of which no more than ``left`` is left to the person; None where that holds however great it is."""
        piece = next(p for p in reversed(self.pieces) if p.over - p.paid <= left)
        return None if piece.rate == 1 else whole(piece.over + Fraction(left - (piece.over - piece.paid), 1 - piece.rate))

    def held(self, paid: int) -> Curve:
        """Never less than what was already paid."""
        start = self.reaches(paid)
        if not paid or start == 0:
            return self
        flat = Piece(0, paid, NOTHING)
        if start is None:
            return Curve((flat,))
        rising = (replace(self._piece(start), over=start, paid=self.at(start)), *(piece for piece in self.pieces if piece.over > start))
        return replace(self, pieces=(flat, *rising))

    def _piece(self, expense: Exact) -> Piece:
        return next(piece for piece in reversed(self.pieces) if piece.over <= expense)

    def _ends(self) -> Iterator[tuple[Piece, Exact | None]]:
        yield from zip(self.pieces, [*(piece.over for piece in self.pieces[1:]), None], strict=True)


def _joined(scale: Scale, deductible: Exact) -> Iterator[Piece]:
    """Each rate for the part in its tier."""
    paid = Fraction(0)
    for over, up_to, rate in scale.spans(deductible):
        yield Piece(over, whole(paid), rate)
        paid += 0 if up_to is None else (up_to - over) * rate


def _jumping(scale: Scale, deductible: Exact) -> Iterator[Piece]:
    """The rate of the tier reached for all of the part above the deductible."""
    for over, _, rate in scale.spans(deductible):
        first = over if over == deductible else _first_fen(over, scale.bounds)
        yield Piece(first, whole((first - deductible) * rate), rate)


def _first_fen(bound: Exact, side: Bounds | None) -> int:
    return -(-bound // 1) if side is Bounds.CLOSED else bound // 1 + 1


def _full(piece: Piece, limit: int) -> Exact | None:
    """Where a piece comes up to the limit, were it long enough."""
    return whole(piece.over + Fraction(limit - piece.paid, piece.rate)) if piece.rate else None
