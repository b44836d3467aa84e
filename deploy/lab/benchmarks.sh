#!/usr/bin/env bash
# Makes docs/benchmarks.md of JSON that bench.sh, soak.sh and measure.sh wrote, and of nothing else: what no file has is not in it.
# A scenario that several files have is taken from each of them, with its own heading. A file's "remark", if somebody wrote one into
# it, says under what circumstances it was measured.
#   deploy/lab/benchmarks.sh [--write docs/benchmarks.md] RESULT.json...      (default: docs/benchmarks/*.json)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=/dev/stdout
while [ $# -gt 0 ]; do
  case $1 in
    --write) target=${2:?} ; shift 2 ;;
    -*) sed -n 's/^#   //p' "$0"; exit 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || set -- "$here"/../../docs/benchmarks/*.json
for file; do
  [ -e "$file" ] || { printf 'lab: no results: %s\n' "$file" >&2; exit 1; }
done

text=$(
  cat "$here/benchmarks-head.md"
  for file; do
    printf '\n'
    jq -r -L "$here" -f "$here/benchmarks.jq" "$file"
  done
)
printf '%s\n' "$text" >"$target"
