# Everything a fresh machine needs: `make demo` and `make test`, Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
READY := $(VENV)/.ready
RUN := runs/demo

# What the plainest processor can do: no AVX in torch, numba and OpenCV, AVX2 alone in oneDNN.
PLAIN := ATEN_CPU_CAPABILITY=default ONEDNN_MAX_CPU_ISA=AVX2 OPENCV_IPP=disabled \
	NUMBA_CPU_NAME=generic PAINT_GYM_TEST_PLAIN=1

.PHONY: demo test plain lint docs help
help:  # what there is to make
	@sed -nE 's/^([a-z]+):[^#]*# (.*)/\1: \2/p' Makefile
demo: $(READY)  # learn to paint for a few minutes on embedded pictures, then paint a photograph
	rm -rf $(RUN)
	@echo "learning for 1 to 3 minutes, then two paintings of 2 s and their films; the first time ever,"
	@echo "half a minute to a minute of compiling comes before: bars say how far it is"
	$(VENV)/bin/python -m agents.train ddpg_mb --preset quick --out $(RUN)
	$(VENV)/bin/python -m agents.paint bundled:chelsea.png --painter refined --actor $(RUN)/final.safetensors -o $(RUN)/its-painting
	$(VENV)/bin/python -m agents.paint bundled:chelsea.png --painter refined -o $(RUN)/painting-by-the-shipped-actor
test: $(READY)  # the tests that a change must pass
	@echo "about 5 minutes on two idle cores, up to 25 on busy ones"
	$(VENV)/bin/python -m pytest --numprocesses auto --maxprocesses 4
plain: $(READY)  # the fast tests once more, as on the plainest processor
	$(PLAIN) $(VENV)/bin/python -m pytest -m "not slow and not thorough" --numprocesses auto --maxprocesses 4
lint: $(READY)  # style, and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
docs: $(READY)  # the site, in docs/_build/html
	$(VENV)/bin/python -m sphinx -q -E -W --keep-going -b html docs docs/_build/html
	$(VENV)/bin/python docs/links.py docs/_build/html

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -c constraints.txt -e ".[dev]"
	touch $@
