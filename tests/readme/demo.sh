#!/usr/bin/env bash
# The README's first command, as a user runs it: the real station in both languages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

expect() {
  grep -qF -- "$1" <<<"$2" || { echo "the demo does not print: $1" >&2; echo "$2" >&2; exit 1; }
}

zh=$(bash cmake/demo.sh)
expect '总分 90.00  等级 优秀' "$zh"
expect '入户探访                人次     900    1078   119.78%         825     130.67%     365     460     253' "$zh"
en=$(bash cmake/demo.sh --lang en)
expect 'Total 90.00  Grade excellent' "$en"
