"""The script that the server runs for each visit and each tap."""

from assistant.ui.app import page
from assistant.ui.start import open_texts

page(open_texts)
