"""What every test shares: nothing of the person running the suite is read or written."""

from __future__ import annotations

import os

# Models come with their packages; nothing may ask a hub. One thread for each call keeps small machines responsive.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("OMP_NUM_THREADS", "1")
