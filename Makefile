# make run    everything from a fresh clone to the open app
# make test   the whole suite, real browser included
# make lint   ruff and mypy
# make screenshots  the pictures of the README
# make bench  speed and memory, what is answered as expected, which sections are covered; a million cases counted twice; the calculator
#             beside OpenFisca-Core, which it installs into an environment of its own
#
# PYTHON    the Python 3.11 or newer that makes the environment     make run PYTHON=python3.12
# PIP_ARGS  given to every pip install (another index, a proxy)     make run PIP_ARGS="--index-url ..."
# PORT      where the app listens on this machine                   make run PORT=8600

PYTHON ?= python3
PIP_ARGS ?=
PORT ?= 8501
VENV ?= .venv
HEADLESS ?= $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname))),false,true)
PY = $(VENV)/bin/python
PIP = $(PY) -m pip --disable-pip-version-check install $(PIP_ARGS)

# One thread for each model call serves many visitors better than all threads for one; models come with their packages, so nothing asks a hub.
export OMP_NUM_THREADS ?= 1
export TOKENIZERS_PARALLELISM ?= false
export HF_HUB_OFFLINE ?= 1

.PHONY: setup run test lint bench screenshots browser

setup: $(VENV)/.stamp

run: setup
	$(PY) -m assistant prepare
	$(PY) -m streamlit run app.py --server.port $(PORT) --server.headless $(HEADLESS)

test: $(VENV)/.stamp-test browser
	$(PY) -m assistant prepare
	$(PY) -m pytest $(ARGS)

lint: $(VENV)/.stamp-lint
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: $(VENV)/.stamp-test browser
	$(PY) -m bench
	$(PY) -m bench.app
	$(PY) -m bench.answers
	$(PY) -m bench.coverage --check
	$(PY) -m bench.restated 1000000
	$(PY) -m bench.calculator

screenshots: $(VENV)/.stamp-test browser
	$(PY) -m assistant prepare
	$(PY) -m docs.screenshots.take $(ARGS)

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Mingbai needs Python 3.11 or newer; $(PYTHON) is older or missing. Name another: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "The environment could not be made. On Debian and Ubuntu install the package python3-venv, then run make again."; exit 1; }

# A stamp older than pyproject.toml, or none, installs again. Each kind of work has its own, so that running the app installs no test tools.
$(VENV)/.stamp: pyproject.toml | $(PY)
	@echo "Installing what Mingbai needs, about 2 GB. pip is silent while it unpacks; that can take some minutes."
	$(PIP) --editable .
	@touch $@

$(VENV)/.stamp-test: pyproject.toml | $(PY)
	$(PIP) --editable ".[test]"
	@touch $@ $(VENV)/.stamp

$(VENV)/.stamp-lint: pyproject.toml | $(PY)
	$(PIP) --editable ".[lint]"
	@touch $@ $(VENV)/.stamp

# The browser tests need the system's Chromium and a font with Chinese characters.
browser:
	@if command -v chromium >/dev/null 2>&1 && fc-list :lang=zh-cn 2>/dev/null | grep -q .; then :; \
	elif [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	  echo "Installing chromium and fonts-noto-cjk for the browser tests"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk; \
	else \
	  echo "The browser tests need Chromium (a command named chromium) and a font with Chinese characters."; \
	  echo "On Debian: sudo apt-get install chromium fontconfig fonts-noto-cjk; then run make again."; \
	  exit 1; \
	fi
