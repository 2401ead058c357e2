"""The Chinese font that goes with the app: for a screen without Chinese fonts, and for what is printed. README.md says where it is from."""

from pathlib import Path
from typing import Final

FAMILY: Final = "Mingbai Sans"
TTF: Final = Path(__file__).with_name("mingbai-sans.ttf")  # TrueType outlines, as PDFs embed them
WOFF2: Final = Path(__file__).with_name("mingbai-sans.woff2")  # the same glyphs, packed for browsers
