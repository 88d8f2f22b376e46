#!/usr/bin/env bash
# run_printed_oracle.sh PYTHON TEST_PROGRAM SEED CASES
# Pipes the generator into the program; fails if either fails, and says where cn2an comes from if it is missing.
set -euo pipefail

if [ $# -ne 4 ]; then
  echo "usage: run_printed_oracle.sh PYTHON TEST_PROGRAM SEED CASES" >&2
  exit 2
fi
"$1" -c 'import cn2an' || { echo "cn2an is missing: run bash cmake/deps.sh test" >&2; exit 1; }
"$1" "$(dirname "$0")/printed_oracle.py" --seed "$3" --cases "$4" | "$2" "$4"
