#!/usr/bin/env bash
# Builds the file that reads structures into pkg/wasm/.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -f pkg/wasm/structure-instance.js # the stamp of a finished build: a failed one must not pass for it
wasm-pack build crates/structure --release --target web --mode no-install --no-pack --out-dir ../../pkg/wasm --out-name structure
rm -f pkg/wasm/.gitignore # npm would leave the folder out of the package because of it
node scripts/instance-glue.mjs Chemistry structure structure-instance
printf '── pkg/wasm/structure_bg.wasm: %d kB\n' "$(($(wc -c <pkg/wasm/structure_bg.wasm) / 1000))"
