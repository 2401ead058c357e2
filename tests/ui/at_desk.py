"""What tests of the hotline desk do at it, and read there."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def seen(page: AppTest) -> str:
    """Everything written on the page."""
    kinds = (
        page.markdown,
        page.caption,
        page.title,
        page.subheader,
        page.text,
        page.warning,
        page.error,
        page.code,
        page.info,
        page.get("html"),
    )
    written = [element for kind in kinds for element in kind]
    return "\n".join(str(getattr(element, "value", None) or getattr(element, "body", "")) for element in written).replace("\\", "")


def ask(page: AppTest, text: str) -> AppTest:
    page.chat_input[0].set_value(text).run()
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page
