# Each target does its own set-up and can be called first. A second call reuses what is there.
SHELL := /bin/bash
VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# A relative path would be looked up from each notebook's folder.
ifdef GRADLAB_DATA
export GRADLAB_DATA := $(abspath $(GRADLAB_DATA))
endif
export PATH := $(abspath $(BIN)):$(PATH)

.PHONY: help setup demo test test-fast bench lint wheel clean

help:  ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.installed bubblewrap  ## create .venv and install everything

$(VENV)/.installed: pyproject.toml
	@echo "Installing GradLab and its libraries into $(VENV) (about 6 GB; one to three minutes)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --quiet --progress-bar off --editable ".[dev,bonus]"
	@touch $@

.PHONY: bubblewrap
bubblewrap:
	@command -v bwrap >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing bubblewrap"; (apt-get update -q && apt-get install -y -q bubblewrap) >/dev/null 2>&1; fi; \
	  command -v bwrap >/dev/null || echo "bubblewrap is missing; student code is not run without it. Install it: sudo apt-get install bubblewrap"; }

demo: setup  ## build the labs, grade a sample class, feedback, report
	@$(BIN)/gradlab demo

test: lint  ## everything: lint, pytest, reference notebooks under nbval
	@$(BIN)/python -m pytest -n 2 -m "not alone"
	@$(BIN)/python -m pytest -m alone
	@echo "The reference notebooks, every cell, under nbval"
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q -n 2 --dist loadfile --nbval-lax --nbval-cell-timeout=900 -p no:cacheprovider source

test-fast: setup  ## pytest without what grades many submissions
	@$(BIN)/python -m pytest -m "not slow"

bench: setup  ## stock nbgrader and gradlab on the same class (LAB1=40 LAB4=12)
	@$(BIN)/python benchmarks/bench.py --lab1 $(or $(LAB1),40) --lab4 $(or $(LAB4),12)

lint: setup  ## ruff on code and notebooks, the rooms' import contracts, types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/basedpyright

wheel: setup  ## what students install: dist/gradlab-0.1.0-py3-none-any.whl
	@$(BIN)/python -m build --wheel --no-isolation && echo "For students, beside release/: $$(ls dist/*.whl)"

clean:  ## delete what was made here, but not the environment
	rm -rf dist .demo .gradlab .pytest_cache .ruff_cache .import_linter_cache
