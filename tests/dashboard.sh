#!/usr/bin/env bash
# The dashboard in a real browser (headless Chromium) over two real nodes: who holds what, a failover seen live, a silent node, drain and move with
# their previews, a router's story, the timeline's search, the page over TLS with a token, and a made-up cluster of 1,000 routers.
# A script of its own, not part of tests/run.sh: it needs Node.js 20.19 or later with npm, and Debian's package chromium; without them it prints
# why and does nothing. Screenshots are in artifacts/dashboard-test. Last line: "N passed, N failed".
#   tests/dashboard.sh [PART...]      parts: lab, tls, many; default: all
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/lab.sh
. "$here/../deploy/lab/lab.sh"
SHOTS=$LAB_ROOT/artifacts/dashboard-test
CHROMIUM=${CHROMIUM:-/usr/bin/chromium}

if [ -z "${LAB_INSIDE:-}" ]; then
  # shellcheck source=deploy/lab/requirements.sh
  . "$LAB_HOME/requirements.sh"
  why=$(sh "$LAB_ROOT/src/Tandem.Dashboard/check-node.sh") || { printf 'skipped: %s\n' "$why"; exit 0; }
  [ -x "$CHROMIUM" ] || { printf 'skipped: there is no %s (apt-get install --no-install-recommends chromium)\n' "$CHROMIUM"; exit 0; }
  need_programs tandem
  need_namespaces
  sh "$LAB_ROOT/src/Tandem.Dashboard/build.sh" >"${TMPDIR:-/tmp}/tandem-dashboard-build.log" 2>&1 || lab_fail "the page cannot be built: see ${TMPDIR:-/tmp}/tandem-dashboard-build.log"
  need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL"
  need_tandem
  rm -rf "$SHOTS" && mkdir -p "$SHOTS"
  code=0
  lab_enter "$here/dashboard.sh" "$@" || code=$?
  exit "$code"
fi

LAB_DIR=$(mktemp -d "${TMPDIR:-/tmp}/tandem-dashboard.XXXXXX")
finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  [ "$code" = 0 ] || tail -qn 3 "$LAB_DIR"/tandem-?.log "$LAB_DIR"/page-?.log 2>/dev/null || true
  rm -rf "$LAB_DIR"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# page NODE: the address of the node's dashboard, as the operator on that node gets it.
page() {
  lab_daemon "$1" "page-$1" "$LAB_CLI" --socket "$LAB_DIR/run-$1/tandem/api.sock" dashboard
  local until=$((SECONDS + 10))
  until grep -q '^http' "$LAB_DIR/page-$1.log" 2>/dev/null; do
    [ "$SECONDS" -lt "$until" ] || lab_fail "tandem dashboard on node $1: $(cat "$LAB_DIR/page-$1.log")"
    sleep 0.1
  done
}

lab_engine tandem 100ms crossed
lab_up "$LAB_DIR"
for node in a b; do
  lab_node_up "$node"
  lab_engine_start "$node"
done
lab_wait_holders "web=a api=b" 20 || lab_fail "20 s after the start the holders are: $(lab_holders); expected web=a api=b"
lab_wait_channel 20 || lab_fail "the nodes do not reach each other over the management network"

# The driver looks through the browser, and says what is to happen to the lab: one line for each, answered by one.
page b
coproc DRIVER { ip netns exec b env CHROMIUM="$CHROMIUM" SHOTS="$SHOTS" PAGE_B="$(sed -n 's/^\(http.*\)/\1/p' "$LAB_DIR/page-b.log")" node "$here/dashboard/drive.mjs" "$@"; }
driver=$DRIVER_PID
while read -r word rest <&"${DRIVER[0]}"; do
  if [ "$word" = lab ]; then
    # shellcheck disable=SC2086
    if $rest >"$LAB_DIR/lab.log" 2>&1; then echo done; else echo "failed: $(tail -n 1 "$LAB_DIR/lab.log")"; fi >&"${DRIVER[1]}"
  else
    printf '%s %s\n' "$word" "$rest"
  fi
done
wait "$driver"
