"""The only caller of the index and the calculator: finds explainers and sentences, and works out amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.explainers import load
from assistant.facts import PARAMETERS, PAYMENT_FIELDS, Facts, tier_parameters
from assistant.matching import Matcher, Ranking, question_passages
from assistant.places import chain_of
from assistant.postings import Postings
from assistant.structure import Subject
from calculator.claim import Case, CaseError
from calculator.engine import estimate
from calculator.money import yuan
from calculator.outcome import Estimate
from corpus.catalog import catalog
from corpus.changes import LaterChange, later_changes
from corpus.citation import Citation, cite
from corpus.document import Document
from corpus.passage import sentences
from index.library import Hit, Library, default_store, open_or_build

Progress = Callable[[int, int, str], None]
AID_NAMES = {"deductible": "aid_deductible", "rate": "aid_rate", "annual_cap": "aid_annual_limit"}
_STATEMENT = re.compile(r"[，,；;].{6}|.{12}。")  # a title, a signature or a number answers nothing
_FORMAL = re.compile(r"以(?:本|此)(?:意见|实施意见|通知)为准|〔\d{4}〕\d+号$|^抄送|公开方式|印发你们|提出以下|通知如下")
TEN_THOUSAND = 1_000_000  # fen
_SPELLED_PLACES = ("江阴市", "江阴", "吉林省", "吉林", "广东省", "广东", "Jiangyin", "jiangyin", "Jilin", "jilin", "Guangdong", "guangdong")


@dataclass(frozen=True, slots=True)
class Finder:
    """What the assistant looks things up in; opened once and shared, it keeps nothing of any conversation."""

    matcher: Matcher
    sentences: Library

    @classmethod
    def open(cls, store: Path | None = None, progress: Progress | None = None) -> Finder:
        """Open the libraries, building what is missing, stale or damaged."""
        explainers = load(store)
        store = store or default_store()
        postings = Postings.of(explainers, _SPELLED_PLACES, store / "opening" / "postings")
        of_sentences = [sentence for document in catalog().documents for sentence in sentences(document)]
        library = open_or_build(of_sentences, store / "sentences", _named(progress, "1/2 政策原文 sentences"))
        questions = open_or_build(question_passages(explainers, postings), store / "explainers", _named(progress, "2/2 常见问法 questions"))
        prevailed = frozenset(older for document in catalog().documents for older in document.prevails_over)
        return cls(Matcher(explainers, questions, postings, _SPELLED_PLACES, prevailed), library)

    def explainers(self, subject: Subject) -> Ranking:
        """The explainers that may answer, best first, and what tells whether the texts answer the question at all."""
        return self.matcher.rank(subject)

    def closest(self, text: str, regions: Collection[str], documents: Collection[str], most: int = 3) -> list[Hit]:
        """The sentences nearest to the words, of these regions and papers."""
        hits = self.sentences.search(text, k=12, regions=regions or None)
        telling = [hit for hit in hits if _STATEMENT.search(hit.passage.text) and not _FORMAL.search(hit.passage.text)]
        return [hit for hit in telling if not documents or hit.passage.document in documents][:most]

    def citation(self, hit: Hit) -> Citation:
        """The citation of a sentence that was found."""
        return cite(hit.passage.document, hit.passage.text)


def _named(progress: Progress | None, name: str) -> Progress | None:
    """The progress of one of two parts, by its name."""
    return (lambda done, total, _: progress(done, total, name)) if progress else None


def first_text(province: str) -> Document:
    """Of the texts of a covered region the one that applies first."""
    return min((d for d in catalog().documents if d.region == province), key=lambda d: d.in_force_from or date.max)


def first_day(province: str) -> date:
    """The first day that any text of a covered region speaks for."""
    return first_text(province).in_force_from or date.max


def first_day_sentences(finder: Finder, province: str) -> tuple[Citation, ...]:
    """The sentences from which that first day is read, as the explainer on it quotes them."""
    first = first_text(province).id
    speaking = (e for e in finder.matcher.explainers if e.entry.topic == "effective_date" and e.citations[0].document == first)
    return next((explainer.citations for explainer in speaking), ())


def notices_for(place: str, today: date) -> tuple[LaterChange, ...]:
    """Later changes reported for a place, known by today."""
    return later_changes(chain_of(place), today) if place else ()


def expense_day(facts: Facts, today: date) -> date:
    """The day the expense counts: the last day of what the person said, never after today."""
    said = facts.get("date")
    return min(date.fromisoformat(said.value), today) if said else today


def case_of(facts: Facts, scheme: str, today: date) -> dict[str, object]:
    """The calculator's case for these facts; ordinary resident, today, unless said otherwise."""
    if "amount" in facts:
        expenses = {"eligible_self_paid": facts.value("amount")}
    else:
        expenses = {name: facts.value(name, "0") for name in ("total", "out_of_scope", "basic_paid")}
        expenses |= {name: facts.value(name) for name in PAYMENT_FIELDS.values() if name in facts}
    case: dict[str, object] = {
        "scheme": scheme,
        "place": facts.value("place"),
        "date": expense_day(facts, today).isoformat(),
        "insurance": facts.value("insurance", "居民医保"),
        "category": facts.value("category", "普通参保人员"),
        "expenses": expenses,
        "parameters": {**_parameters(facts, scheme), **(tier_parameters(facts) if scheme == "critical_illness" else {})},
    }
    if "referred" in facts:
        case["referred"] = facts.value("referred") == "true"
    return case


def _parameters(facts: Facts, scheme: str) -> dict[str, str]:
    """The figures the person gave; where medical aid is reckoned, a deductible, rate or cap not called aid's own is meant as such."""
    given = {name: facts.value(name) for name in PARAMETERS if name in facts}
    if scheme == "medical_aid":
        for name, aid_name in AID_NAMES.items():
            if name in given:
                given.setdefault(aid_name, given.pop(name))
    return given


def work_out(facts: Facts, scheme: str, today: date) -> Estimate:
    """The calculator's result; raises CaseError for a case that makes no sense."""
    return estimate(Case.read(case_of(facts, scheme, today)))


def less_per_ten_thousand(facts: Facts, scheme: str, today: date, result: Estimate) -> int:
    """Fen that the person would get less if 10,000 yuan of the amount were not eligible; 0 where that says nothing."""
    if result.reimbursement is None or result.status not in ("exact", "assumed") or result.eligible <= TEN_THOUSAND:
        return 0
    fewer = case_of(facts, scheme, today) | {"expenses": {"eligible_self_paid": yuan(result.eligible - TEN_THOUSAND)}}
    try:
        other = estimate(Case.read(fewer))
    except CaseError:
        return 0
    if other.reimbursement is None:
        return 0
    return (result.reimbursement.low or 0) - (other.reimbursement.low or 0)
