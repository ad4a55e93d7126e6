# One way in: `make demo` runs Cermat with sample books, `make test` runs every test.
BIN := .venv/bin
POSTGRES_URL ?= postgresql://postgres@127.0.0.1:5432/postgres

.PHONY: demo test check fix setup prove bench lock

setup: .venv/.installed

.venv/.installed: requirements/setup.lock requirements/test.lock pyproject.toml
	python3 -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/setup.lock
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements/test.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
