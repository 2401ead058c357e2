"""The resident's page: a conversation with cited answers and an estimate anyone can follow."""

from assistant.ui.resident.page import page

__all__ = ["page"]
