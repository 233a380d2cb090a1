# The parts of a release, and the checks before it. The release workflow calls these targets, so that each can be tried without
# a tag.
.PHONY: notices archive archive-emulator release release-check

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
C_ARCHIVE = cloudtasks-c-$(VERSION)-$(TARGET)
EMULATOR_TARGET ?= $(subst -linux-gnu,-linux-musl,$(TARGET))
EMULATOR_ARCHIVE = cloudtasks-emulator-$(VERSION)-$(EMULATOR_TARGET)
EMULATOR_PROGRAM = cloudtasks-emulator$(if $(findstring windows,$(EMULATOR_TARGET)),.exe)

# Keeps the directories of the build machine out of binaries.
CARGO_HOME ?= $(HOME)/.cargo
REMAPPED = --remap-path-prefix=$(CARGO_HOME)=cargo --remap-path-prefix=$(CURDIR)=cloudtasks \
	--remap-path-prefix=$(shell rustc --print sysroot)=rustc

notices: | tools
	mkdir -p target/notices
	packaging/components sbom cloudtasks-py --target $(TARGET) > target/notices/cloudtasks.cyclonedx.json
	packaging/components licenses cloudtasks-py --target $(TARGET) > THIRD-PARTY-LICENSES

# release_build TARGET [GLIBC]: for Linux, zig links against an old glibc, as for the wheel; elsewhere the system's linker links.
release_build = PATH="$$PWD/$(VENVS)/build/bin:$$PATH" RUSTFLAGS="$(REMAPPED) $${RUSTFLAGS:-}" \
	cargo $(if $(findstring linux,$(1)),zigbuild --target $(1)$(2),build --target $(1)) --release --locked

archive: $(VENVS)/build/.made ## Packs the C and C++ libraries for TARGET into dist/
	$(VENVS)/build/bin/python $(PIP) -r packaging/wheel-requirements.txt
	rm -rf target/archive/$(C_ARCHIVE) && mkdir -p dist
	$(call release_build,$(TARGET),.2.17) -p cloudtasks-capi
	PREFIX=/$(C_ARCHIVE) DESTDIR=$$PWD/target/archive packaging/install target/$(TARGET)/release
	packaging/components sbom cloudtasks-capi --target $(TARGET) \
		> target/archive/$(C_ARCHIVE)/share/doc/cloudtasks/cloudtasks.cyclonedx.json
	tar -C target/archive -czf dist/$(C_ARCHIVE).tar.gz $(C_ARCHIVE)

archive-emulator: $(VENVS)/build/.made ## Packs the emulator as a static program into dist/
	$(VENVS)/build/bin/python $(PIP) -r packaging/wheel-requirements.txt
	rm -rf target/archive/$(EMULATOR_ARCHIVE) && mkdir -p target/archive/$(EMULATOR_ARCHIVE) dist
	$(call release_build,$(EMULATOR_TARGET)) -p cloudtasks-emulator
	cp LICENSE docs/emulator.md target/$(EMULATOR_TARGET)/release/$(EMULATOR_PROGRAM) target/archive/$(EMULATOR_ARCHIVE)/
	packaging/components licenses cloudtasks-emulator --target $(EMULATOR_TARGET) \
		> target/archive/$(EMULATOR_ARCHIVE)/THIRD-PARTY-LICENSES
	packaging/components sbom cloudtasks-emulator --target $(EMULATOR_TARGET) \
		> target/archive/$(EMULATOR_ARCHIVE)/cloudtasks-emulator.cyclonedx.json
	tar -C target/archive -czf dist/$(EMULATOR_ARCHIVE).tar.gz $(EMULATOR_ARCHIVE)

release: ## Builds all that a release has for this machine, into dist/
	rm -rf dist
	$(MAKE) wheel archive archive-emulator

release-check: release ## Checks what `make release` has built, as its users find it
	$(call packages,release,packaging/release-requirements.txt)
	$(VENVS)/release/bin/python packaging/release-check dist
