# One place for every command: `make help` lists them. Nothing has to be set up before.

PORT ?= 5000
HOST ?= 127.0.0.1
PYTHON ?= python3
export PORT HOST

VENV := .venv
PY := $(VENV)/bin/python
FLASK := $(PY) -m flask
BABEL := $(PY) -m babel.messages.frontend
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
LOCK := CUSTOM_COMPILE_COMMAND='make lock' ../$(PY) -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

INSTALLED := $(VENV)/installed
INSTALLED_DEV := $(VENV)/installed-dev
CHECKED := build/checked
DRAWN := build/charts.json
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))
CONTENT := $(shell find questionnaires -name '*.yaml')
CODE := $(shell find warning_signs -name '*.py') app.py
# A site’s own content can be anywhere and change at any time, so it is checked at every start.
OWN := $(if $(WARNING_SIGNS_CONTENT),always)
CHARTS_CODE := $(filter warning_signs/charts/% warning_signs/content/%,$(CODE))

.DELETE_ON_ERROR:
.PHONY: always help run prepare test check-code check-content check-translations bench fuzz load mutants published-numbers stress-test where-is-it contact-sheet browsers lighthouse translations lock wheel

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20

run: prepare ## Serve the site at http://HOST:PORT/ until ctrl-C
	@echo "Warning Signs is at http://$(HOST):$(PORT)/ (ctrl-C stops it)"
	@exec $(PY) -m warning_signs serve

prepare: $(INSTALLED) $(CATALOGUES) $(CHECKED) $(DRAWN) ## Install, compile, check and draw what the site needs

test: $(INSTALLED_DEV) $(CATALOGUES) $(DRAWN) ## Run every check
	$(MAKE) --no-print-directory check-code check-content check-translations
	@tools/run-tests $(PY)

check-code:
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

check-content: $(INSTALLED) $(CATALOGUES)
	$(FLASK) questionnaires check

check-translations: $(INSTALLED_DEV)
	$(PY) -m warning_signs.i18n.quality.sync

bench: $(INSTALLED_DEV) prepare ## Measure the site against its budgets
	@tools/install-packages wrk || echo 'NOT RUN: requests a second, for want of wrk.'
	$(PY) -m tools.bench

fuzz: $(INSTALLED_DEV) prepare ## Send made-up requests and texts for MINUTES (20), and see what fails
	@$(PY) -m tools.fuzz

load: $(INSTALLED_DEV) prepare ## Drive whole questionnaires at rising rates and above capacity (six minutes)
	$(PY) -m tools.load

mutants: $(INSTALLED_DEV) prepare ## Put faults into a copy of the site, and see whether the tests catch them
	$(PY) -m tools.mutants

published-numbers: $(INSTALLED_DEV) ## Say how far published numbers of campaigns are from the truth
	$(PY) -m tools.published_numbers

stress-test: $(INSTALLED_DEV) ## Let the rules judge made-up children, and write docs/reference/validation.md
	$(PY) -m tools.stress_test

where-is-it: $(INSTALLED_DEV) prepare ## Write docs/where-is-it.md from the code
	$(PY) -m tools.where_is_it

contact-sheet: $(INSTALLED_DEV) prepare ## Take pictures of every page in every language, to look at
	$(PY) -m tools.contact_sheet

browsers: $(INSTALLED_DEV) prepare ## Walk the main journeys in Chromium, Firefox and WebKit (Safari’s engine)
	@tools/run-browsers $(PY)

lighthouse: $(INSTALLED_DEV) prepare ## Let Lighthouse judge four pages; fails below 100 (speed: below 95)
	@tools/lighthouse/install
	$(PY) -m tools.lighthouse

translations: $(INSTALLED) ## Bring every language up to date with the texts, then compile
	$(BABEL) extract -F babel.cfg -c Translators: -k lazy_gettext --no-location --omit-header --no-wrap \
		-o translations/messages.pot .
	$(BABEL) update -i translations/messages.pot -d translations --no-fuzzy-matching \
		--ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(MAKE) --no-print-directory $(CATALOGUES)
	$(FLASK) translations status

lock: $(INSTALLED_DEV) ## Renew the locked versions of what we depend on (UPGRADE=1: to the newest)
	cd requirements && $(LOCK) $(if $(UPGRADE),--upgrade) run.in -o run.txt
	cd requirements && $(LOCK) $(if $(UPGRADE),--upgrade) dev.in -o dev.txt
	cd requirements && $(LOCK) $(if $(UPGRADE),--upgrade) engines.in -o engines.txt

wheel: $(INSTALLED_DEV) ## Build the package (wheel and source archive) into dist/
	$(PY) -m build --no-isolation

# The rest makes one thing each, and only when what it is made from has changed.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; PYTHON=… names another one." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "On Debian, as root: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(INSTALLED): requirements/run.txt | $(PY)
	@echo "Installing what the site needs …"
	@$(PIP) -r requirements/run.txt
	@touch $@

$(INSTALLED_DEV): requirements/dev.txt $(INSTALLED)
	@echo "Installing what the checks need …"
	@$(PIP) -r requirements/dev.txt
	@touch $@

# The compiler writes its file even when a translation is broken: only its exit code tells.
translations/%/LC_MESSAGES/messages.mo: translations/%/LC_MESSAGES/messages.po | $(INSTALLED)
	@$(BABEL) --quiet compile -i $< -o $@ -l $*

$(CHECKED): $(CONTENT) $(CODE) $(OWN) | $(INSTALLED) $(CATALOGUES)
	@$(FLASK) questionnaires check
	@mkdir -p build && touch $@

$(DRAWN): $(CONTENT) $(CHARTS_CODE) $(OWN) | $(INSTALLED) $(CHECKED)
	@$(FLASK) charts draw
	@touch $@
