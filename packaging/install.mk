# Installing the C and C++ libraries.
.PHONY: install

install: ## Installs the C and C++ libraries under PREFIX (and LIBDIR, INCLUDEDIR, DESTDIR)
	cargo build --release -p cloudtasks-capi
	PREFIX="$(PREFIX)" LIBDIR="$(LIBDIR)" INCLUDEDIR="$(INCLUDEDIR)" DESTDIR="$(DESTDIR)" packaging/install target/release
