# The documentation: one site of the pages in docs/, the Python reference, rustdoc and the reference of the headers.
.PHONY: docs test-docs

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
