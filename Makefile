# The two commands: `make run` and `make test`. Everything else is for those who carry on.
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000

SHOTS_PORT ?= 8098

.PHONY: screenshots run test coverage install compile messages check format types layers migrations translations templates bench bench-lighthouse bench-search test-elasticsearch clean

run: .venv/installed compile
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(MANAGE) start_example --port $(PORT)

# Says at its end what was left out for want of a part. TESTS chooses by marker: `make test TESTS="not browser"`.
TESTS ?=
test: .venv/installed-dev compile
	$(BIN)/pytest -n auto --maxprocesses=8 --dist worksteal -q -rs $(if $(TESTS),-m "$(TESTS)")

# How many branches of rules, services and importers the suite takes; fails under 95 %. PATHS chooses tests.
PATHS ?=
coverage: .venv/installed-dev compile
	$(BIN)/python -m bench.coverage $(PATHS)

install: .venv/installed-dev compile

.venv/installed: requirements.txt requirements-nodeps.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Installing what the portal runs on (a minute or two the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-nodeps.txt \
		|| echo "Vabamorf has no wheel for this machine: the simpler Estonian analysis is used."
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Translations are compiled in Python, so that no system tool is needed.
PO := $(wildcard locale/*/LC_MESSAGES/django.po)
compile: .venv/installed $(PO:.po=.mo)
%.mo: %.po
	@$(BIN)/pybabel --quiet compile --use-fuzzy -i $< -o $@.growing && mv $@.growing $@

messages: .venv/installed-dev
	$(MANAGE) makemessages -l ru -l en --no-location --no-obsolete --no-wrap -i .venv -i node_modules -i staticfiles -i var

# Each is a check of its own: `make -j2 check` does them beside each other.
check: format types layers migrations translations templates

format: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: install
	$(BIN)/mypy accounts registry agreements councils search portal

layers: install
	$(BIN)/lint-imports

migrations: install
	$(MANAGE) makemigrations --check --dry-run

translations: install
	$(MANAGE) check_translations

templates: install
	$(BIN)/djlint --lint --quiet templates

# The pictures of the README, from an example made anew in a folder of its own.
screenshots: install
	@TERVIK_VAR=$$(mktemp -d); export TERVIK_VAR; \
	$(MANAGE) start_example --port $(SHOTS_PORT) & started=$$!; \
	trap 'kill $$started' EXIT; \
	until curl -fs -o /dev/null http://127.0.0.1:$(SHOTS_PORT)/et/; do kill -0 $$started || exit 1; sleep 2; done; \
	$(BIN)/python docs/make_screenshots.py http://127.0.0.1:$(SHOTS_PORT)

# Figures of docs/performance.md; each makes its own data and leaves nothing behind.
bench: install
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.imports
	$(BIN)/python -m bench.verifier
	$(BIN)/python -m bench.quorum
	$(BIN)/python -m bench.results

# Fetches Lighthouse by npx; needs Chromium.
bench-lighthouse: install
	$(BIN)/python -m bench.lighthouse

# The evaluation set is not part of the project; SEARCH_EVALUATION names its folder. ELASTICSEARCH=1 starts a node and
# compares both engines (needs Java 17 and Maven).
SEARCH_EVALUATION ?= ../shared/search
bench-search: install
	$(BIN)/python -m bench.search_quality --evaluation $(SEARCH_EVALUATION) $(if $(ELASTICSEARCH),--elasticsearch)

# Starts a real node put together from Maven Central (tests/elasticsearch/); needs Java 17 and Maven.
test-elasticsearch: install
	TEST_ELASTICSEARCH=1 $(BIN)/pytest -q -m elasticsearch tests/search

clean:
	rm -rf .venv var staticfiles
