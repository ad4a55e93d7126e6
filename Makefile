# One way in: `make demo` runs Cermat with sample books, `make test` runs every test.
BIN := .venv/bin
POSTGRES_URL ?= postgresql://postgres@127.0.0.1:5432/postgres
PORT ?= 8000
COMPILE = $(BIN)/uv --system-certs pip compile --quiet --generate-hashes --no-header --no-annotate --universal --python-version 3.11
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup tools cluster spark demo test check fix prove prove-short cover guides bench bench-nation lock

setup: .venv/.base

.venv/.base: requirements/setup.lock requirements/base.lock
	test -x $(BIN)/python || python3 -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.lock
	$(BIN)/uv --system-certs pip install --quiet --compile-bytecode --require-hashes -r requirements/base.lock
	$(BIN)/uv --system-certs pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q cermat
	touch $@

tools: .venv/.test node_modules/axe-core

.venv/.test: .venv/.base requirements/test.lock requirements/country.lock
	$(BIN)/uv --system-certs pip install --quiet --compile-bytecode --require-hashes -r requirements/test.lock
	$(BIN)/uv --system-certs pip install --quiet --compile-bytecode --require-hashes -r requirements/country.lock
	touch $@

cluster: .venv/.cluster

.venv/.cluster: .venv/.test requirements/cluster.lock
	$(BIN)/uv --system-certs pip install --quiet --compile-bytecode --require-hashes -r requirements/cluster.lock
	touch $@

.venv/.bench: .venv/.cluster requirements/bench.lock node_modules/axe-core
	$(BIN)/uv --system-certs pip install --quiet --compile-bytecode --require-hashes -r requirements/bench.lock
	touch $@

# A Spark cluster on this machine, a master and two workers, until Ctrl-C; it says how to ask it.
spark: cluster
	$(BIN)/python -m tests.rollup.cluster

node_modules/axe-core: package-lock.json
	npm ci --silent --no-audit --no-fund
	touch $@

demo: setup
	$(BIN)/cermat demo --port $(PORT)

test: tools
	$(BIN)/python -m tests.run

check: export CERMAT_DATA := $(CURDIR)/build/check
check: tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings cermat.config.settings
	$(BIN)/python -m django check --settings cermat.config.settings --fail-level WARNING

fix: tools
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

prove: cluster cover
	$(BIN)/python -m tests.run --prove

prove-short: tools cluster
	$(BIN)/python -m tests.run --short-proofs

cover: tools
	env -u DATABASE_URL -u CERMAT_DATA $(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser and not prove" \
	  tests/rules tests/indicators tests/spec tests/reminders tests/actions tests/web tests/cli --cov --cov-report=term-missing:skip-covered

guides: tools
	CERMAT_GUIDES=1 $(BIN)/python -m pytest tests/browser/test_guides.py

bench: .venv/.bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.papers
	$(BIN)/python -m benchmarks.public
	$(BIN)/python -m benchmarks.supervision
	$(BIN)/python -m benchmarks.deadline pendek
	$(BIN)/python -m benchmarks.imports 35
	$(BIN)/python -m benchmarks.rollup kabupaten 1jt

# The country of 40 million activities: an hour, 8 GB of disk; kept in build/nation for the next time.
bench-nation: .venv/.bench
	$(BIN)/python -m benchmarks.imports
	$(BIN)/python -m benchmarks.rollup kantor kabupaten 1jt 10jt 40jt --folder build/nation --plot build/nation/biaya.svg

lock: setup
	for name in setup base test; do $(COMPILE) requirements/$$name.in -o requirements/$$name.lock || exit 1; done
	for name in country cluster bench; do \
	  $(COMPILE) -c requirements/test.lock requirements/$$name.in -o requirements/$$name.lock || exit 1; done
