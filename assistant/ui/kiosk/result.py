"""The result: the amount large, what is left, why, the sentence it rests on, what to do next, and a code to take it along."""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui import documents, estimate_card, money, words
from assistant.ui.kiosk.questions import Go, heading, spoken
from assistant.ui.kiosk.visit import FIGURES, Visit, day
from assistant.ui.kiosk.visit import result as worked_out
from assistant.ui.kiosk.why import attention, newer, why, yuan
from assistant.ui.plain import clean
from assistant.ui.working import in_language
from calculator.outcome import Estimate, Status

if TYPE_CHECKING:
    from corpus.changes import LaterChange
    from corpus.citation import Citation

_NEAR = 90  # characters of the document on either side of the sentence on a wide screen
_LINES, _LINE = 13, 21  # on a high one, as many lines as it holds, with so many characters each
_PAGE = 380  # Chinese characters of what it rests on, on one screen; twice as many letters


def draw(visit: Visit, step: str, said: words.Words, go: Go, today: date) -> str:
    """The result, or one of the pages behind it; what of it is read aloud."""
    found = worked_out(visit, today)
    match visit.screen:
        case "source":
            return source(found.citations, visit.number, step, said, lambda number: go(visit.to("source", number)))
        case "more":
            return _more(found, visit, step, said, go)
        case _:
            return _result(found, visit, step, said, go, today)


def _result(found: Estimate, visit: Visit, step: str, said: words.Words, go: Go, today: date) -> str:
    from assistant.english import in_english

    estimate = in_english(found.as_json()) if said.english else found.as_json()
    noted = attention(visit, found, said)
    with st.container(key="k-cols"):
        with st.container(key="k-left"):
            first = newer(found.notices)  # what is reported to be out of date is said before its amount
            if first:
                box("mb-k-note", said("kiosk.attention"), noted)
            told = _amount(estimate, visit, step, said, today) if found.reimbursement else _without(estimate, step, said)
            if noted and not first:
                box("mb-k-note", said("kiosk.attention"), noted)
        with st.container(key="k-right"):
            _take(estimate, visit, said, today)
            box("mb-k-next", said("kiosk.next"), steps_next(found, day(visit, today).year, said))
    with st.container(key="k-acts", horizontal=True):
        if found.citations:
            st.button(said("kiosk.source"), key="k-source", on_click=go, args=(visit.to("source"),))
        if found.assumptions or found.notices:
            st.button(said("kiosk.more"), key="k-more", on_click=go, args=(visit.to("more"),))
        st.button(said("kiosk.to_questions").split("**")[1], key="k-questions", on_click=go, args=(visit.to("questions"),))
    return "\n".join([*(noted if first else []), *told, *([] if first else noted), said("kiosk.estimate_only")])


def _amount(estimate: Mapping[str, Any], visit: Visit, step: str, said: words.Words, today: date) -> list[str]:
    """The amount with its status in words, and what is left of the eligible cost."""
    scheme = estimate_card.scheme_name(estimate, said)
    pays = said.options("reply.pays")[estimate["status"]].format(scheme=scheme)
    left = said.options("reply.still")[estimate["status"]]
    paid, still = money.paid(estimate), money.still(estimate)
    amount, rest = shown(paid, said), shown(still, said)
    long = " mb-k-long" if len(amount) > 12 else ""
    reasons = why(estimate, said)
    about = said("kiosk.your_figures", place=_place(visit, said), category=_group(visit, said), year=day(visit, today).year,
                 amount=yuan(visit.amount, said))  # fmt: skip
    st.html(
        f'<div class="mb-k-card"><p class="mb-k-about">{html.escape(about)}</p>'
        f'<h1 id="{html.escape(step)}" tabindex="-1"><span>{html.escape(pays)}</span>'
        f'<b class="mb-k-amount{long}">{html.escape(amount)}</b></h1>'
        f'<p class="mb-k-still">{html.escape(left)} <b>{html.escape(rest)}</b></p>'
        f'<p class="mb-k-within">{html.escape(said("kiosk.still_within"))}<br>{html.escape(said("kiosk.estimate_only"))}</p></div>'
    )
    box("mb-k-why", said("kiosk.why"), reasons)
    return [f"{pays} {amount}".replace(",", ""), f"{left} {rest}".replace(",", ""), said("kiosk.still_within"), *reasons]


def _without(estimate: Mapping[str, Any], step: str, said: words.Words) -> list[str]:
    """What is missing or not covered, and the text's own words."""
    needs = estimate["status"] == Status.NEEDS_INPUT
    title = said("kiosk.needs") if needs else said("kiosk.not_covered")
    names = said.options("kiosk.names")
    figures = [said("kiosk.needs_figure", name=names[name]) for name in estimate["missing"] if name in names]
    lines = [*figures, estimate["reason"]]
    body = "".join(f"<p>{html.escape(clean(line))}</p>" for line in lines)
    st.html(f'<div class="mb-k-card"><h1 class="mb-k-title" id="{html.escape(step)}" tabindex="-1">{html.escape(title)}</h1>{body}</div>')
    if quotes := [cited["quote"] for cited in estimate["citations"][:1]]:
        box("mb-k-why", said("kiosk.says"), [f"“{clean(quote)}”" for quote in quotes], lang="zh-CN")
    return [title, *lines]


def steps_next(found: Estimate, year: int, said: words.Words) -> list[str]:
    """What to do next, and whom to ask about which year."""
    lines = said.options("kiosk.next_steps")
    if found.status is Status.NEEDS_INPUT:
        asked = [said.options("kiosk.ask_for")[name].format(year=year) for name in FIGURES if name in found.missing]
        return [*(lines["figure"].format(figure=text) for text in asked), lines["comeback"]]
    return [lines["slip"], lines["aid"], lines["hotline"]]


def _take(estimate: Mapping[str, Any], visit: Visit, said: words.Words, today: date) -> None:
    """A QR code of the result in plain words."""
    from assistant.takeaway.brief import plain_result
    from assistant.takeaway.qr import qr_svg

    told = [_place(visit, said), str(day(visit, today).year), *([_group(visit, said)] if visit.category else [])]
    text = plain_result(estimate, told, said.language)
    label = said("kiosk.qr", text=text)
    drawn = b64encode(qr_svg(text, label).encode()).decode()  # as an image: st.html takes no SVG
    title = html.escape(said("kiosk.take"))
    st.html(f'<div class="mb-k-take"><img src="data:image/svg+xml;base64,{drawn}" alt="{html.escape(label)}"><p>{title}</p></div>')


def _more(found: Estimate, visit: Visit, step: str, said: words.Words, go: Go) -> str:
    """What was reported since, and what the amount rests on, a few at a time."""
    from assistant.english import sentence

    told = sentence if said.english else str
    lines = [reported(notice, said) for notice in found.notices]
    lines += [told(assumption.text) for assumption in found.assumptions]
    pages = _pages(lines, _PAGE * (2 if said.english else 1))
    now = pages[visit.number % len(pages)]
    heading(said("kiosk.more_title"), step)
    box("mb-k-list", "", [money.grouped(line) for line in now])
    if len(pages) > 1:
        st.button(said("kiosk.more_next"), key="k-next", on_click=go, args=(visit.to("more", (visit.number + 1) % len(pages)),))
    return "\n".join(now)


def reported(notice: LaterChange, said: words.Words) -> str:
    """A later change: what is reported, by whom, and that it was not used."""
    return said("kiosk.reported", text=in_language(notice.text, said), source=in_language(notice.source, said))


def _pages(lines: list[str], most: int) -> list[list[str]]:
    """The lines on screens of at most so many characters, at least one line on each."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if pages[-1] and sum(map(len, pages[-1])) + len(line) > most:
            pages.append([])
        pages[-1].append(line)
    return pages


def source(citations: Sequence[Citation], number: int, step: str, said: words.Words, to: Callable[[int], None]) -> str:
    """The document's own words around a sentence, one source a screen; `to` goes to another."""
    cited = citations[number % len(citations)]
    heading(said("kiosk.source_title"), step)
    try:
        found = documents.excerpt(cited)
        before, after = _around(found.before, found.after, cited.quote)
    except (KeyError, ValueError, OSError):  # a document taken out since: the sentence itself is still there
        before = after = ""
    where = [f"{cited.title}", " ".join(filter(None, (cited.number, cited.section)))]
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in where)
    st.html(
        f'<div class="mb-k-source" lang="zh-CN"><div class="mb-k-where">{lines}</div><div class="mb-k-page">{before}'
        f"<mark>{html.escape(clean(cited.quote))}</mark>{after}</div></div>"
    )
    if len(citations) > 1:
        with st.container(key="k-acts", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="mb-k-text">{html.escape(said("kiosk.source_of", n=number + 1, of=len(citations)))}</p>', width="content")
            st.button(said("kiosk.source_next"), key="k-next", on_click=to, args=((number + 1) % len(citations),))
    return cited.quote


def shown(span: money.Span | None, said: words.Words) -> str:
    """An amount or its bounds; fen only where there are any."""
    if span is None:
        return ""
    if span.high is None or span.low == span.high:
        return yuan(span.low, said)
    low = f"{span.low:,.2f}".removesuffix(".00")
    return f"{low} {said('reply.to')} {yuan(span.high, said)}"


def _place(visit: Visit, said: words.Words) -> str:
    return said.options("reply.places").get(visit.place, visit.place)


def _group(visit: Visit, said: words.Words) -> str:
    label = said.options("kiosk.categories").get(visit.category, "")
    named = label.split("**")
    return named[1] if len(named) > 2 and named[2].strip() else said("kiosk.ordinary")


def box(kind: str, title: str, lines: list[str], lang: str = "") -> None:
    """A few sentences under a title."""
    head = f"<h2>{html.escape(title)}</h2>" if title else ""
    items = "".join(f"<li>{html.escape(clean(spoken(line)))}</li>" for line in lines)
    language = f' lang="{lang}"' if lang else ""
    st.html(f'<div class="mb-k-box {kind}">{head}<ul{language}>{items}</ul></div>')


def _around(before: str, after: str, quote: str) -> tuple[str, str]:
    """What stands before and after the sentence, as HTML; the farther part is left out on a wide screen."""
    room = _LINES - lines_of(quote)
    over = lines_of(after)
    earlier, used = _fitting(before[::-1], max(room - over, room // 2))
    later, _ = _fitting(after, room - used)
    far, near = earlier[::-1][:-_NEAR], earlier[::-1][-_NEAR:]
    return (
        f'<span class="mb-k-far">{html.escape(far)}</span>{html.escape(near)}',
        f'{html.escape(later[:_NEAR])}<span class="mb-k-far">{html.escape(later[_NEAR:])}</span>',
    )


def lines_of(text: str) -> int:
    """How many lines of a high screen a text takes."""
    return sum(-(-len(line) // _LINE) for line in text.split("\n")) if text.strip() else 0


def _fitting(text: str, room: int) -> tuple[str, int]:
    """As much from the beginning as so many lines hold, and how many it takes."""
    kept: list[str] = []
    for line in text.split("\n"):
        part = line[: max(0, room) * _LINE]
        kept.append(part)
        room -= lines_of(part)
        if room <= 0:
            break
    fitting = "\n".join(kept)
    return fitting, lines_of(fitting)
