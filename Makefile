# Two commands do all their own set-up:  make run  and  make test
SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .venv/bin
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/khabar
export DAGSTER_DISABLE_TELEMETRY := 1
export VIRTUAL_ENV := $(CURDIR)/.venv

# Makes the instance where there is none, with telemetry off, as `khabar run` does.
DAGSTER_HOME_OF_SETTINGS := from pipelines.assets.run import open_instance; from pipelines.settings import Settings; \
	print(open_instance(Settings().dagster_home).root_directory)

.PHONY: help run test check serve dev bench lock clean clean-cache setup setup-dev

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1mmake %-12s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## Set up, start the embedded node, index the five seeds, show what can be done
	$(BIN)/khabar run seeds --tour

test: setup-dev ## Set up and run every test, with a real node where one is needed
	$(BIN)/pytest

check: setup-dev ## Static checks: ruff, mypy strict, import rules, Dagster definitions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dg check defs

serve: setup ## The search page and the search API on this machine
	$(BIN)/khabar serve

dev: setup ## Dagster's web UI over the same node and runs
	$(BIN)/khabar engine start
	DAGSTER_HOME="$$($(BIN)/python -c '$(DAGSTER_HOME_OF_SETTINGS)')" $(BIN)/dg dev

bench: setup-dev ## Measure loading and searching on this machine
	$(BIN)/python -m tests.bench.bench_loading "$$($(BIN)/khabar engine start)"
	$(BIN)/python -m tests.bench.bench_search "$$($(BIN)/khabar engine start)"

lock: setup-dev ## Resolve all locks anew: packages, docker, engine
	.ci/lock.sh

clean: ## Stop the node; remove .venv, .khabar and caches of tools (the jars stay)
	-[ ! -x $(BIN)/khabar ] || $(BIN)/khabar engine stop
	rm -rf .venv .khabar *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

clean-cache: ## Remove the engine's jars too, for all clones
	rm -rf "$(or $(KHABAR_CACHE),$(CACHE))"

setup:
	@.ci/setup.sh run

setup-dev:
	@.ci/setup.sh dev
