"""The app's server with every way out of this machine blocked: `python tests/e2e/serve.py PORT`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pytest_socket import socket_allow_hosts
from streamlit.web.cli import main

ROOT = Path(__file__).parents[2]
DESK_PASSCODE = "made up for tests 九七"

if __name__ == "__main__":
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)
    sys.path.insert(0, str(ROOT))
    os.environ["MINGBAI_DESK_PASSCODE"] = DESK_PASSCODE
    sys.argv = ["streamlit", "run", str(ROOT / "app.py"), "--server.port", sys.argv[1], "--server.headless", "true"]
    main()
