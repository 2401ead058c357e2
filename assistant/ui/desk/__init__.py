"""The hotline desk: several callers at once, worked with the keyboard, and files of many cases. Closed unless a passcode is set."""

from assistant.ui.desk.page import page

__all__ = ["page"]
