# Two commands matter: `make run` and `make test`. Both need nothing but Python 3.11 or newer with venv.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test lint accuracy browser lock clean

run: $(VENV)/.run  ## the whole service on this machine, until Ctrl-C
	@$(BIN)/moderation up

test: $(VENV)/.test browser lint  ## everything that must be true
	@$(BIN)/python -m pytest

lint: $(VENV)/.test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

accuracy: $(VENV)/.test  ## the stricter floors, on ../shared/data where it is there
	@$(BIN)/python -m pytest tests/accuracy --accuracy

browser: $(VENV)/.test
	@$(BIN)/python tests/e2e/chromium.py

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is needed (Debian: apt install python3-venv)"; exit 2; }
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	@echo "Installing (about a minute on the first run) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.made requirements-test.lock pyproject.toml
	@echo "Installing with the test extras …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

lock:  ## resolve the lock files again, for every Python from 3.11 on
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header pyproject.toml deploy/build.in -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra test -c requirements.lock pyproject.toml deploy/build.in -o requirements-test.lock

clean:
	@rm -rf $(VENV) var
