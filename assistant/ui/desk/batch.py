"""Many cases from a file: what may be in it, what is wrong with it, how far it is, and the results."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import language
from assistant.ui.desk import tools
from assistant.ui.plain import escape

if TYPE_CHECKING:
    from assistant.cases import Checked, Done, UnusableFileError

_SLICE = 0.4  # seconds of work between two looks at the screen
_SHOWN = 20  # wrong rows that are listed; all of them are in the results
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(slots=True)
class Batch:
    """One file: checked or refused, and how many of its rows are done."""

    name: str
    file: str
    checked: Checked | None = None
    refused: UnusableFileError | None = None
    done: list[Done] = field(default_factory=list)
    running: bool = False
    stopped: bool = False

    @property
    def finished(self) -> bool:
        return self.checked is not None and len(self.done) == len(self.checked.rows)


def page() -> None:
    """The file's way from top to bottom."""
    with st.container(key="desk-batch"):
        _file()


def _file() -> None:
    from assistant.cases import MOST_BYTES, MOST_ROWS

    said = language.page_words()
    st.subheader(said("desk.batch_title"), anchor=False)
    st.markdown(said("desk.batch_lead", rows=f"{MOST_ROWS:,}", size=MOST_BYTES // 2**20))
    _templates()
    number = st.session_state.get("desk_uploads", 0)
    uploaded = st.file_uploader(
        said("desk.upload"),
        type=["csv", "xlsx"],
        key=f"desk-file-{number}",
        max_upload_size=MOST_BYTES // 2**20,
        on_change=_changed,
        args=(number,),
    )
    tools.upload_words(said)
    found = _current(uploaded)
    if found is None:
        st.info(said("desk.batch_empty"))
    elif found.refused is not None:
        st.error(f"**{escape(found.name)}**　{escape(found.refused.said(said.language))}")
    elif found.checked is not None:
        _checked(found)


def announced() -> tuple[str, str]:
    """What a screen reader says: how the file stands; the number is new with each."""
    said, found = language.page_words(), st.session_state.get("desk_file")
    if found is None or found.checked is None:
        text = found.refused.said(said.language) if found is not None else ""
        return f"{getattr(found, 'file', '')} {text}", text
    if found.finished:
        return f"{found.file} done", said("desk.finished", n=len(found.done))
    return f"{found.file} checked", said("desk.good_rows", n=len(found.checked.good))


def _templates() -> None:
    from assistant.cases import template_csv, template_xlsx

    said = language.page_words()
    with st.container(horizontal=True, key="desk-templates"):
        st.download_button(
            said("desk.template_xlsx"), partial(template_xlsx, said.language), said("desk.template_name") + ".xlsx", _XLSX,
            key="desk-template-xlsx", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            said("desk.template_csv"), partial(template_csv, said.language), said("desk.template_name") + ".csv", "text/csv",
            key="desk-template-csv", on_click="ignore",
        )  # fmt: skip


def _current(uploaded: object) -> Batch | None:
    """The file that is worked on: a new one is read and checked at once."""
    found: Batch | None = st.session_state.get("desk_file")
    if uploaded is None:
        return found  # coming back from the callers the field is empty, the file still there
    name, file = str(getattr(uploaded, "name", "")), str(getattr(uploaded, "file_id", ""))
    if found is None or found.file != file:
        found = st.session_state["desk_file"] = _read(name, file, uploaded.getvalue())  # type: ignore[attr-defined]
    return found


def _read(name: str, file: str, data: bytes) -> Batch:
    from assistant.cases import UnusableFileError, check, read_file

    with st.spinner(language.page_words()("desk.checking")):
        try:
            return Batch(name, file, check(read_file(data)))
        except UnusableFileError as refused:
            return Batch(name, file, refused=refused)


def _checked(found: Batch) -> None:
    said = language.page_words()
    assert found.checked is not None  # noqa: S101 - for the type checker: its caller asked
    good, wrong = len(found.checked.good), len(found.checked.wrong)
    with st.container(border=True, key="desk-checked"):
        st.markdown(f"**{escape(found.name)}**")
        st.markdown(said("desk.good_rows", n=f"{good:,}"))
        if wrong:
            st.markdown(said("desk.wrong_rows", n=f"{wrong:,}"))
            _problems(found.checked)
    if found.finished:
        _results(found)
    elif found.running:
        _go_on(found)
    else:
        if found.stopped:
            st.warning(said("desk.stopped", done=f"{len(found.done):,}", all=f"{len(found.checked.rows):,}"))
        name = said("desk.go_on") if found.done else said("desk.work_out", n=f"{good:,}")
        with st.container(horizontal=True, key="desk-start"):
            st.button(name, key="desk-run", type="primary", on_click=_run, args=(found,))
            st.button(said("desk.other_file"), key="desk-forget", on_click=_forget)


def _problems(checked: Checked) -> None:
    from assistant.cases.results import problem_line

    said = language.page_words()
    with st.expander(said("desk.see_wrong"), expanded=len(checked.good) == 0, key="desk-problems"):
        lines = [
            f"- {escape(said('desk.row', n=row.number))}{escape(problem_line(row.problems, said.language))}"
            for row in checked.wrong[:_SHOWN]
        ]
        st.markdown("\n".join(lines))
        if len(checked.wrong) > _SHOWN:
            st.caption(said("desk.more_wrong", n=f"{len(checked.wrong) - _SHOWN:,}"))


def _run(found: Batch) -> None:
    found.running, found.stopped = True, False


def _stop(found: Batch) -> None:
    found.running, found.stopped = False, True


def _changed(number: int) -> None:
    """A file that was taken away is forgotten."""
    if st.session_state[f"desk-file-{number}"] is None:
        st.session_state["desk_file"] = None


def _forget() -> None:
    """For another file, with an empty field."""
    st.session_state["desk_file"] = None
    st.session_state["desk_uploads"] = st.session_state.get("desk_uploads", 0) + 1


def _go_on(found: Batch) -> None:
    """Some rows, then the page again, so that a tap on stop is heard in between."""
    from assistant.cases import work_out

    said = language.page_words()
    assert found.checked is not None  # noqa: S101 - for the type checker: only a checked file runs
    rows = found.checked.rows
    st.progress(len(found.done) / len(rows), said("desk.progress", done=f"{len(found.done):,}", all=f"{len(rows):,}"))
    st.button(said("desk.stop"), key="desk-stop", on_click=_stop, args=(found,))
    until = monotonic() + _SLICE
    for row in rows[len(found.done) :]:
        found.done.append(work_out(row, found.checked.headers))
        if monotonic() > until:
            break
    if found.finished:
        found.running = False
    st.rerun()


def _results(found: Batch) -> None:
    from assistant.cases import as_csv, as_xlsx
    from assistant.cases.results import status_word

    said = language.page_words()
    assert found.checked is not None  # noqa: S101 - for the type checker: only a checked file has results
    counts: dict[str, int] = {}
    for each in found.done:
        status = each.estimate.status.value if each.estimate else "wrong"
        counts[status] = counts.get(status, 0) + 1
    st.success(said("desk.finished", n=f"{len(found.done):,}"))
    st.markdown("　".join(f"{escape(status_word(status, said.language))} **{count:,}**" for status, count in counts.items()))
    made = (found.checked.headers, tuple(found.done), said.language)
    with st.container(horizontal=True, key="desk-results"):
        st.download_button(
            said("desk.results_xlsx"), partial(as_xlsx, *made), said("desk.results_name") + ".xlsx", _XLSX,
            key="desk-results-xlsx", type="primary", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            said("desk.results_csv"), partial(as_csv, *made), said("desk.results_name") + ".csv", "text/csv",
            key="desk-results-csv", on_click="ignore",
        )  # fmt: skip
        st.button(said("desk.other_file"), key="desk-forget", on_click=_forget)
    st.caption(said("desk.batch_foot"))
