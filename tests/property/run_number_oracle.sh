#!/usr/bin/env bash
# run_number_oracle.sh PYTHON TEST_PROGRAM SEED CASES
# Pipes the generator into the program; fails if either fails.
set -euo pipefail

if [ $# -ne 4 ]; then
  echo "usage: run_number_oracle.sh PYTHON TEST_PROGRAM SEED CASES" >&2
  exit 2
fi
"$1" "$(dirname "$0")/number_oracle.py" --seed "$3" --cases "$4" | "$2" "$4"
