# The targets for developers. `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
PREFIX ?= /usr/local
DESTDIR ?=
# The profile of builds for tests. Measurements and packages for users always use `release`.
PROFILE ?= dev
# Arguments for pytest or cargo test: make test-python ARGS="-k map".
ARGS ?=
REQUIRE_ALL ?=
export REQUIRE_ALL

VENVS := .venvs
PIP := -m pip --disable-pip-version-check install --quiet

-include packaging/install.mk packaging/site.mk packaging/proof.mk packaging/release.mk packaging/platforms.mk

.PHONY: help develop demo test lint wheel sdist bench soak oracle tools clean

help: ## Lists the targets
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

# The wheel for this machine, in each profile: in dev, Rust also checks for arithmetic overflow. Cargo knows what is out of
# date, so make always calls it.
.PHONY: wheel-dev wheel-release
wheel-dev wheel-release: wheel-%: $(VENVS)/build/.made
	rm -rf target/wheels/$*
	$(VENVS)/build/bin/maturin build --quiet --profile $* --interpreter $(PYTHON) --compatibility linux \
		--compression-level $(if $(filter release,$*),9,1) --out target/wheels/$*

develop: $(VENVS)/build/.made ## Puts the Python package, as it is here, into .venvs/test; takes seconds
	$(call packages,test,tests/python/requirements.txt)
	VIRTUAL_ENV=$$PWD/$(VENVS)/test $(VENVS)/build/bin/maturin develop --quiet --profile $(PROFILE)

# zig links against an old glibc, so that the wheel also runs on old systems. TARGET is another kind of machine, such as
# aarch64-unknown-linux-gnu or x86_64-unknown-linux-musl; `rustup target add` installs its standard library.
TARGET ?= $(shell rustc -vV | sed -n 's/^host: //p')
WHEEL_LIBRARIES = target/wheel-libraries/$(TARGET)
WHEEL_PLATFORM = $(if $(findstring musl,$(TARGET)),musllinux_1_2,manylinux2014)
# WHEEL_PYTHON is a free-threaded Python, such as python3.14t. Its wheel is only for this version.
DIST_WHEEL = dist/*$(if $(WHEEL_PYTHON),t-,-abi3-)*$(WHEEL_PLATFORM)_$(firstword $(subst -, ,$(TARGET)))*.whl
wheel: $(VENVS)/build/.made notices ## Builds the wheel for any Linux (manylinux2014 or musllinux, abi3) and the sdist, into dist/
	$(VENVS)/build/bin/python $(PIP) -r packaging/wheel-requirements.txt
	rm -f $(DIST_WHEEL)
	mkdir -p $(WHEEL_LIBRARIES)
	test $(WHEEL_PLATFORM) = musllinux_1_2 || $(VENVS)/build/bin/python -m ziglang cc -shared -target $(subst -unknown,,$(TARGET)) \
		-Wl,-soname,libgcc_s.so.1 -o $(WHEEL_LIBRARIES)/libgcc_s.so.1 packaging/libgcc_s.c
	PATH="$$PWD/$(VENVS)/build/bin:$$PATH" RUSTFLAGS="$(REMAPPED) $${RUSTFLAGS:-}" $(VENVS)/build/bin/maturin build --quiet \
		--release --zig --target $(TARGET) --compatibility $(WHEEL_PLATFORM) --compression-level 9 \
		$(if $(WHEEL_PYTHON),--interpreter $(WHEEL_PYTHON)) \
		--sbom-include target/notices/cloudtasks.cyclonedx.json --out dist \
		$(if $(filter manylinux2014,$(WHEEL_PLATFORM)),-- -C link-arg=$$PWD/$(WHEEL_LIBRARIES)/libgcc_s.so.1)
	$(MAKE) sdist
	ls -l dist

sdist: $(VENVS)/build/.made
	$(VENVS)/build/bin/maturin sdist --out dist

# A venv with the packages of a requirements file: $(call packages,NAME,REQUIREMENTS). pip is installed last into a new venv, so
# a venv without it was interrupted and is made again.
define packages
	test -x $(VENVS)/$(1)/bin/pip || $(PYTHON) -m venv $(VENVS)/$(1)
	$(if $(2),cmp -s $(2) $(VENVS)/$(1)/requirements.txt || { $(VENVS)/$(1)/bin/python $(PIP) -r $(2) && cp $(2) $(VENVS)/$(1)/requirements.txt; })
endef

# The same with our wheel of the tested profile, or of another: $(call venv,NAME,REQUIREMENTS,PROFILE).
define venv
	$(call packages,$(1),$(2))
	$(VENVS)/$(1)/bin/python $(PIP) --no-deps --force-reinstall target/wheels/$(or $(3),$(PROFILE))/*.whl
endef

# --- using ------------------------------------------------------------------------------------------------------

demo: wheel-$(PROFILE) ## Builds, installs into a private venv and runs the main job on the embedded emulator
	$(call venv,demo,)
	$(VENVS)/demo/bin/python examples/python/quickstart.py

# --- testing ----------------------------------------------------------------------------------------------------

TESTS := test-rust test-crates test-python test-legacy test-wheel test-reliability test-hostile test-oracle test-clients \
	test-page test-docs test-c test-install check-targets test-c-asan test-c-tsan test-schema test-instructions
LINTS := lint-rust lint-python lint-types lint-workflows
.PHONY: $(TESTS) $(LINTS)

test: lint $(TESTS) ## Runs everything
lint: $(LINTS) ## Checks form: rustfmt, clippy, ruff, mypy, pyright, generated files

lint-rust: | tools ## rustfmt, clippy and the emitted files
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- --deny warnings
	cargo xtask generate --check

lint-python: wheel-$(PROFILE) ## ruff and mypy
	$(call venv,test,tests/python/requirements.txt)
	$(VENVS)/test/bin/ruff check .
	$(VENVS)/test/bin/ruff format --check .
	$(VENVS)/test/bin/mypy python/cloudtasks examples/python

PYRIGHT := target/pyright/node_modules/pyright/index.js
lint-types: wheel-$(PROFILE) ## Compares the stubs with the installed package, and runs type checkers on the code of users
	$(call venv,test,tests/python/requirements.txt)
	$(VENVS)/test/bin/stubtest cloudtasks --concise --ignore-disjoint-bases \
		--mypy-config-file pyproject.toml --allowlist tests/python/stubtest.txt
	$(call venv,types,tests/types/requirements.txt)
	$(VENVS)/types/bin/mypy --strict --enable-error-code deprecated tests/types
	@if command -v npm > /dev/null; then \
		test -f $(PYRIGHT) || npm install --silent --no-fund --no-audit --prefix target/pyright pyright@1.1.414; \
		node $(PYRIGHT) --pythonpath $(VENVS)/types/bin/python; \
	else \
		echo "skipped: pyright needs npm: apt-get install npm"; test -z "$(REQUIRE_ALL)"; \
	fi

ACTIONLINT := target/tools/actionlint
lint-workflows: ## The workflows of continuous integration, by actionlint
	@if test -x $(ACTIONLINT) || { command -v go > /dev/null && \
		GOBIN=$$PWD/target/tools go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12; }; \
	then $(ACTIONLINT) -no-color; \
	else echo "skipped: actionlint needs go: apt-get install golang-go"; test -z "$(REQUIRE_ALL)"; fi

# The crates with each set of features, and their packages for crates.io. Cargo caches the unpacked packages by version, but
# here they change within a version, so the cache is removed.
FEATURES := v2 v2beta2 v2beta3,serde
test-crates: | tools ## The Rust crates with each set of features, and as packages
	for features in $(FEATURES); do \
		RUSTFLAGS="--deny warnings" cargo check --quiet -p cloudtasks --no-default-features --features $$features --target-dir target/features; \
	done
	rm -rf target/package $(foreach crate,cloudtasks cloudtasks-emulator,$(CARGO_HOME)/registry/src/*/$(crate)-$(VERSION))
	cargo package --quiet -p cloudtasks -p cloudtasks-emulator --allow-dirty

test-rust: | tools ## The Rust crates
	cargo test --quiet --workspace $(ARGS)

test-python: wheel-$(PROFILE) ## The Python package
	$(call venv,test,tests/python/requirements.txt)
	$(VENVS)/test/bin/python -m pytest tests/python $(ARGS)

test-legacy: wheel-$(PROFILE) ## Call sites of google-cloud-tasks 1.x
	$(call venv,test,tests/python/requirements.txt)
	$(call packages,legacy,tests/legacy/requirements.txt)
	LEGACY_PYTHON=$$PWD/$(VENVS)/legacy/bin/python $(VENVS)/test/bin/python -m pytest tests/legacy $(ARGS)

test-wheel: wheel ## The wheel that users get, in each version of Python that is here
	$(call packages,legacy,tests/legacy/requirements.txt)
	LEGACY_PYTHON=$$PWD/$(VENVS)/legacy/bin/python tests/python/run-in-all-versions $(DIST_WHEEL) $(VENVS) $(PYTHON)

test-reliability: wheel-$(PROFILE) ## Forks, exits, signals, servers, credentials and long runs from Python
	$(call venv,reliability,tests/reliability/with_packages/requirements.txt)
	$(VENVS)/reliability/bin/python -m pytest tests/reliability $(ARGS)

test-oracle: wheel-$(PROFILE) ## Compares this package with google-cloud-tasks 2.26.0, the oracle
	$(call venv,oracle,tests/oracle/requirements.txt)
	ORACLE_PYTHON=$$PWD/$(VENVS)/oracle/bin/python $(VENVS)/oracle/bin/python -m pytest tests/oracle $(ARGS)

oracle: wheel-$(PROFILE)
	$(call venv,oracle,tests/oracle/requirements.txt)
	ORACLE_PYTHON=$$PWD/$(VENVS)/oracle/bin/python $(VENVS)/oracle/bin/python -m pytest tests/oracle

# The versions between the oldest and the newest, which test-legacy and test-oracle use.
.PHONY: protobuf-versions
protobuf-versions: wheel-$(PROFILE) ## Compares this package with google-cloud-tasks, with each supported version of protobuf
	tests/legacy/protobuf-versions target/wheels/$(PROFILE)/*.whl $(VENVS) $(PYTHON)

# Not part of `test`: it takes two minutes, and downloads the tests.
.PHONY: oracle-units
oracle-units: wheel-$(PROFILE) ## Google's unit tests of google-cloud-tasks, on this package in its place
	$(call venv,units,tests/oracle/units-requirements.txt)
	$(VENVS)/units/bin/python tests/oracle/google_units.py target/google-units

test-clients: | tools ## Other projects' clients, unmodified, against the emulator
	cargo build --quiet -p cloudtasks-emulator
	$(call packages,clients,tests/clients/python/requirements.txt)
	tests/clients/run target/debug/cloudtasks-emulator $(VENVS)/clients/bin/python

# The program that makes calls to hostile servers from C, with the library of a profile: $(call hostile_driver,debug).
define hostile_driver
	cc -std=c99 -Wall -Wextra -Wpedantic -Werror -Iinclude tests/hostile/driver.c -o target/hostile-driver \
		target/$(1)/libcloudtasks_capi.a -pthread -ldl -lm
endef

# test-rust runs the same suite only for Rust.
test-hostile: wheel-$(PROFILE) ## Python and C against hostile servers
	$(call venv,test,tests/python/requirements.txt)
	cargo build --quiet -p cloudtasks-capi
	$(call hostile_driver,debug)
	HOSTILE_PYTHON=$$PWD/$(VENVS)/test/bin/python HOSTILE_C=$$PWD/target/hostile-driver \
		cargo test --quiet -p cloudtasks --test reliability hostile

test-c: | tools ## The C and C++ libraries, in the dev profile
	cargo build --quiet -p cloudtasks-capi
	tests/c/run target/debug

test-install: | tools ## `make install` into empty prefixes, and programs built with the installed files
	tests/c/install

# RUSTC_BOOTSTRAP lets the stable compiler accept -Zsanitizer.
.PHONY: asan
asan: | tools
	RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address" cargo build --quiet -p cloudtasks-capi \
		--target x86_64-unknown-linux-gnu --target-dir target/asan

test-c-asan: asan ## The C and C++ tests, with Rust and C under AddressSanitizer
	tests/c/run --sanitize address target/asan/x86_64-unknown-linux-gnu/debug

# The standard library is built with the sanitizer, too. Otherwise the sanitizer does not see its locks, and reports races.
test-c-tsan: | tools ## The C and C++ tests that use threads, with Rust and C under ThreadSanitizer
	@if test -e "$$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock"; then set -x; \
		RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=thread" cargo build --quiet -Zbuild-std -p cloudtasks-capi \
			--target x86_64-unknown-linux-gnu --target-dir target/tsan && \
		tests/c/run --sanitize thread target/tsan/x86_64-unknown-linux-gnu/debug; \
	else echo "skipped: rust-src is not installed: rustup component add rust-src"; test -z "$(REQUIRE_ALL)"; fi

test-schema: $(VENVS)/build/.made ## A field, message and method that are added to the table reach every language
	$(PYTHON) tests/schema/additions.py

test-instructions: wheel-release ## Compares the instruction counts of hot operations with benches/instructions.json
	$(call venv,instructions,tests/python/requirements.txt,release)
	$(VENVS)/instructions/bin/python benches/instructions.py

# Each trial can also run alone. SOAK_TRIALS=20 and SOAK_CALLS=100000 shorten them; `make -k soak` continues after a failure.
SOAKS := soak-faults soak-deadlines soak-forks soak-exits soak-servers soak-calls soak-threads soak-bulk soak-hostile soak-messages soak-inputs soak-c
.PHONY: $(SOAKS) soak-compare soak-venv
soak: $(SOAKS) ## The long trials of docs/reliability.md, with their figures; about half an hour

soak-venv: wheel-release
	$(call venv,soak,tests/reliability/with_packages/requirements.txt,release)

soak_rust := SOAK=1 cargo test --release -p cloudtasks --test reliability -- --nocapture --test-threads 1
soak_python := SOAK=1 $(VENVS)/soak/bin/python -m pytest -s

soak-faults: | tools
	$(soak_rust) enqueues faults
	SOAK=1 cargo test --release -p cloudtasks --lib -- --nocapture in_every_state

soak-deadlines: | tools
	$(soak_rust) --include-ignored lateness

soak-forks: soak-venv
	$(soak_python) tests/reliability/test_fork.py

soak-exits: soak-venv
	$(soak_python) tests/reliability/test_exit.py tests/reliability/test_shutdown.py tests/reliability/test_interrupt.py

soak-servers: soak-venv
	$(soak_python) tests/reliability/with_packages/test_servers.py

soak-calls: soak-venv
	$(soak_python) tests/reliability/with_packages/test_soak.py

soak-threads: soak-venv
	$(soak_python) tests/reliability/test_threads.py

soak-bulk: soak-venv
	$(soak_python) tests/reliability/test_bulk.py

# Every case of crates/testing/src/hostile in each language, in a new process each; HOSTILE_ONLY="HTTP/2" selects some. The venv
# has no other packages, because the import of google-api-core alone takes 25 MiB.
soak-hostile: wheel-release
	$(call venv,hostile,,release)
	cargo build --quiet --release -p cloudtasks-capi
	$(call hostile_driver,release)
	HOSTILE_PYTHON=$$PWD/$(VENVS)/hostile/bin/python HOSTILE_C=$$PWD/target/hostile-driver $(soak_rust) hostile

soak-messages: wheel-release
	$(call venv,oracle,tests/oracle/requirements.txt,release)
	SOAK=1 $(VENVS)/oracle/bin/python -m pytest tests/oracle/test_message_codec.py
	DIFFERENTIAL_INPUTS=$${DIFFERENTIAL_INPUTS:-6000} $(VENVS)/oracle/bin/python -m pytest -s tests/oracle/test_differential.py

# SOAK_STEPS random calls of the C ABI under AddressSanitizer; PROPERTY_SEED=N repeats a run.
soak-c: SOAK_STEPS ?= 100000
soak-c: asan
	PROPERTY_STEPS=$(SOAK_STEPS) tests/c/run --sanitize address target/asan/x86_64-unknown-linux-gnu/debug --only property

# The fork matrix with google-cloud-tasks. Its trials fail, so it is not part of `soak`.
soak-compare: soak-venv
	$(VENVS)/soak/bin/python tests/reliability/fork_matrix.py --client google-rest --trials $${SOAK_TRIALS:-10} --patience 10
	$(VENVS)/soak/bin/python tests/reliability/fork_matrix.py --client google-grpc --trials $${SOAK_TRIALS:-10} --patience 10

bench: wheel-release ## Compares the speed with other clients, and writes docs/performance.md
	benches/run

clean: ## Removes all build products
	rm -rf target dist $(VENVS)
