#!/usr/bin/env bash
# Builds the core, and the file that answers about kits, into pkg/wasm/. ANALOGUE_LOOKUP_WITHOUT names the sources to leave out, apart by commas.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -f pkg/wasm/instance.js # the stamp of a finished build: a failed one must not pass for it
pack() { # name, features
  wasm-pack build --release --target web --mode no-install --no-pack --out-dir pkg/wasm --out-name "$1" -- --features "$2"
}
# Side by side, each in a folder of its own: the last step of each, over the whole program, keeps one core busy.
CARGO_TARGET_DIR=target/kits pack kits kit &
kits=$!
pack analogue_lookup ''
wait "$kits"
rm -f pkg/wasm/.gitignore # npm would leave the folder out of the package because of it
# Nothing is built here: cargo only says where the build script of that very wasm put its files.
out=$(cargo build --quiet --release --lib --target wasm32-unknown-unknown --message-format json \
  | sed -n 's/.*"reason":"build-script-executed","package_id":"path+.*"out_dir":"\([^"]*\)".*/\1/p')
cp "$out/identities.bin" "$out/structures.bin" pkg/wasm/
node scripts/instance-glue.mjs Kits kits kits-instance
node scripts/instance-glue.mjs Core analogue_lookup instance
for file in analogue_lookup_bg.wasm kits_bg.wasm identities.bin structures.bin; do
  printf '── pkg/wasm/%s: %d kB\n' "$file" "$(($(wc -c <"pkg/wasm/$file") / 1000))"
done
