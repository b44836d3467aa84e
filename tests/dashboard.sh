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
  trap '[ $? = 0 ] || echo "0 passed, 1 failed"' EXIT
  # shellcheck source=deploy/lab/requirements.sh
  . "$LAB_HOME/requirements.sh"
  why=$(sh "$LAB_ROOT/src/Tandem.Dashboard/check-node.sh") || { printf 'skipped: %s\n0 passed, 0 failed, 1 skipped\n' "$why"; exit 0; }
  [ -x "$CHROMIUM" ] || { printf 'skipped: there is no %s (apt-get install --no-install-recommends chromium)\n0 passed, 0 failed, 1 skipped\n' "$CHROMIUM"; exit 0; }
  need_programs tandem
  need_namespaces
  mkdir -p "$LAB_ROOT/artifacts"
  bash "$LAB_ROOT/src/Tandem.Dashboard/build.sh" >"$LAB_ROOT/artifacts/dashboard-build.log" 2>&1 || lab_fail "the page cannot be built: see artifacts/dashboard-build.log"
  need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL"
  need_tandem
  rm -rf "$SHOTS" && mkdir -p "$SHOTS"
  code=0
  lab_enter "$here/dashboard.sh" "$@" || code=$?
  trap - EXIT
  exit "$code"
fi

LAB_DIR=$(mktemp -d "${TMPDIR:-/tmp}/tandem-dashboard.XXXXXX")
SAID=
finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  [ "$code" = 0 ] || cp "$LAB_DIR"/*.log "$SHOTS"
  [ "$code" = 0 ] || tail -qn 3 "$LAB_DIR"/tandem-?.log "$LAB_DIR"/page-?.log 2>/dev/null || true
  rm -rf "$LAB_DIR"
  if [ "$code" = 0 ] || [[ $SAID == *failed ]]; then echo "$SAID"; else echo "0 passed, 1 failed"; fi
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# What the driver has happen, beside the lab's own functions.
both_up() {
  local node
  for node in a b; do
    [ -n "$(ip netns pids "$node")" ] || lab_power_on "$node"
  done
  lab_wait_holders "web=a api=b" 30
  wait_door 10.0.0.11
  wait_door 10.0.0.12
}

# wait_door ADDRESS: an API answers after the addresses do, and nothing else says when.
wait_door() {
  local until=$((SECONDS + 11))
  until (exec 3<>"/dev/tcp/$1/9470") 2>/dev/null; do
    [ "$SECONDS" -lt "$until" ] || lab_fail "10 s after the holders are there nobody answers on $1 port 9470"
    sleep 0.1
  done
}

# token ROLE: makes one, lets it in, and says it.
token() {
  local made
  made=$("$LAB_CLI" token "$1" --role "$1")
  sed -n 's/^line *//p' <<<"$made" >>"$LAB_DIR/access"
  sed -n 's/^token *//p' <<<"$made"
}

lab_engine tandem 100ms crossed
printf 'tandem.api { listen = "{address}:9470", certificate = "%s/{node}.pem", key = "%s/{node}.pem", access = "%s" }\n' \
  "$LAB_DIR/pki" "$LAB_DIR/pki" "$LAB_DIR/access" >>"$LAB_DIR/tandem.conf"
LOOK_TOKEN=$(token read-only)
DO_TOKEN=$(token operator)
lab_up "$LAB_DIR"
for node in a b; do
  lab_node_up "$node"
  lab_engine_start "$node"
done
lab_wait_holders "web=a api=b" 20 || lab_fail "20 s after the start the holders are: $(lab_holders); expected web=a api=b"
lab_wait_channel 20 || lab_fail "the nodes do not reach each other over the management network"

# The browser's own machine, on the management network: it outlives both nodes.
ip -n sw link add m-look type veth peer name look0 netns $$
ip -n sw link set m-look master mgmt up
ip addr add 10.0.0.99/24 dev look0
ip link set look0 up

# The page of node b, as an operator gets it there.
"$LAB_CLI" --socket "$LAB_DIR/run-b/tandem/api.sock" dashboard >"$LAB_DIR/page-b.log" 2>&1 &
disown
until=$((SECONDS + 10))
until grep -q '^http' "$LAB_DIR/page-b.log"; do
  [ "$SECONDS" -lt "$until" ] || lab_fail "tandem dashboard: $(cat "$LAB_DIR/page-b.log")"
  sleep 0.1
done
export CHROMIUM SHOTS LOOK_TOKEN DO_TOKEN DOOR=https://10.0.0.11:9470/
PAGE_B=$(head -n 1 "$LAB_DIR/page-b.log")
export PAGE_B

# The driver looks through the browser, and says what is to happen to the lab: one line for each, answered by one.
coproc DRIVER { exec node "$here/dashboard/drive.mjs" "$@" 2>&1; }
driver=$DRIVER_PID
while read -r word rest <&"${DRIVER[0]}"; do
  if [ "$word" = lab ]; then
    # shellcheck disable=SC2086
    if $rest >"$LAB_DIR/lab.log" 2>&1; then echo "done"; else echo "failed: $(tail -n 1 "$LAB_DIR/lab.log")"; fi >&"${DRIVER[1]}"
  elif [[ $rest =~ ^passed,.*failed$ ]]; then
    SAID="$word $rest"
  else
    printf '%s %s\n' "$word" "$rest"
  fi
done
wait "$driver"
