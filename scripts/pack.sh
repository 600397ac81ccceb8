#!/usr/bin/env bash
# Compiles a package of the workspace to wasm, with its glue for browsers, into target/packed/<name>/, and writes into
# target/packed/<name>.out where the build script of that very wasm put its files.
#   scripts/pack.sh package name level [option of cargo build]…      level of wasm-opt: -O3 or -Oz
set -euo pipefail
cd "$(dirname "$0")/.."

package=$1 name=$2 level=$3
shift 3
to="target/packed/$name"
rm -rf "$to"
mkdir -p target/packed
# A panic names the file of a crate, by its path on this machine. The code must be the same wherever it is built, or whoever comes
# back fetches it anew.
export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=registry"
cargo build --quiet --release --lib --target wasm32-unknown-unknown --package "$package" --message-format json-render-diagnostics "$@" \
  | sed -n 's/.*"reason":"build-script-executed","package_id":"path+.*"out_dir":"\([^"]*\)".*/\1/p' >"$to.out"
wasm-bindgen "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/${package//-/_}.wasm" --target web --out-dir "$to" --out-name "$name"
# A function with one caller stays by itself: V8 compiles by function, and one of 55 kB with every loop in it is optimised anew
# while the first verdict waits.
wasm-opt "$level" --one-caller-inline-max-function-size=0 --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
  --enable-mutable-globals --enable-reference-types --enable-multivalue "$to/${name}_bg.wasm" -o "$to/${name}_bg.wasm"
