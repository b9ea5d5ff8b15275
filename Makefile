# What developers and continuous integration run. `make help` lists it.
.NOTPARALLEL:
.DEFAULT_GOAL := help

PORT ?= 8080
WASM := wasm32-unknown-unknown
# Tools installed by .ci/tools come first, then those of the user.
export PATH := $(CURDIR)/target/tools/bin:$(HOME)/.cargo/bin:$(PATH)
# A developer may change dependencies; continuous integration must build what was committed.
LOCKED := $(if $(CI),--locked)
SAY = @printf '\n==== %s ====\n'

.PHONY: help
help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

HERE = @printf '\n  Beleg will be at  http://127.0.0.1:%s  as soon as it is built. Ctrl-C stops it.\n\n' '$(PORT)'

.PHONY: serve
serve: tools ## Build the page and serve it on http://127.0.0.1:8080 (PORT=... changes the port)
	$(HERE)
	trunk serve --release --cargo-profile page $(LOCKED) --port $(PORT)

# Built in a fifth of the time after a change, but twice as slow to start and much slower with long articles.
.PHONY: dev
dev: tools ## The same without optimisation, for work on the page
	$(HERE)
	trunk serve $(LOCKED) --port $(PORT)

.PHONY: dist
dist: tools ## Build the static site into dist/, for any static host and any path
	$(SAY) 'static site'
	trunk build --release --cargo-profile page $(LOCKED)

# What is quick to fail comes first; what the walk through the browsers prints comes last.
.PHONY: test
test: fmt clippy test-native wall doc test-tools test-web dist size test-e2e kit ## Run every check, as continuous integration does

.PHONY: lints wasm-target tools test-tools
lints:
	@.ci/tools lints
wasm-target:
	@.ci/tools wasm-target
tools:
	@.ci/tools wasm-target wasm-bindgen trunk
test-tools: tools
	$(SAY) 'browsers and drivers'
	.ci/browsers
	.ci/tools node geckodriver jsonschema

.PHONY: fmt
fmt: lints ## Check the formatting
	$(SAY) 'formatting'
	cargo fmt --check

.PHONY: clippy
clippy: lints wasm-target ## Lint for the host and for the browser
	$(SAY) 'clippy, host'
	cargo clippy $(LOCKED) --all-targets -- -D warnings
	$(SAY) 'clippy, browser'
	cargo clippy $(LOCKED) --target $(WASM) --all-targets -- -D warnings

.PHONY: test-native
test-native: ## Run the tests that need no browser
	$(SAY) 'native tests'
	cargo test $(LOCKED)

# The kit is built on the software that reads these formats; it lies beside the project, if anywhere.
KIT ?= ../shared/kit
KIT_HOME ?= $(HOME)/.cache/annotation-kit
.PHONY: kit
kit: ## Check the files for other software with the kit of checkers in KIT=DIR
	$(SAY) 'files for other software'
	@if [ -f '$(KIT)/common.py' ] && [ -x '$(KIT_HOME)/venv/bin/python' ]; then \
		cargo build $(LOCKED) --bin beleg && KIT_HOME='$(KIT_HOME)' python3 tests/kit/run.py target/debug/beleg '$(KIT)' $(FORMATS); \
	else echo 'Not checked: there is no kit in $(KIT) that is set up in $(KIT_HOME). Name one with KIT=DIR.'; fi

# Other readers of the same files; `pip install webvtt-py srt ttconv weasyprint reportlab pymupdf pypdfium2` brings them.
READERS ?= python3
.PHONY: readers
readers: ## Compare times of subtitles and words of PDFs with what other readers find, in generated files; READERS=PYTHON has them
	$(SAY) 'other readers'
	cargo build $(LOCKED) --bin beleg
	$(READERS) tests/kit/times.py target/debug/beleg
	$(READERS) tests/kit/pdf.py target/debug/beleg

# Real pages lie beside the project, if anywhere. Second readers: `pip install webvtt-py srt pypandoc_binary`, with READERS as above.
PAGES ?= ../shared/data/extraction/html
DOCUMENTS := target/oracle
.PHONY: oracle
oracle: ## Hold what is read of pages (PAGES=DIR) and of generated documents against Chromium and other readers
	$(SAY) 'what Chromium shows'
	cargo build $(LOCKED) --bin beleg
	node tests/kit/oracle.mjs pages target/debug/beleg '$(PAGES)'
	$(SAY) 'what second readers find'
	rm -rf $(DOCUMENTS) && mkdir -p $(DOCUMENTS)
	ORACLE='$(CURDIR)/$(DOCUMENTS)' cargo test $(LOCKED) --test account -- laws
	$(READERS) tests/kit/oracle.py $(DOCUMENTS)
	node tests/kit/oracle.mjs documents target/debug/beleg $(DOCUMENTS)

.PHONY: wall
wall: ## Check that the pure layers cannot reach a browser crate
	$(SAY) 'no browser crate on the host'
	@tree=$$(cargo tree $(LOCKED) -e normal --prefix none) || exit 1; \
	if printf '%s\n' "$$tree" | grep -E '^(yew|gloo|web-sys|js-sys|wasm-bindgen)'; then \
		echo 'These must be dependencies of the browser build only.'; exit 1; \
	fi
	@echo ok

.PHONY: doc
doc: wasm-target ## Build the documentation, warnings are errors
	$(SAY) 'documentation'
	RUSTDOCFLAGS='-D warnings' cargo doc $(LOCKED) --no-deps --lib
	RUSTDOCFLAGS='-D warnings' cargo doc $(LOCKED) --no-deps --lib --target $(WASM)

.PHONY: test-web
test-web: tools ## Run tests/web_*.rs in headless Chromium
	$(SAY) 'browser tests'
	@if ls tests/web_*.rs >/dev/null 2>&1; then \
		CHROMEDRIVER=$$(command -v chromedriver) WASM_BINDGEN_TEST_ONLY_WEB=1 WASM_BINDGEN_TEST_TIMEOUT=180 \
		WASM_BINDGEN_TEST_WEBDRIVER_JSON='$(CURDIR)/tests/webdriver.json' \
		cargo test $(LOCKED) --target $(WASM) --test 'web_*'; \
	else echo 'There is no tests/web_*.rs yet.'; fi

tests/e2e/node_modules/.package-lock.json: tests/e2e/package-lock.json
	npm --prefix tests/e2e ci --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: test-e2e
test-e2e: tests/e2e/node_modules/.package-lock.json ## Walk through the built page in Chromium, Firefox and WebKitGTK (ARGS='--engine chromium --only name')
	$(SAY) 'journeys in three engines'
	node tests/e2e/run.mjs $(ARGS)

# Takes about two hours: what `make test` does a few times, as often as it takes to believe it.
.PHONY: test-long
test-long: tests/e2e/node_modules/.package-lock.json ## Kill browsers, damage records, race windows many times, open all that opens (dist/ must be built)
	$(SAY) 'long runs'
	PROPTEST_CASES=10000 cargo test $(LOCKED) --release --test keeping
	for engine in chromium firefox; do \
		DAMAGES=1000 node tests/e2e/run.mjs --engine $$engine --only damaged && \
		EDITS=500 node tests/e2e/run.mjs --engine $$engine --only many_tabs && \
		KILLS=20 node tests/e2e/run.mjs --engine $$engine --only killed || exit 1; \
	done
	OPENINGS=all node tests/e2e/run.mjs --engine chromium --only every_opening

.PHONY: size
size: ## Check the size of a first visit
	$(SAY) 'size of a first visit'
	node .ci/size.mjs dist

.PHONY: bench-anchoring
bench-anchoring: tools ## Measure how long the browser takes to find marks again
	CHROMEDRIVER=$$(command -v chromedriver) WASM_BINDGEN_TEST_ONLY_WEB=1 WASM_BINDGEN_TEST_TIMEOUT=600 \
	WASM_BINDGEN_TEST_WEBDRIVER_JSON='$(CURDIR)/tests/webdriver.json' \
	cargo test $(LOCKED) --release --target $(WASM) --bench anchoring_web -- --nocapture

.PHONY: bench
bench: dist tests/e2e/node_modules/.package-lock.json ## Measure start-up and marking in Chromium
	node --experimental-websocket --disable-warning=ExperimentalWarning tests/e2e/bench.mjs

.PHONY: screenshots
screenshots: dist tests/e2e/node_modules/.package-lock.json ## Take pictures of the page
	node tests/e2e/screens.mjs

.PHONY: schema
schema: ## Write the JSON schema and the language files anew
	UPDATE=1 cargo test --test schema --test languages

.PHONY: clean
clean: ## Remove what was built, but not the tools in target/tools
	rm -rf dist tests/e2e/out tests/e2e/node_modules target/debug target/release target/$(WASM)

# Not part of `make test`: it takes ten minutes a target. The compiler must be a nightly one.
FUZZ_SECONDS ?= 600
.PHONY: fuzz
fuzz: ## Feed every reader of files with what no program writes (TARGETS='csv', FUZZ_SECONDS=600; needs cargo-fuzz and a nightly compiler)
	$(SAY) 'fuzzing'
	@for target in $(or $(TARGETS),$(basename $(notdir $(wildcard tests/fuzz/targets/*.rs)))); do \
		mkdir -p target/fuzz-corpus/$$target && cp tests/data/exchange/small.* target/fuzz-corpus/$$target/ && \
		cargo +nightly fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz $$target target/fuzz-corpus/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=2048 -timeout=20 -max_len=20000 -artifact_prefix=target/fuzz-found- || exit 1; \
	done
