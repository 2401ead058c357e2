"""The app's own server in a process of its own: its address, its memory, and everything it complained of."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_SET: Final = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}  # as `make run` sets them
_GREETING: Final = re.compile(r"\s*(You can now view your Streamlit app in your browser\.|(Local |Network )?URL: \S+|Stopping\.\.\.)?\s*")
_PATIENCE: Final = 60  # seconds until the server must listen
_LOOK_AGAIN: Final = 0.01


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str
    begun: float  # seconds since the epoch, to be compared with a browser's clock
    process: subprocess.Popen[bytes]
    log: Path

    def listening(self) -> None:
        """Wait until it takes connections."""
        port = int(self.address.rpartition(":")[2])
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(_LOOK_AGAIN)
        raise SystemExit(f"the app did not start:\n{self.log.read_text(errors='replace')[-4000:]}")

    def memory(self) -> tuple[float, float]:
        """Megabytes it holds now, and the most it held; nothing where the system does not say."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return float("nan"), float("nan")
        kilobytes = dict(re.findall(r"(VmRSS|VmHWM):\s*(\d+) kB", status.read_text()))
        return int(kilobytes["VmRSS"]) / 1024, int(kilobytes["VmHWM"]) / 1024

    def busy(self) -> float:
        """Seconds of a processor it has used, which other programs on the machine change little; nothing where the system does not say."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return float("nan")
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def complaints(self) -> list[str]:
        """Each line of its log that is no greeting."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if not _GREETING.fullmatch(line)]


@contextmanager
def serving(port: int | None = None) -> Iterator[Server]:
    """A server from its start to its end."""
    port = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port), "--server.headless", "true"]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as out:
            begun = time.time()
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT, env={**_SET, **os.environ})
            try:
                yield Server(f"http://127.0.0.1:{port}", begun, process, log)
            finally:
                process.terminate()
                process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
