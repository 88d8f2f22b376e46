#!/usr/bin/env bash
# Builds the command and evaluates the real station: bash cmake/demo.sh [--lang en] [--json]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bash cmake/deps.sh demo

# What the build says is kept, and shown where it fails.
log=build/demo.log
build() {
  # Whoever has configured this folder before, test.sh for one, keeps his choice.
  if [ ! -e build/release/build.ninja ]; then
    cmake --preset release -DASSAY_BUILD_TESTS=OFF -DASSAY_BUILD_BENCH=OFF
  fi
  cmake --build build/release --target assay_cli
}
[ -e build/release/bin/assay ] || echo "assay: building; this takes a minute" >&2
build >"$log" 2>&1 || { cat "$log" >&2; exit 1; }

exec build/release/bin/assay evaluate capi/examples/huadi-2024.json "$@"
