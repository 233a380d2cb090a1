# Other systems, as far as this machine can test them: compiled, or run by emulation. Each part prints a line for a missing tool.
PLATFORM_TESTS := check-targets test-musl test-musl-wheel test-arm64 test-arm64-wheel test-windows test-pythons
.PHONY: test-platforms $(PLATFORM_TESTS) platform-tools

test-platforms: $(PLATFORM_TESTS) ## Runs or compiles for other systems and Pythons; half an hour at first

platform-tools: $(VENVS)/build/.made
	$(VENVS)/build/bin/python $(PIP) -r packaging/wheel-requirements.txt

platforms = packaging/platforms $(1) $$PWD/$(VENVS)/build/bin/python

CHECKED_TARGETS ?= x86_64-pc-windows-gnu x86_64-pc-windows-msvc aarch64-apple-darwin x86_64-apple-darwin \
	aarch64-unknown-linux-gnu armv7-unknown-linux-gnueabihf
check-targets: platform-tools ## Compiles the crates for CHECKED_TARGETS
	CHECKED_TARGETS="$(CHECKED_TARGETS)" $(call platforms,check-targets)

# A change that breaks Windows or macOS usually breaks all of their targets, so `make test` checks one of each.
test: CHECKED_TARGETS = x86_64-pc-windows-gnu aarch64-apple-darwin

test-musl: platform-tools ## The C and C++ tests with musl, static
	$(call platforms,musl)

test-musl-wheel: platform-tools ## The Python tests on the wheel for musl, in MUSL_PYTHON
	$(call platforms,musl-wheel)

test-arm64: platform-tools ## The C and C++ tests with musl on arm64, under qemu
	$(call platforms,arm64)

test-arm64-wheel: platform-tools ## The Python tests on the wheel for arm64, in ARM64_PYTHON
	$(call platforms,arm64-wheel)

test-windows: platform-tools ## C, C++ and Python tests for Windows, under Wine
	$(call platforms,windows)

test-pythons: wheel-$(PROFILE) ## The Python tests in each version of Python that is here
	tests/python/run-in-all-versions target/wheels/$(PROFILE)/*.whl $(VENVS) $(PYTHON)
