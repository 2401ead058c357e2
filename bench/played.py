"""Conversations with what is expected of each turn, played and checked turn by turn.

A file holds one conversation a line: its turns, and for each what a right reply is. Tests hold files to their bars, `bench.answers`
shows where a file misses. A check says nothing (None) of a turn that expects nothing of its kind; figures without support and citations
too long or too many are looked for in every reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.conversation import Assistant, Conversation
from assistant.explainers import LONGEST_QUOTE
from assistant.figures import figures
from assistant.guard import loose_figures
from assistant.reply import MAX_CITATIONS, Kind, Reply
from calculator.money import yuan
from corpus.fold import fold

TODAY: Final = date(2026, 11, 21)  # of conversations that name no day
FOLDER: Final = Path(__file__).resolve().parent.parent / "tests" / "assistant"
PATTERNS: Final = ("*questions*.jsonl", "unseen*.jsonl")
FIRST: Final = 3  # citations that a reader looks at
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Amount(BaseModel):
    """Yuan with two decimals, as the calculator writes them; None where nothing bounds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    low: str | None
    high: str | None


class Expected(BaseModel):
    """What is expected of one turn.

    One of `evidence` must stand in a citation, one wording of each of `facts` in the text; `documents` are those the first citation may
    come from, or, where `documents_need` says so, that must all be cited.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Kind
    accept_kinds: tuple[Kind, ...] = ()
    documents: tuple[str, ...] = ()
    documents_need: Literal["", "any", "all"] | None = None
    evidence: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    amount: Amount | None = None
    asks: tuple[str, ...] = ()


class Case(BaseModel):
    """One conversation as written in a file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    manner: str = Field(alias="register")  # how it is put: by a resident, at a kiosk, in dialect (the base class has a `register`)
    topic: str
    turns: tuple[str, ...]
    expect: tuple[Expected, ...]
    place: str = ""
    today: date = TODAY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """One turn: its conversation, its number from 0, and the reply."""

    case: Case
    number: int
    reply: Reply

    @property
    def expected(self) -> Expected:
        return self.case.expect[self.number]

    @property
    def question(self) -> str:
        return self.case.turns[self.number]

    @property
    def asked(self) -> str:
        """All that was said up to this turn."""
        return "\n".join(self.case.turns[: self.number + 1])

    @property
    def name(self) -> str:
        return f"{self.case.id} {self.question}"


def question_files() -> list[Path]:
    """The files that come with the tests."""
    return sorted({file for pattern in PATTERNS for file in FOLDER.glob(pattern)})


def cases_in(file: Path) -> list[Case]:
    """The conversations of a file. Raises pydantic's ValidationError for a line of another form."""
    return [Case.model_validate_json(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def play(cases: Iterable[Case], assistant: Assistant) -> Iterator[Played]:
    """Put every turn to the assistant, each conversation on its own."""
    for case in cases:
        conversation = Conversation.start(case.place, case.today)
        for number, (question, _) in enumerate(zip(case.turns, case.expect, strict=True)):
            conversation, reply = assistant.answer(conversation, question)
            yield Played(case, number, reply)


def kind(turn: Played) -> bool | None:
    """The kind of reply, or another that is as good."""
    return turn.reply.kind in (turn.expected.kind, *turn.expected.accept_kinds)


def evidence(turn: Played) -> bool | None:
    """A sentence that answers is among the first three citations."""
    quotes = [fold(citation.quote) for citation in turn.reply.citations[:FIRST]]
    wanted = [fold(words) for words in turn.expected.evidence]
    return any(words in quote for words in wanted for quote in quotes) if wanted else None


def first(turn: Played) -> bool | None:
    """The first citation is of a document that is expected."""
    wanted = turn.expected.documents
    return bool(turn.reply.citations) and turn.reply.citations[0].document in wanted if wanted else None


def documents(turn: Played) -> bool | None:
    """Where all of several documents are expected, all are cited."""
    cited = {citation.document for citation in turn.reply.citations}
    return cited.issuperset(turn.expected.documents) if turn.expected.documents_need == "all" else None


def facts(turn: Played) -> bool | None:
    """Each key fact is said in one of its wordings."""
    return all(any(says(turn, words) for words in wordings) for wordings in turn.expected.facts) if turn.expected.facts else None


def allowed(turn: Played) -> bool | None:
    """Nothing is said that must not be."""
    return not any(says(turn, words) for words in turn.expected.forbidden) if turn.expected.forbidden else None


def says(turn: Played, words: str) -> bool:
    """Whether the text holds the words; width, case, white space and thousands separators aside."""
    text, wanted = (_THOUSANDS.sub("", fold(one)) for one in (turn.reply.text, words))
    return wanted in text


def amount(turn: Played) -> bool | None:
    """The amount, both ends, to the fen. Where asking back is as good, nothing."""
    wanted = turn.expected.amount
    return amount_of(turn.reply) == wanted if wanted and _as_expected(turn) else None


def said(turn: Played) -> bool | None:
    """The amount stands in the text; nothing (0) may be said in words."""
    if amount(turn) is None or (wanted := turn.expected.amount) is None:
        return None
    stated = {f"{figure.value:.2f}" for figure in figures(turn.reply.text)}
    return all(end in stated for end in (wanted.low, wanted.high) if end not in (None, "0.00"))


def amount_of(reply: Reply) -> Amount | None:
    """What a reply works out, None where it works out nothing."""
    found = reply.estimate.reimbursement if reply.estimate else None
    if found is None:
        return None
    low, high = (None if end is None else yuan(end) for end in (found.low, found.high))
    return Amount(low=low, high=high)


def asks(turn: Played) -> bool | None:
    """Something that is missing is asked for: one question at a time will do. Where another kind of reply is as good, nothing."""
    return not set(turn.reply.asks).isdisjoint(turn.expected.asks) if turn.expected.asks and _as_expected(turn) else None


def _as_expected(turn: Played) -> bool:
    """Whether the reply is not of another kind that is as good."""
    return turn.reply.kind == turn.expected.kind or turn.reply.kind not in turn.expected.accept_kinds


def grounded(turn: Played) -> bool | None:
    """Every figure of the text has its support."""
    return not loose_figures(turn.reply, turn.asked)


def brief(turn: Played) -> bool | None:
    """Citations are few, and each short enough to read."""
    quotes = [citation.quote for citation in turn.reply.citations]
    return len(quotes) <= MAX_CITATIONS and all(1 <= len(quote) <= LONGEST_QUOTE for quote in quotes)


Check = Callable[[Played], bool | None]
CHECKS: Final[Mapping[str, Check]] = {
    check.__name__: check for check in (kind, evidence, first, documents, facts, amount, said, asks, allowed, grounded, brief)
}


def missed(turn: Played) -> tuple[str, ...]:
    """The names of the checks that the turn fails."""
    return tuple(name for name, check in CHECKS.items() if check(turn) is False)
