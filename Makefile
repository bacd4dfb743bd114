# One verb a target. `make help` lists them. Everything runs from .venv, which `make setup` fills.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2
FUZZ := .cache/fuzz
FUZZ_SECONDS ?= 3600

.DEFAULT_GOAL := help
.PHONY: help setup demo test unit long contract clients fuzz browser package json-schema foreign bench bench-codegen generate check lint format types update-check clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make .venv with everything that the project needs

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make setup PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[cli,contract,sandbox]' --group codegen --group test
	touch $@

demo: $(READY) ## Run the main job on the embedded sandbox: no account, no network
	@$(BIN)/python tests/demo/main_job.py

test: lint check types unit ## Everything that must hold before a change lands

unit: $(READY) ## The tests alone, without those that have a target of their own
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow_clients and not installs and not browser"

long: $(READY) ## The searching tests with other seeds and larger sizes (sizes stand in tests/conftest.py and beside the tests)
	$(BIN)/python -m pytest -n $(WORKERS) --long

contract: $(READY) ## The contract suite against the embedded sandbox, with its report in build/contract
	$(BIN)/qianfan-console contract --report build/contract

clients: $(READY) ## The vendor's samples in every language that is on this machine, as a table
	$(BIN)/python -m pytest -n $(WORKERS) -m 'not installs' tests/clients tests/docs/test_sandbox_page.py

browser: $(READY) ## The inspector's page in headless Chromium, which is installed where that is possible
	@for name in chromium chromium-browser google-chrome-stable google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
	else echo "Chromium is needed: apt-get install chromium, or your system's package of it"; exit 1; fi
	QIANFAN_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n $(WORKERS) tests/browser

package: $(READY) ## Install the package into empty environments, as the Dockerfile does and with the oldest versions, and run it there
	$(BIN)/python -m pytest -m installs

fuzz: $(READY) ## Fuzz the loader of specs for FUZZ_SECONDS (an hour), guided by coverage
	$(BIN)/python -m pip install --quiet --group fuzz
	mkdir -p $(FUZZ) && cd $(FUZZ) && PYTHONPATH=$(CURDIR) $(CURDIR)/$(BIN)/python -m tests.fuzz.loader -max_total_time=$(FUZZ_SECONDS) -max_len=4096 .

bench: $(READY) ## Ratios against peers, into tests/bench/RESULTS.md (minutes; wants a quiet machine)
	$(BIN)/python -m tests.bench

bench-codegen: $(READY) ## What generating costs beside the peers, at 10, 100 and 1,000 operations (half an hour)
	$(BIN)/python -m tests.bench.codegen

json-schema: $(READY) ## The JSON-Schema-Test-Suite through the generator and through plain models, into tests/bench/RESULTS.md
	$(BIN)/python -m tests.json_schema

foreign: $(READY) ## OpenAPI documents of other authors (DOCUMENT="file folder …") through generator and contract suite
	$(BIN)/python -m tests.foreign $(DOCUMENT)

generate: $(READY) ## Write generated/ from spec/
	$(BIN)/python -m codegen generate

check: $(READY) ## Fail when generated/ is not what spec/ gives
	$(BIN)/python -m codegen check

lint: $(READY) ## Lint the specs and the code
	$(BIN)/python -m codegen lint
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

format: $(READY) ## Format the hand-written code
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

types: $(READY) ## Check types with two checkers
	$(BIN)/python -m mypy
	$(BIN)/basedpyright

update-check: lint check ## After a page changed: lint, drift, audit of saved pages, diff against the last tag
	@set -e; for page in $(wildcard build/pages/*); do $(BIN)/python -m codegen audit $$page; done
	@if tag=$$(git describe --tags --abbrev=0 2>/dev/null); then $(BIN)/python -m codegen diff $$tag --fail-on breaking; \
	else echo "no tag yet: nothing to compare with"; fi

clean: ## Remove what the targets made
	rm -rf $(VENV) .cache build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis
