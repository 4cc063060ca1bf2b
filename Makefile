# Everything that is done with this project by hand or by a machine. `make help` lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
# Every extra but "pcsc", which has no wheel (pyproject.toml says more).
EXTRAS := --extra sync --extra upstream --extra nfc --extra osdp
# pytest's own arguments: make pytest ARGS='tests/unit -k badge'
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Tests and measurements start the installed command, so it must be on the path.
WITH_COMMANDS := PATH="$(CURDIR)/$(BIN):$$PATH"
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
TS := $(wildcard translations/*.ts)
QM := $(TS:.ts=.qm)
CATALOGUES := packaging/setup/catalogues.py
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

.PHONY: help
help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  make %-14s %s\n' "$$name" "$$text"; done

# --------------------------------------------------------------------------------------------------------------- use
.PHONY: run
run: $(VENV)/installed $(QM) ## try it: an emulated bank on this screen (sets up what is missing)
	$(BIN)/locker-kiosk demo

.PHONY: run-upstream
run-upstream: $(VENV)/installed $(QM) ## try many kiosks: an upstream, two kiosks that report to it, and bookings
	$(BIN)/python packaging/demo/run_upstream.py

.PHONY: setup
setup: $(VENV)/installed-dev $(QM) ## set up for development, and do nothing else

# ------------------------------------------------------------------------------------------------------------- checks
.PHONY: test
test: check pytest ## every check, then every test (sets up what is missing)

.PHONY: check
check: lint types imports qmllint catalogues events ## every check that runs nothing of the kiosk

.PHONY: pytest
pytest: setup ## the tests; ARGS='tests/unit -k badge' picks
	$(WITH_COMMANDS) $(BIN)/python -m pytest -n 4 --dist worksteal $(ARGS)

.PHONY: lint
lint: setup ## ruff: style, likely mistakes, format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: setup ## mypy, strict
	$(BIN)/mypy

.PHONY: imports
imports: setup ## import-linter: which package may import which
	$(BIN)/lint-imports --no-logo

.PHONY: qmllint
qmllint: setup ## QML, against the Python types that it uses
	$(BIN)/python packaging/setup/qmllint.py

.PHONY: catalogues
catalogues: setup ## translations: none stale, German finished
	$(BIN)/python $(CATALOGUES) check

.PHONY: events
events: setup ## docs/record/events.md: as the code has the kinds of events
	$(BIN)/python packaging/setup/record_table.py check

.PHONY: format
format: setup ## let ruff format and sort
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# --------------------------------------------------------------------------------------------------- what is produced
.PHONY: record-table
record-table: setup ## write docs/record/events.md anew
	$(BIN)/python packaging/setup/record_table.py update

.PHONY: bench
bench: setup ## measure the budgets on this machine
	$(WITH_COMMANDS) $(OFFSCREEN) $(BIN)/python -m tests.bench

.PHONY: screenshots
screenshots: setup ## draw every screen into build/screenshots/ with contact sheets, and docs/pictures/ anew
	$(OFFSCREEN) $(BIN)/python -m kiosk.ui.screenshots --out build/screenshots
	$(OFFSCREEN) $(BIN)/python -m kiosk.ui.screenshots --pictures --out docs/pictures
	$(OFFSCREEN) $(BIN)/python -m tests.visit docs/pictures/visit.png
	$(OFFSCREEN) $(BIN)/python packaging/setup/bank_picture.py docs/pictures/emulated-bank.png

.PHONY: frontier
frontier: setup ## work out how many people fifty doors serve, and draw docs/pictures/ of it anew (some minutes)
	$(BIN)/locker-kiosk simulate --frontier --picture docs/pictures/frontier.png
	$(BIN)/locker-kiosk simulate --doors S=20,M=22,L=8 --people 120 --office-days 2 --week midweek --part-day 0.5 \
		--sizes S=5,M=4,L=1 --picture docs/pictures/simulated-year.png

.PHONY: translations
translations: setup ## bring translations/*.ts up to date with the sources, and compile them
	$(BIN)/python $(CATALOGUES) update
	@$(MAKE) --no-print-directory setup

.PHONY: lock
lock: setup ## choose versions anew within pyproject.toml (UPGRADE=1: the newest) and pin them by hash
	$(LOCK) --group build -o requirements-build.lock
	$(LOCK) $(EXTRAS) -c requirements-build.lock -o requirements.lock pyproject.toml
	$(LOCK) $(EXTRAS) --group dev -c requirements-build.lock -c requirements.lock \
		-o requirements-dev.lock pyproject.toml

.PHONY: clean
clean: ## remove all that make and its tools made, the environment too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov
	rm -f translations/*.qm
	find kiosk drivers upstream tests packaging -name __pycache__ -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------------------------------- set-up
# Each step leaves a file behind, and is done again only when what it was made from has changed.
$(VENV)/built-with: requirements-build.lock packaging/setup/system-libraries.sh
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "This needs Python 3.11 or newer; make PYTHON=python3.12 … names another than $(PYTHON)." >&2; exit 1; }
	@packaging/setup/system-libraries.sh $(PYTHON)
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes --only-binary :all: -r requirements-build.lock
	@touch $@

$(VENV)/installed: $(VENV)/built-with requirements.lock pyproject.toml
	@echo "Installing what the kiosk needs into $(VENV) (some 300 MB are fetched the first time) …"
	$(PIP) install --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(PIP) install --require-hashes --no-build-isolation --use-pep517 -r requirements-dev.lock
	@touch $@

translations/%.qm: translations/%.ts | $(VENV)/installed
	$(BIN)/pyside6-lrelease -silent $< -qm $@
