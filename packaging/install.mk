# Installing the C and C++ libraries, and the tests that build them in another way.
.PHONY: install test-c-asan test-c-tsan

install: ## Installs the C and C++ libraries under PREFIX (and LIBDIR, INCLUDEDIR, DESTDIR)
	cargo build --release -p cloudtasks-capi
	PREFIX="$(PREFIX)" LIBDIR="$(LIBDIR)" INCLUDEDIR="$(INCLUDEDIR)" DESTDIR="$(DESTDIR)" packaging/install target/release

# -Zsanitizer is for nightly compilers; the stable one takes it for this build alone.
test-c-asan: ## Runs the C and C++ tests with Rust and C under AddressSanitizer
	RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address" cargo build --quiet -p cloudtasks-capi \
		--target x86_64-unknown-linux-gnu --target-dir target/asan
	tests/c/run --sanitize address target/asan/x86_64-unknown-linux-gnu/debug

# The standard library is built so, too: else its locks, which the sanitizer then does not see, look like races.
test-c-tsan: ## Runs the tests of threads with Rust and C under ThreadSanitizer
	@if test -e "$$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock"; then set -x; \
		RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=thread" cargo build --quiet -Zbuild-std -p cloudtasks-capi \
			--target x86_64-unknown-linux-gnu --target-dir target/tsan && \
		tests/c/run --sanitize thread target/tsan/x86_64-unknown-linux-gnu/debug; \
	else echo "skipped: rust-src is not installed: rustup component add rust-src"; fi
