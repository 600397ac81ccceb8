# `make help` lists what there is. Every target installs what it needs and lacks; see scripts/setup.sh.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)

# Sources to leave out of the database, apart by commas: make build WITHOUT=protest_pw. So do site, serve, check-data,
# coverage and evaluate.
WITHOUT ?=
export ANALOGUE_LOOKUP_WITHOUT := $(WITHOUT)

# Result sets that may be seen but not published, for `make evaluate` and `make model`: beside the repository, or where DEV says.
DEV ?= $(wildcard ../shared/evidence/reagents/reactions.json)
export ANALOGUE_LOOKUP_DEV := $(if $(DEV),$(abspath $(DEV)))

CORE := pkg/wasm/instance.js
CHEMISTRY := pkg/wasm/structure-instance.js
NODE_TOOLS := node_modules/.installed
LIGHTHOUSE := benches/lighthouse/node_modules/.installed
PEERS := benches/peers/node_modules/.installed
NODE_TEST := node --test --test-reporter=spec
STYLE := biome ci --colors=off --error-on-warnings
# Folders are listed too: their time changes when a file in them is removed.
CORE_INPUTS := Cargo.toml Cargo.lock build.rs scripts/build.sh scripts/pack.sh scripts/instance-glue.mjs $(shell find crates/colour crates/compile crates/schema src data -not -name '*.md' 2>/dev/null)

CHEMISTRY_INPUTS := Cargo.toml Cargo.lock scripts/build-structure.sh scripts/pack.sh scripts/instance-glue.mjs data/rules.toml data/counter-ions.csv crates/compile/src/definitions.rs $(shell find crates/schema crates/structure/src crates/structure/build.rs crates/structure/Cargo.toml 2>/dev/null)

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: $(CORE) $(CHEMISTRY) ## build the core, and what is loaded on first use, into pkg/wasm/ (WITHOUT=source,source leaves sources out)

.PHONY: site
site: build ## write the page as static files into site/, for any host and path
	@node scripts/site.mjs

.PHONY: package
package: build ## write the npm package into dist/
	@node scripts/package.mjs

.PHONY: serve
serve: site ## serve the page on this machine (PORT=8000)
	@node scripts/serve.mjs

.PHONY: test
test: check-data test-style test-rust test-wasm test-types test-node test-browser ## run every test
	@echo '── all tests passed'

# The wasm is built only if there is none: a release build takes a minute. `make build` renews it after a change of src/.
.PHONY: quick
quick: check-data $(if $(and $(wildcard $(CORE)),$(wildcard $(CHEMISTRY))),,build) | setup-browser ## what to run after each edit (with the wasm that was built last)
	@echo '── Rust: format, lints, native tests'
	@cargo fmt --all --check
	@cargo clippy --quiet --workspace --all-targets -- -D warnings
	@cargo test --quiet --lib
	@cargo test --quiet --test core -- golden instruments lint names rules scenarios told
	@cargo test --quiet --package analogue-lookup-structure --package analogue-lookup-colour
	@echo '── scripts and styles: format, lints'
	@$(STYLE)
	@echo '── types, package and page, with the core as it was built last'
	@tsc --project tsconfig.json
	@node scripts/site.mjs
	@node scripts/package.mjs
	@node --test --test-reporter=dot tests/node/*.test.mjs tests/browser/scenarios.test.mjs

.PHONY: check-data
check-data: | setup-core ## check data/ in seconds
	@echo '── data: check'
	@cargo run --quiet --example check_data

.PHONY: test-style
test-style: $(NODE_TOOLS) ## format and lints of scripts and styles
	@echo '── scripts and styles: format, lints'
	@$(STYLE)

.PHONY: format
format: $(NODE_TOOLS) ## format all code
	@cargo fmt --all
	@biome check --write --colors=off

.PHONY: test-rust
test-rust: | setup-core ## format, lints, documentation and native tests
	@echo '── Rust: format'
	@cargo fmt --all --check
	@echo '── Rust: lints'
	@cargo clippy --quiet --workspace --all-targets -- -D warnings
	@cargo clippy --quiet --package analogue-lookup --package analogue-lookup-structure --lib --target wasm32-unknown-unknown -- -D warnings
	@cargo clippy --quiet --lib --target wasm32-unknown-unknown --features kit -- -D warnings
	@cargo clippy --quiet --lib --target wasm32-unknown-unknown --features analogue -- -D warnings
	@echo '── Rust: documentation'
	@RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --workspace
	@echo '── Rust: native tests'
	@cargo test --quiet --workspace

.PHONY: test-wasm
test-wasm: build | setup-browser ## the core in headless Chromium
	@echo '── core in Chromium: tests/core/web.rs'
	@CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_ONLY_WEB=1 CHROMEDRIVER="$$(command -v chromedriver)" \
	  cargo test --target wasm32-unknown-unknown --test core

.PHONY: test-types
test-types: build ## types of the package and the page
	@echo '── types: tsc'
	@tsc --project tsconfig.json
	@tsc --project tsconfig.worker.json

.PHONY: test-node
test-node: package ## the package in Node
	@echo '── package in Node'
	@$(NODE_TEST) tests/node/*.test.mjs

.PHONY: test-browser
test-browser: site package | setup-browser ## the package and the page in headless Chromium
	@echo '── package and page in Chromium'
	@$(NODE_TEST) --test-concurrency=2 tests/browser/*.test.mjs

.PHONY: bench
bench: site package $(LIGHTHOUSE) $(PEERS) | setup-browser ## measure (figures: benches/README.md)
	@cargo bench
	@for script in $(wildcard benches/*.mjs); do echo "── $$script"; node "$$script"; done

.PHONY: structures
structures: ## after a structure was added or changed: check all with RDKit, write data/structures.csv (needs Python)
	@$(or $(wildcard .tools/rdkit/bin/python),python3) scripts/structures.py

.PHONY: coverage
coverage: | setup-core ## which substance has a recorded result on which test
	@cargo run --quiet --example coverage

.PHONY: evaluate
evaluate: | setup-core ## how well left-out lineages and substances are ranked
	@cargo run --quiet --release --example evaluate

.PHONY: fit
fit: | setup-core ## fit the numbers of the model on left-out data (minutes)
	@cargo run --quiet --release --example evaluate -- fit

.PHONY: model
model: | setup-core ## write the tables of data/MODEL.md
	@cargo run --quiet --release --example evaluate -- model > .tools/model.md
	@cargo run --quiet --release --example evaluate -- fit >> .tools/model.md
	@ANALOGUE_LOOKUP_WITHOUT=protest_pw cargo run --quiet --release --example evaluate -- ranks >> .tools/model.md
	@{ sed '/^<!-- make model/q' data/MODEL.md; echo; cat .tools/model.md; } > .tools/MODEL.md
	@mv .tools/MODEL.md data/MODEL.md

.PHONY: clean
clean: ## remove what was built and installed in this folder
	@rm -rf target pkg/wasm site dist node_modules benches/lighthouse/node_modules benches/peers/node_modules .tools

.PHONY: setup-core setup-browser
setup-core:
	@scripts/setup.sh core
setup-browser:
	@scripts/setup.sh browser

$(CORE): $(CORE_INPUTS) .tools/without $(NODE_TOOLS) | setup-core
	@echo '── core: build'
	@scripts/build.sh

$(CHEMISTRY): $(CHEMISTRY_INPUTS) $(NODE_TOOLS) | setup-core
	@echo '── structures: build'
	@scripts/build-structure.sh

# Rewritten only when WITHOUT differs from that of the last build, so that the core is then built anew.
.tools/without: FORCE
	@mkdir -p .tools
	@[ -f $@ ] && [ "$$(cat $@)" = '$(WITHOUT)' ] || printf '%s\n' '$(WITHOUT)' > $@

$(NODE_TOOLS): package-lock.json | setup-core
	@echo '── development tools: npm ci'
	@npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(LIGHTHOUSE) $(PEERS): benches/%/node_modules/.installed: benches/%/package-lock.json
	@echo '── benches/$*: npm ci'
	@npm ci --prefix benches/$* --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: FORCE
FORCE:
