"""The script that the server runs for each visit and each tap."""

from assistant.ui.app import run
from assistant.ui.start import open_texts

run(open_texts)
