# Installing the C and C++ libraries, and the tests that build them in another way.
.PHONY: install test-c-asan

install: ## Installs the C and C++ libraries under PREFIX (and DESTDIR)
	cargo build --release -p cloudtasks-capi
	PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" packaging/install target/release

# -Zsanitizer is for nightly compilers; the stable one takes it for this build alone.
test-c-asan: ## Runs the C and C++ tests with Rust and C under AddressSanitizer
	RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address" cargo build --quiet -p cloudtasks-capi \
		--target x86_64-unknown-linux-gnu --target-dir target/asan
	tests/c/run --sanitize target/asan/x86_64-unknown-linux-gnu/debug
