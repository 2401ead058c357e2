"""Masking: ID, mobile and bank-card numbers are hidden before anything else reads the text.

Nothing personal is needed to answer, so nothing personal is kept: the masked text is what every later step sees.
"""

from __future__ import annotations

import re
import unicodedata

_ALONE, _END = r"(?<![\d.,])", r"(?![\d]|\.\d)"
_PATTERNS = tuple(
    re.compile(_ALONE + body + _END)
    for body in (
        r"\d{6}[ -]?(?:19|20)\d{6}[ -]?\d{3}[\dXx]",  # ID: area, birthday, serial
        r"\d{4}([ -])\d{4}\1\d{4}\1\d{2,7}(?:\1\d{1,3})?",  # bank card as it is embossed
        r"\d{14,24}[\dXx]",  # any other long number, old IDs too
        r"(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}",  # mobile
        r"0\d{2,3}[ -]\d{7,8}",  # land line
    )
)


def masked(text: str) -> str:
    """`text` with personal numbers as stars, one for each character, so that offsets stay.

    Full-width digits count as digits. Money is not touched: no bill has fifteen digits, and a mobile number starts with 13 to 19.

    >>> masked("我的身份证是11010519491231002X，电话13800138000")
    '我的身份证是******************，电话***********'
    """
    folded = _digits_folded(text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            start, end = match.span()
            text = text[:start] + "*" * (end - start) + text[end:]
        folded = _digits_folded(text)
    return text


def _digits_folded(text: str) -> str:
    """The text with digits of any script as ASCII, character for character."""
    return text if text.isascii() else text.translate(_ASCII)


class _Ascii(dict[int, int | str]):
    """What each character becomes, looked up when it is first met: to go through all 1.1 million at import takes longer than the rest."""

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        self[code] = new = str(unicodedata.digit(character)) if unicodedata.category(character) == "Nd" else code
        return new


_ASCII = _Ascii({ord(wide): narrow for wide, narrow in zip("Ｘｘ－＋　", "Xx-+ ", strict=True)})
