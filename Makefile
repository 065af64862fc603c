# The two commands of the README are `make demo` and `make test`; both set up everything they need.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: help demo test check bench format keys words lock clean
help: ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

demo: $(VENV)/.runtime ## the window on a demo site (without a display: a tour with screenshots)
	@$(BIN)/confluence-desk demo

test: check ## check, then every test
	@$(BIN)/python -m pytest -n $(WORKERS) -m "not bench"

check: $(VENV)/.dev ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.dev ## measurements, as ratios against a baseline of the same run
	@$(BIN)/python -m pytest -m bench -q -s tests/bench

format: $(VENV)/.dev ## let ruff format and mend
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

words: $(VENV)/.dev ## gather every word on screen for the translators, compile what they wrote
	$(BIN)/python packaging/words.py

keys: $(VENV)/.dev ## write docs/keys.md from the table of commands
	$(BIN)/python -m confluence_desk.ui.commands.document docs/keys.md

lock: $(VENV)/.dev ## write both locks anew, newest versions within pyproject's bounds
	packaging/lock.sh $(BIN)/uv

clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist

$(VENV)/.system: packaging/linux/system-libraries.sh
	@packaging/linux/system-libraries.sh
	@$(PYTHON) -c 'import sys; sys.exit("Confluence Desk needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.system requirements.lock pyproject.toml
	@echo "Installing Confluence Desk into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/build.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock packaging/linux/test-programs.sh
	@packaging/linux/test-programs.sh
	@echo "Installing the developer's tools into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
