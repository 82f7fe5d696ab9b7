# Every target is a line over the command line tool; `make help` lists them.

PYTHON ?= python3
ARTICLES ?= corpus/articles
OUTPUTS ?= outputs
GOLD ?= corpus/gold
TREEBANKS ?=
RUNS ?= 20000
SEED ?=

# Taken as they were typed and handed over through the environment, so that a path may hold spaces, quotes and dollars.
override ARTICLES := $(value ARTICLES)
override OUTPUTS := $(value OUTPUTS)
override GOLD := $(value GOLD)
override TREEBANKS := $(value TREEBANKS)
export ARTICLES OUTPUTS GOLD TREEBANKS

BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help extract test fuzz check setup model evaluate readme clean

help: ## Show this list
	@echo "make TARGET [ARTICLES=folder] [OUTPUTS=folder] [PYTHON=python3.12]"
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-12s%s\n' "$$name" "$$text"; done

extract: $(RUN) ## Read the articles in ARTICLES and write the tables to OUTPUTS
	@$(BIN)/libya-events extract "$$ARTICLES" --out "$$OUTPUTS"

test: $(DEV) ## Run the tests
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist worksteal

fuzz: $(DEV) ## Try RUNS made-up inputs (20000), from SEED where it is named
	@$(BIN)/python -c 'import atheris' 2> /dev/null \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' 2> /dev/null \
		|| echo "atheris can't be installed here: Hypothesis goes on alone"
	@$(BIN)/python -m fuzz --runs "$(RUNS)" $(if $(SEED),--seed "$(SEED)")

check: $(DEV) ## Check style, types, known weaknesses, patterns and the README's column table
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml pipeline
	@$(BIN)/python scripts/audit.py
	@$(BIN)/libya-events patterns check
	@$(BIN)/libya-events schema --readme README.md --check

setup: $(DEV) ## Make .venv with everything that developing takes

model: $(DEV) ## Train the English model from the treebanks in TREEBANKS
	@test -n "$$TREEBANKS" || { echo "Name the folder with the treebanks: make model TREEBANKS=folder" >&2; exit 2; }
	@$(BIN)/python -m training.train --treebanks "$$(printf %s "$$TREEBANKS" | sed "s|^~/|$$HOME/|")"

evaluate: $(RUN) ## Measure the events against the gold in GOLD
	@$(BIN)/libya-events evaluate "$$GOLD"

readme: $(RUN) ## Bring the README's column table up to date
	@$(BIN)/libya-events schema --readme README.md

clean: ## Remove .venv, caches and the tables in outputs (never the reviewers' decisions)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	@find pipeline tests training -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -rf outputs/.libya-events outputs/texts outputs/*.csv outputs/*.xlsx outputs/*.parquet outputs/datapackage.json

$(RUN): pyproject.toml
	@$(call make_venv)
	@echo "Installing libya-events into .venv (the first time takes a few minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . 2> .venv/pip.log || { cat .venv/pip.log >&2; exit 1; }
	@touch $@

$(DEV): pyproject.toml
	@$(call make_venv)
	@echo "Installing libya-events and its development tools into .venv (the first time takes a few minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' 2> .venv/pip.log || { cat .venv/pip.log >&2; exit 1; }
	@touch $(RUN) $@

define make_venv
command -v "$(PYTHON)" >/dev/null || { \
	echo "There is no $(PYTHON). Install Python 3.11 or later, or name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }; \
"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$$("$(PYTHON)" --version) is too old: libya-events needs 3.11 or later. Name one: make PYTHON=python3.12" >&2; exit 1; }; \
test -x $(BIN)/python || "$(PYTHON)" -m venv .venv || { \
	echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
endef
