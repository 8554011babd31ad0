# Two commands matter: `make run` and `make test`. Both need nothing but Python 3.11 or newer with venv.
VENV ?= .venv
BIN   = $(VENV)/bin
# The first Python of this machine that is new enough; name another with: make PYTHON=…
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
# Quiet twice: warnings about a machine's own package index are not ours to show; errors still are.
PIP = $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
UV  = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

# Else each of the many processes that the tests start would compile the whole code again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL = help
.PHONY: help run test lint accuracy browser lock clean

help:  ## show these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1 – \2/p' $(MAKEFILE_LIST)

run: $(VENV)/.run  ## the whole service on this machine, until Ctrl-C
	@exec $(BIN)/moderation up

test: $(VENV)/.test browser lint  ## everything that must be true
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.test  ## form, types and who may import whom
	@$(BIN)/ruff format --quiet --check . || { echo "Not formatted; mend with: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports 2>&1) || { echo "$$said"; exit 1; }

accuracy: $(VENV)/.test  ## the stricter floors, on ../shared/data where it is there
	@$(BIN)/python -m pytest tests/accuracy --accuracy

browser: $(VENV)/.test  ## a Chromium for the browser tests, found or installed
	@$(BIN)/python tests/e2e/chromium.py

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3"; exit 2; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "venv is needed (Debian, Ubuntu: apt install python3-venv)"; exit 2; }
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	@echo "Installing (about a minute on the first run) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.made requirements-test.lock pyproject.toml
	@echo "Installing with the test extras …"
	@$(PIP) install --require-hashes -r requirements-test.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

lock:  ## resolve the lock files again, for every Python from 3.11 on
	@$(PIP) install uv
	@$(UV) pyproject.toml deploy/build.in -o requirements.lock
	@$(UV) --extra test -c requirements.lock pyproject.toml deploy/build.in -o requirements-test.lock

clean:  ## remove what was installed and cached; the data folder stays
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
