#!/usr/bin/env bash
# Makes the page: TypeScript checked, bundled by Vite, compressed. What npm fetches is what package-lock.json names, and only once.
#   build.sh [DIRECTORY]      default: artifacts/dashboard of this repository
set -euo pipefail
cd "$(dirname "$0")"
out=${1:-../../artifacts/dashboard}
mkdir -p "$out"
out=$(cd "$out" && pwd)
sh check-node.sh
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
npm run build -- --outDir "$out" --emptyOutDir
