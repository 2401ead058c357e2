"""A rule file that cannot be used."""

from __future__ import annotations


class OwnRuleError(ValueError):
    """Names the file, the field, what was found there and what is wanted."""

    def __init__(self, file: str, field: str, message: str) -> None:
        super().__init__("：".join(filter(None, (file, field, message))))
        self.file, self.field, self.message = file, field, message
