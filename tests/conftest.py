"""What every test shares: nothing of the person running the suite is read or written."""

from __future__ import annotations

import os

from hypothesis import settings

# Models come with their packages; nothing may ask a hub. One thread for each call keeps small machines responsive.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# The same examples on every run and every machine, so that a failure is one of the code; nothing is timed here.
settings.register_profile("suite", derandomize=True, max_examples=300, deadline=None, database=None)
settings.load_profile("suite")
