#!/usr/bin/env bash
# Builds the core, its database, the file that answers about kits, and the one that knows the structures of the database, into pkg/wasm/. ANALOGUE_LOOKUP_WITHOUT names the sources to leave out, apart by commas.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -f pkg/wasm/instance.js # the stamp of a finished build: a failed one must not pass for it
# Side by side, each in a folder of its own: the last step of each, over the whole program, keeps one core busy.
# A kit is reviewed over all pairs of samples: with "s" in half to three quarters of the time (benches/README.md). The other is
# built beside it, from the same dependencies.
(
  export CARGO_TARGET_DIR=target/kits CARGO_PROFILE_RELEASE_OPT_LEVEL=s
  scripts/pack.sh analogue-lookup kits -O3 --features kit
  scripts/pack.sh analogue-lookup relatives -O3 --features analogue
) &
others=$!
scripts/pack.sh analogue-lookup analogue_lookup -O3
wait "$others"
mkdir -p pkg/wasm
cp target/packed/{kits,relatives,analogue_lookup}/*.{wasm,js,ts} pkg/wasm/
cp "$(<target/packed/analogue_lookup.out)"/{database,identities,structures}.bin pkg/wasm/
node scripts/instance-glue.mjs Kits kits kits-instance
node scripts/instance-glue.mjs Analogues relatives relatives-instance
node scripts/instance-glue.mjs Core analogue_lookup instance
for file in analogue_lookup_bg.wasm kits_bg.wasm relatives_bg.wasm database.bin identities.bin structures.bin; do
  printf '── pkg/wasm/%s: %d kB\n' "$file" "$(($(wc -c <"pkg/wasm/$file") / 1000))"
done
