#!/usr/bin/env bash
# Builds the core into pkg/wasm/. ANALOGUE_LOOKUP_WITHOUT names the sources to leave out, apart by commas.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -f pkg/wasm/instance.js # the stamp of a finished build: a failed one must not pass for it
wasm-pack build --release --target web --mode no-install --no-pack --out-dir pkg/wasm --out-name analogue_lookup
rm -f pkg/wasm/.gitignore # npm would leave the folder out of the package because of it
node scripts/instance-glue.mjs
printf '── pkg/wasm/analogue_lookup_bg.wasm: %d kB\n' "$(($(wc -c <pkg/wasm/analogue_lookup_bg.wasm) / 1000))"
