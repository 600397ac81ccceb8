#!/usr/bin/env bash
# Installs what this machine lacks and says so.
#   scripts/setup.sh core      what building the wasm needs
#   scripts/setup.sh browser   what the browser tests and size figures need
# Rust tools go into .tools/ of this folder unless the right version is on PATH already.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.tools/bin:$PATH"

say() { printf '── %s\n' "$*"; }
stop() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

has_font() { have fc-list && [ -n "$(fc-list "$1" file)" ]; }

debian_install() { # package…
  have apt-get || stop "this machine lacks $* and has no apt-get; install $* and run this again"
  local -a as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || stop "installing $* needs root and there is no sudo; run as root: apt-get install $*"
    as_root=(sudo)
  fi
  say "installing $* (apt-get)"
  "${as_root[@]}" apt-get update -q </dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null
}

rust_component() { # cargo subcommand
  cargo "$1" --version >/dev/null 2>&1 && return
  have rustup || stop "cargo $1 is missing; install Rust with rustup, or your system's package of it"
  say "adding cargo $1 (rustup)"
  rustup component add "$2"
}

wasm_target() {
  local libraries
  libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null || true)
  [ -n "$libraries" ] && [ -d "$libraries" ] && return
  have rustup || stop "Rust's target wasm32-unknown-unknown is missing; install Rust with rustup, or your system's package of it"
  say "adding Rust's target wasm32-unknown-unknown (rustup)"
  rustup target add wasm32-unknown-unknown \
    || stop "rustup could not fetch the target wasm32-unknown-unknown; connect this machine to the network once, then run this again"
}

rust_tool() { # command, crate, version
  [ "$("$1" --version 2>/dev/null | awk '{ print $2; exit }')" = "$3" ] && return
  say "building $2 $3 into .tools/ (a minute, once)"
  # Not --locked: a lock file may name a version that the registry no longer serves. Not optimised, for it works for seconds.
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=target/tools cargo install --quiet --debug --root .tools --version "=$3" "$2"
}

node_is_new_enough() {
  have node || stop "Node is missing; install Node 20.16 or later (Debian: apt-get install nodejs npm, or nodejs.org)"
  have npm || stop "npm is missing; it comes with Node (Debian: apt-get install npm)"
  # The package reads its files by it.
  node -e 'process.getBuiltinModule("node:fs")' 2>/dev/null || stop "Node $(node --version) is too old; install Node 20.16 or later (nodejs.org)"
}

core() {
  have cargo || stop "cargo is missing; install Rust with rustup (rustup.rs), open a new shell, and run this again"
  node_is_new_enough
  have cc || debian_install gcc libc6-dev
  rust_component fmt rustfmt
  rust_component clippy clippy
  wasm_target
  # The command must be of the very version that the crate is linked with.
  local wasm_bindgen
  wasm_bindgen=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  [ -n "$wasm_bindgen" ] || stop "Cargo.lock does not name wasm-bindgen; restore it from version control"
  rust_tool wasm-bindgen wasm-bindgen-cli "$wasm_bindgen"
}

browser() {
  local -a missing=()
  have chromium || missing+=(chromium)
  have chromedriver || missing+=(chromium-driver)
  have brotli || missing+=(brotli)
  # The page is tried with a narrow and with a wide font, whatever else the machine has.
  has_font 'Liberation Sans' || missing+=(fonts-liberation)
  has_font 'DejaVu Sans' || missing+=(fonts-dejavu-core)
  [ "${#missing[@]}" -eq 0 ] || debian_install "${missing[@]}"
}

for part in "$@"; do
  case "$part" in
    core | browser) "$part" ;;
    *) stop "unknown part '$part'; use core or browser" ;;
  esac
done
