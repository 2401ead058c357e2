"""The policy library: the texts by place and time, in full, with what of them is used for what."""

from assistant.ui.library.page import page

__all__ = ["page"]
