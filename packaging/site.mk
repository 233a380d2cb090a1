# Pages: the documentation as one site (docs/, the Python reference, rustdoc, the headers), and the emulator's own page.
.PHONY: docs

docs: wheel-$(PROFILE) ## Builds the documentation as a site, into target/site
	@packaging/require doxygen "the reference of C and C++: apt-get install doxygen"
	$(call packages,docs,docs/requirements.txt)
	NO_MKDOCS_2_WARNING=1 $(VENVS)/docs/bin/mkdocs build --quiet
	cargo doc --quiet --no-deps -p cloudtasks -p cloudtasks-emulator
	doxygen packaging/Doxyfile
	cp -R target/doc target/site/rust
	cp -R target/doxygen/html target/site/c
	@echo "target/site/index.html"

test-docs: wheel-$(PROFILE) ## Runs every code block of the documentation and follows every link
	$(call venv,test-docs,tests/docs/requirements.txt)
	$(VENVS)/test-docs/bin/python -m pytest tests/docs $(ARGS)

test-page: | tools ## The emulator's page in headless Chromium
	@browser=$$(command -v chromium chromium-browser google-chrome | head -1); \
	if test -n "$$browser" && command -v npm > /dev/null; then set -ex; \
		cargo build --quiet -p cloudtasks-emulator; \
		mkdir -p target/page && cp tests/page/package.json target/page/; \
		test -d target/page/node_modules || npm install --silent --no-fund --no-audit --prefix target/page; \
		NODE_PATH=$$PWD/target/page/node_modules EMULATOR=$$PWD/target/debug/cloudtasks-emulator CHROMIUM=$$browser \
			node --test tests/page/page.test.js; \
	else echo "skipped: the page's test needs npm and Chromium: apt-get install npm chromium"; test -z "$(REQUIRE_ALL)"; fi
