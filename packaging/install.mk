# Installing the C and C++ libraries.
.PHONY: install

# EMULATOR=no leaves the emulator out: a smaller library, for production images.
EMULATOR ?= yes
# Users get `release`.
INSTALL_PROFILE ?= release
CAPI_FEATURES = $(if $(filter no,$(EMULATOR)),--no-default-features)

# Cargo prints where it has built, because CARGO_TARGET_DIR, build.target-dir or CARGO_BUILD_TARGET may be set.
install: ## Installs the C and C++ libraries under PREFIX (and LIBDIR, INCLUDEDIR, DESTDIR; EMULATOR=no)
	artifacts=$$(cargo build --profile $(INSTALL_PROFILE) --locked -p cloudtasks-capi $(CAPI_FEATURES) --message-format=json-render-diagnostics \
		| sed -n 's|.*"filenames":\["\([^"]*\)/libcloudtasks_capi\.[a-z]*".*|\1|p' | tail -n 1); \
	PREFIX="$(PREFIX)" LIBDIR="$(LIBDIR)" INCLUDEDIR="$(INCLUDEDIR)" DESTDIR="$(DESTDIR)" CAPI_FEATURES="$(CAPI_FEATURES)" packaging/install "$$artifacts"
