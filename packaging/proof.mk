# Checks that take longer than a test: fuzzing, mutation testing, and the audit of dependencies.
.PHONY: fuzz soak-inputs mutants audit

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= json binary field_path resource_name request calls

# RUSTC_BOOTSTRAP lets the stable compiler accept -Zsanitizer. Link-time optimization of the coverage counters would take longer
# than the fuzzing. New inputs go to target/, not to the committed corpus: choose by hand which to keep.
FUZZ_BUILD = RUSTC_BOOTSTRAP=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_STRIP=none
fuzz: | tools ## Lets libFuzzer search each fuzz target for FUZZ_SECONDS
	@packaging/require cargo-fuzz "cargo install cargo-fuzz"
	set -e; for target in $(FUZZ_TARGETS); do \
		mkdir -p target/fuzz-corpus/$$target; \
		$(FUZZ_BUILD) cargo fuzz run --fuzz-dir fuzz --features libfuzzer --target-dir target/fuzz $$target \
			target/fuzz-corpus/$$target fuzz/corpus/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=1024 -timeout=20 -print_final_stats=1; \
	done

# The same targets with random changes of the corpus, on stable Rust: 20.8 million inputs.
FUZZ_SCALE ?= 250
soak-inputs: | tools
	FUZZ_SCALE=$(FUZZ_SCALE) cargo test --profile profiling -p cloudtasks-fuzz -- --nocapture

# MUTANTS="--re core/src/client.rs" takes a part (--file would add to the files of the configuration), MUTANTS="--in-diff FILE"
# what a diff changes. cargo-mutants exits with 3 if tests of a mutant did not end, which counts as noticed; then the list of
# missed mutants decides.
MUTANTS ?=
mutants: | tools ## Changes the code in one place at a time and checks whether a test fails; takes hours
	@packaging/require cargo-mutants "cargo install cargo-mutants"
	CARGO_PROFILE_DEV_DEBUG=0 cargo mutants $(MUTANTS) || { [ $$? = 3 ] && [ ! -s target/mutants.out/missed.txt ]; }

audit: | tools ## Checks licenses, sources and advisories of the dependencies
	@packaging/require cargo-deny "cargo install cargo-deny"
	cargo deny --offline --log-level error check bans licenses sources
	@if cargo deny --log-level error fetch db 2> /dev/null; then cargo deny --log-level error check advisories; \
	else echo "skipped: the database of advisories cannot be fetched"; fi
