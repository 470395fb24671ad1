# Everything a fresh machine needs: `make demo` and `make test`, Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
READY := $(VENV)/.ready
RUN := runs/demo

.PHONY: demo test lint
demo: $(READY)  # learn to paint for a few minutes on embedded pictures, then paint a photograph
	rm -rf $(RUN)
	$(VENV)/bin/python -m agents.train ddpg_mb --preset quick --out $(RUN)
	$(VENV)/bin/python -m agents.paint bundled:chelsea.png --actor $(RUN)/final.safetensors -o $(RUN)/its-painting
	$(VENV)/bin/python -m agents.paint bundled:chelsea.png -o $(RUN)/painting-by-the-shipped-actor
test: $(READY)
	$(VENV)/bin/python -m pytest --numprocesses auto --maxprocesses 4
lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -c constraints.txt -e ".[dev]"
	touch $@
