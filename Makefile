# Everything a fresh machine needs: Python 3.11, 3.12 or 3.13, git and make. `make` alone lists the targets.
# PYTHON=/path/to/python chooses the interpreter; CORPUS=path and OUT=path choose what `make report` reads and writes,
# METADATA=file a table of what is known of the texts.

CORPUS ?= seeds
OUT ?= reports
VENV := .venv
BIN := $(VENV)/bin
CODE := helpers tests lagebild.py
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
# pyenv's shims answer only for the versions switched on; its installed ones are found in its folder.
PYTHONS := python3.13 python3.12 python3.11 python3 python \
	$(sort $(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/3.1[123].*/bin/python))

.PHONY: help install report test test-all lab lint lock dictionary bench clean
.DEFAULT_GOAL := help

help:
	@echo "make report [CORPUS=path] [OUT=path] [METADATA=file]  the report as offline HTML pages, first $(OUT)/index.html"
	@echo "make test                             every check; without a Chromium, what needs one is skipped"
	@echo "make test-all                         the same, and a Chromium must be there"
	@echo "make lint                             style and types only"
	@echo "make lab                              the notebooks in JupyterLab"
	@echo "make install                          only set up $(VENV)/ (the others do it by themselves)"
	@echo "make lock | dictionary | bench | clean   for maintainers"

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@for try in $(if $(PYTHON),"$(PYTHON)",$(PYTHONS)); do \
	  if "$$try" -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))" 2>/dev/null; then python=$$try; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Lagebild needs Python 3.11, 3.12 or 3.13 and found none$(if $(PYTHON), in $(PYTHON)): install one (python.org), or name it: make $(or $(MAKECMDGOALS),install) PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV)/ with $$("$$python" --version): about a minute ..."; \
	"$$python" -m venv --clear $(VENV) || { \
	  echo "This Python cannot make a virtual environment: install its venv module (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@$(PIP) --no-deps --require-hashes --no-compile -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(STAMP)

report: $(STAMP)
	@$(BIN)/lagebild report "$(CORPUS)" --out "$(OUT)" $(if $(METADATA),--metadata "$(METADATA)")

lint: $(STAMP)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy

test: lint
	@$(BIN)/python -m pytest -n 2 --dist worksteal

test-all:
	@LAGEBILD_REQUIRE_BROWSER=1 $(MAKE) test

lab: $(STAMP)
	@cd notebooks && ../$(BIN)/jupyter lab --LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate 00_start_here.ipynb

lock: $(STAMP)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.lock

dictionary: $(STAMP)
	@$(BIN)/python -m helpers.report.dictionary

bench: $(STAMP)
	@[ -n "$(DATA)" ] || { \
	  echo "make bench DATA=folder needs a folder with the labelled sets as NAME.jsonl.gz: each file in tests/benchmarks/ says which it reads." >&2; exit 2; }
	@for file in tests/benchmarks/*.py; do echo "== $$file"; $(BIN)/python "$$file" --data "$(DATA)" || exit 1; done

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis
