"""Finds passages: BM25 over characters and figures, and vectors of a small multilingual model, their scores added.

Read in this order: `tokens`, `lexical`, `encoder`, `dense`, `fuse`, `files`, `library`. Nothing heavy is imported here; what is set here
has to be set before the heavy libraries load, and only where the person who starts the program has not set it.
"""

import os

# One thread a query serves many people at once better than all threads for one; passages are spread over threads by the encoder itself.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
# Nothing is fetched while the program runs, unless the person allows it for a model of their own.
if os.environ.get("MINGBAI_MODEL_DOWNLOAD") != "1":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
