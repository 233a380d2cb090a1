# The front door. `make` alone lists what there is.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
PREFIX ?= /usr/local
DESTDIR ?=
# `dev` builds faster and runs slower than what users get.
PROFILE ?= release
REQUIRE_ALL ?=
export REQUIRE_ALL

VENVS := .venvs
PIP := -m pip --disable-pip-version-check install --quiet
WHEELS := target/wheels/$(PROFILE)
maturin_profile := $(if $(filter release,$(PROFILE)),--release,)

-include packaging/install.mk

.PHONY: help demo test lint wheel sdist bench soak oracle docs tools clean

help: ## Lists the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

tools:
	@packaging/require cargo "Rust's build tool: https://rustup.rs"
	@packaging/require cc "a C compiler: apt-get install build-essential"
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null \
		|| { echo "missing: $(PYTHON) >= 3.10 with venv: apt-get install python3-venv, or name another with PYTHON="; exit 1; }

# --- building ---------------------------------------------------------------------------------------------------

$(VENVS)/build/.made: packaging/build-requirements.txt | tools
	$(PYTHON) -m venv --clear $(VENVS)/build
	$(VENVS)/build/bin/python $(PIP) -r $<
	touch $@

# The wheel for this machine. Cargo knows what is out of date, so it is asked each time.
.PHONY: local-wheel
local-wheel: $(VENVS)/build/.made
	rm -rf $(WHEELS)
	$(VENVS)/build/bin/maturin build --quiet $(maturin_profile) --interpreter $(PYTHON) --compatibility linux --compression-level 9 --out $(WHEELS)

# zig links against an old glibc, so that the wheel runs on old systems too. TARGET is another kind of machine, such as
# aarch64-unknown-linux-gnu, whose standard library `rustup target add` brings.
TARGET ?= $(shell rustc -vV | sed -n 's/^host: //p')
WHEEL_LIBRARIES = target/wheel-libraries/$(TARGET)
DIST_WHEEL = dist/*_$(firstword $(subst -, ,$(TARGET))).whl
wheel: $(VENVS)/build/.made ## Builds the wheel for any Linux (manylinux2014, abi3) and the sdist, into dist/
	$(VENVS)/build/bin/python $(PIP) -r packaging/wheel-requirements.txt
	rm -f $(DIST_WHEEL)
	mkdir -p $(WHEEL_LIBRARIES)
	$(VENVS)/build/bin/python -m ziglang cc -shared -target $(subst -unknown,,$(TARGET)) \
		-Wl,-soname,libgcc_s.so.1 -o $(WHEEL_LIBRARIES)/libgcc_s.so.1 packaging/libgcc_s.c
	PATH="$$PWD/$(VENVS)/build/bin:$$PATH" $(VENVS)/build/bin/maturin build --quiet --release --zig --target $(TARGET) \
		--compatibility manylinux2014 --compression-level 9 --out dist -- -C link-arg=$$PWD/$(WHEEL_LIBRARIES)/libgcc_s.so.1
	$(MAKE) sdist
	ls -l dist

sdist: $(VENVS)/build/.made
	$(VENVS)/build/bin/maturin sdist --out dist

# A venv with the packages of a requirements file: $(call packages,NAME,REQUIREMENTS). pip is what comes last into a venv:
# one that was interrupted is finished.
define packages
	test -x $(VENVS)/$(1)/bin/pip || $(PYTHON) -m venv $(VENVS)/$(1)
	$(if $(2),cmp -s $(2) $(VENVS)/$(1)/requirements.txt || { $(VENVS)/$(1)/bin/python $(PIP) -r $(2) && cp $(2) $(VENVS)/$(1)/requirements.txt; })
endef

# The same with our wheel.
define venv
	$(call packages,$(1),$(2))
	$(VENVS)/$(1)/bin/python $(PIP) --no-deps --force-reinstall $(WHEELS)/*.whl
endef

# --- using ------------------------------------------------------------------------------------------------------

demo: local-wheel ## Builds, installs into a private venv and runs the main job on the embedded emulator
	$(call venv,demo,)
	$(VENVS)/demo/bin/python examples/python/quickstart.py

# --- testing ----------------------------------------------------------------------------------------------------

test: lint test-rust test-python test-wheel test-trust test-oracle test-clients test-c test-c-asan test-c-tsan test-new-field test-instructions ## Runs everything

.PHONY: test-rust test-python test-wheel test-trust test-oracle test-clients test-c test-new-field test-instructions lint-rust lint-python lint-types
lint: lint-rust lint-python lint-types ## Checks form: rustfmt, clippy, ruff, mypy, pyright, emitted files

lint-rust: | tools
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- --deny warnings
	cargo xtask emit --check
	cargo xtask header --check

lint-python: local-wheel
	$(call venv,test,tests/python/requirements.txt)
	$(VENVS)/test/bin/ruff check .
	$(VENVS)/test/bin/ruff format --check .
	$(VENVS)/test/bin/mypy python/cloudtasks examples/python

# Types: the stubs beside the installed package, and the examples as users' checkers see them.
PYRIGHT := target/pyright/node_modules/pyright/index.js
lint-types: local-wheel
	$(call venv,test,tests/python/requirements.txt)
	$(VENVS)/test/bin/stubtest cloudtasks --concise --ignore-disjoint-bases \
		--mypy-config-file pyproject.toml --allowlist tests/python/stubtest.txt
	@if command -v npm > /dev/null; then \
		test -f $(PYRIGHT) || npm install --silent --no-fund --no-audit --prefix target/pyright pyright@1.1.414; \
		node $(PYRIGHT) --pythonpath $(VENVS)/test/bin/python; \
	else \
		echo "skipped: pyright needs npm: apt-get install npm"; test -z "$(REQUIRE_ALL)"; \
	fi

test-rust: | tools
	cargo test --quiet --workspace

test-python: local-wheel
	$(call venv,test,tests/python/requirements.txt)
	$(call packages,legacy,tests/legacy/requirements.txt)
	LEGACY_PYTHON=$$PWD/$(VENVS)/legacy/bin/python $(VENVS)/test/bin/python -m pytest tests/python

# The wheel that users get, in each version of Python that is here.
test-wheel: wheel
	$(call packages,legacy,tests/legacy/requirements.txt)
	LEGACY_PYTHON=$$PWD/$(VENVS)/legacy/bin/python tests/python/run-in-all-versions $(DIST_WHEEL) $(VENVS) $(PYTHON)

# Servers that fork, google-auth and long runs, beside the packages that they need.
test-trust: local-wheel
	$(call venv,trust,tests/trust/requirements.txt)
	$(VENVS)/trust/bin/python -m pytest tests/trust

# The oracle is google-cloud-tasks itself, in venvs that hold our wheel beside it.
test-oracle: local-wheel
	$(call venv,oracle,tests/oracle/requirements.txt)
	ORACLE_PYTHON=$$PWD/$(VENVS)/oracle/bin/python $(VENVS)/oracle/bin/python -m pytest tests/oracle

# Clients of others, unmodified, against the emulator.
test-clients: | tools
	cargo build --quiet -p cloudtasks-emulator
	$(call packages,clients,tests/clients/python/requirements.txt)
	tests/clients/run target/debug/cloudtasks-emulator $(VENVS)/clients/bin/python

oracle: local-wheel ## Compares with the newest google-cloud-tasks instead of the pinned one
	$(call venv,oracle-newest,tests/oracle/requirements.txt)
	$(VENVS)/oracle-newest/bin/python $(PIP) --upgrade google-cloud-tasks
	$(VENVS)/oracle-newest/bin/python -m pytest tests/oracle

# In the dev profile, where Rust checks its own arithmetic too.
test-c: | tools
	cargo build --quiet -p cloudtasks-capi
	tests/c/run target/debug

test-new-field: $(VENVS)/build/.made
	$(PYTHON) tests/drop_in/new_field.py

# Of the wheel that users get: an unoptimised one has nothing to hold it to.
test-instructions: local-wheel
	$(call venv,test,tests/python/requirements.txt)
	$(if $(maturin_profile),$(VENVS)/test/bin/python benches/instructions.py,@echo "skipped: instructions are counted in the release profile")

# Each trial runs alone too. SOAK_TRIALS=20 and SOAK_CALLS=100000 shorten them; `make -k soak` goes on after a failure.
SOAKS := soak-faults soak-deadlines soak-forks soak-exits soak-servers soak-calls soak-bulk soak-messages
.PHONY: $(SOAKS) soak-compare soak-venvs
soak: $(SOAKS) ## The long trials of docs/reliability.md, with their figures; about half an hour

soak-venvs: local-wheel
	$(call venv,test,tests/python/requirements.txt)
	$(call venv,trust,tests/trust/requirements.txt)

trust_rust := cargo test $(maturin_profile) -p cloudtasks --test trust --

soak-faults: | tools
	SOAK=1 $(trust_rust) --nocapture --test-threads 1 enqueues faults

soak-deadlines: | tools
	SOAK=1 $(trust_rust) --nocapture --test-threads 1 --include-ignored lateness

soak-forks: soak-venvs
	SOAK=1 $(VENVS)/test/bin/python -m pytest -s tests/python/test_trust_fork.py

soak-exits: soak-venvs
	SOAK=1 $(VENVS)/test/bin/python -m pytest -s tests/python/test_trust_exit.py tests/python/test_trust_shutdown.py \
		tests/python/test_trust_interrupt.py

soak-servers: soak-venvs
	SOAK=1 $(VENVS)/trust/bin/python -m pytest -s tests/trust/test_servers.py

soak-calls: soak-venvs
	SOAK=1 $(VENVS)/trust/bin/python -m pytest -s tests/trust/test_soak.py

soak-bulk: soak-venvs
	SOAK=1 $(VENVS)/test/bin/python -m pytest -s tests/python/test_trust_bulk.py

soak-messages: local-wheel
	$(call venv,oracle,tests/oracle/requirements.txt)
	SOAK=1 $(VENVS)/oracle/bin/python -m pytest tests/oracle/test_message_codec.py

# The fork matrix of google-cloud-tasks, whose trials fail: not a part of `soak`.
soak-compare: soak-venvs
	$(VENVS)/trust/bin/python tests/trust/fork_matrix.py --client google-rest --trials $${SOAK_TRIALS:-10} --patience 10
	$(VENVS)/trust/bin/python tests/trust/fork_matrix.py --client google-grpc --trials $${SOAK_TRIALS:-10} --patience 10

bench: local-wheel ## Measures ours beside every peer, into docs/performance.md
	benches/run

clean: ## Removes what was built
	rm -rf target dist $(VENVS)
