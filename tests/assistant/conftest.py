"""One assistant for all tests: it is shared between conversations in the product too."""

from __future__ import annotations

import pytest

from assistant.conversation import Assistant


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The assistant on the bundled texts, its indexes built where `python -m assistant prepare` has not been run."""
    return Assistant.open()
