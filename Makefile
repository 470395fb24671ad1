# Everything a fresh machine needs: `make demo` and `make test`, Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
READY := $(VENV)/.ready

.PHONY: demo test lint
demo: $(READY)
	$(VENV)/bin/python -m agents.train ddpg_mb
test: $(READY)
	$(VENV)/bin/python -m pytest
lint: $(READY)
	$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -c constraints.txt -e ".[dev]"
	touch $@
