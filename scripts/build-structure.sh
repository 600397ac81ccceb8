#!/usr/bin/env bash
# Builds the file that reads structures into pkg/wasm/.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -f pkg/wasm/structure-instance.js # the stamp of a finished build: a failed one must not pass for it
scripts/pack.sh analogue-lookup-structure structure -Oz
mkdir -p pkg/wasm
cp target/packed/structure/*.{wasm,js,ts} pkg/wasm/
node scripts/instance-glue.mjs Chemistry structure structure-instance
printf '── pkg/wasm/structure_bg.wasm: %d kB\n' "$(($(wc -c <pkg/wasm/structure_bg.wasm) / 1000))"
