"""What tests of the resident's page do on it: ask, press, unfold, and read what stands there."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

QUESTION = "爷爷是低保，江阴的，自己付了12万"


def seen(page: AppTest) -> str:
    """Everything written on the page."""
    written = [*page.markdown, *page.caption, *page.title, *page.text, *page.warning, *page.error, *page.code, *page.get("html")]
    return "\n".join(str(getattr(element, "value", None) or getattr(element, "body", "")) for element in written).replace("\\", "")


def press(page: AppTest, ending: str) -> AppTest:
    """Press the button whose key ends so (keys begin with the turn's number); not one of the steps."""
    (found,) = [button for button in page.button if button.key and button.key.endswith(ending) and "-step-" not in button.key]
    return found.click().run()


def ask(page: AppTest, text: str) -> AppTest:
    return page.chat_input[0].set_value(text).run()


def kept_place(page: AppTest) -> dict[str, str]:
    """What the browser is told to keep of the place."""
    (frame,) = [element for element in page.get("bidi_component") if "cookies" in str(element.proto)]
    cookies: dict[str, str] = json.loads(frame.proto.json)["cookies"]
    return cookies


def unfold(page: AppTest, name: str) -> AppTest:
    """Open a fold of the newest turn."""
    page.session_state[f"turn-{page.session_state['number']}{name}"] = True
    return page.run()
