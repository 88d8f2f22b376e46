#!/usr/bin/env bash
# Builds and runs every test, in four configurations, and stops at the first that fails. The last one is the release
# build, so that its ctest summary ends the output.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bash cmake/deps.sh test

# What a build says is kept, and shown where it fails.
quiet() { "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }; }

for preset in clang-debug asan tsan release; do
  echo "== $preset"
  log=build/test-$preset.log
  quiet cmake --preset "$preset"
  quiet cmake --build --preset "$preset"
  ctest --preset "$preset"
done
