"""One case worked out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cases.checking import Problem, Row, problem_of
from assistant.cases.said import RefusedError
from calculator.claim import CaseError
from calculator.engine import estimate
from calculator.outcome import Estimate

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """A row with its result, or with what is wrong with it."""

    row: Row
    estimate: Estimate | None = None
    problems: tuple[Problem, ...] = ()


def work_out(row: Row, headers: Sequence[str]) -> Done:
    """The result of one row. What the rules refuse stands in the row's place; one that fails stops no other."""
    if row.case is None:
        return Done(row, None, row.problems)
    try:
        return Done(row, _kept(estimate(row.case)))
    except CaseError as refused:
        return Done(row, None, (problem_of(refused, headers),))
    except Exception:  # noqa: BLE001 - the row says so, the log says why
        _LOG.exception("row %d of a file of cases could not be worked out", row.number)
        return Done(row, None, (Problem("", RefusedError("failed")),))


def _kept(found: Estimate) -> Estimate:
    """The result without what no file of results shows: twenty thousand of them wait in memory."""
    return found._replace(steps=(), bands=(), bands_high=(), parts=(), stays=())
