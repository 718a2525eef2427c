# Every command of the project on one page; `make` alone lists them. For GNU make 3.81 (macOS) and newer.

PYTHON ?= python3
ARGS ?=

VENV = .venv/bin
INSTALL = @command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or newer."; exit 1; }; \
	$(PYTHON) -S tools/install.py

export PYTHONUNBUFFERED = 1

.PHONY: help run test test-long check bench reset bundle
.DEFAULT_GOAL = help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: ## start the bot: with BOT_TOKEN on Telegram, without it in the playground; Ctrl-C ends it
	$(INSTALL) && exec $(VENV)/python -m bot run $(ARGS)

# Workers and the processes that tests start compile what they import once, not each of them again in every run.
test: ## the whole test suite; make test ARGS="-k joining" for a part
	$(INSTALL) --dev && exec env -u PYTHONDONTWRITEBYTECODE $(VENV)/python -m pytest -n auto --dist worksteal $(ARGS)

test-long: ## the tests that count far, with their full counts (up to an hour; cut, it goes on where it was)
	$(INSTALL) --dev && LONG=1 exec $(VENV)/python -m pytest -m long -n auto --dist worksteal $(ARGS)

check: ## format, lint, types, who may import whom
	$(INSTALL) --dev
	$(VENV)/python -m ruff format --check .
	$(VENV)/python -m ruff check .
	$(VENV)/python -m mypy
	$(VENV)/lint-imports

bench: ## measure this machine
	$(INSTALL) --dev && exec $(VENV)/python -m benchmarks $(ARGS)

reset: ## forget everything stored in .data/ (or DATA_DIR=…)
	@$(PYTHON) tools/reset.py

bundle: ## one archive in dist/ from which make run works without a package registry
	$(INSTALL) && exec $(VENV)/python tools/bundle.py
