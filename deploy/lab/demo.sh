#!/usr/bin/env bash
# An active-active pair in two minutes: two nodes, two virtual addresses with crossed preferences, HAProxy on both in
# front of three web servers. Kills node a, lets it return, stops node b, starts it again, ends HAProxy alone, drains node a, takes
# its LAN link away, makes it deaf, lets a stranger claim everything, while every address is probed each millisecond and requests
# flow; prints one table and exits 0 if every holder was the right one and nothing took longer than its bound. The bounds of what
# takes time are generous, for this is a demonstration on whatever machine; what was promised is measured by measure.sh.
# Root or ordinary user; everything happens in namespaces of its own and is gone afterwards, also after Ctrl-C.
#   deploy/lab/demo.sh [--engine tandem|keepalived] [--interval 1s]
set -euo pipefail

engine=tandem
interval=1s
refuse() { printf 'demo: %s\n' "$1" >&2; exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
    --engine) engine=${2:-}; shift; shift $(($# > 0)) ;;
    --interval) interval=${2:-}; shift; shift $(($# > 0)) ;;
    *) sed -n 's/^#   //p' "$0"; exit 2 ;;
  esac
done
case $engine in tandem | keepalived) ;; *) refuse "the engine is '$engine'; allowed tandem or keepalived" ;; esac
[[ $interval =~ ^[0-9]+(ms|s)$ ]] || refuse "the interval is '$interval'; allowed a time such as 1s or 100ms"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/lab.sh
. "$here/lab.sh"

if [ -z "${LAB_INSIDE:-}" ]; then
  # shellcheck source=deploy/lab/requirements.sh
  . "$here/requirements.sh"
  need_programs "$engine"
  need_namespaces
  need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL"
  [ "$engine" != tandem ] || need_tandem
  code=0
  lab_enter "$here/demo.sh" --engine "$engine" --interval "$interval" || code=$?
  exit "$code"
fi

bold() { if [ -t 1 ]; then printf '\033[1m%s\033[0m\n' "$1"; else lab_say "$1"; fi; }

LAB_DIR=$(mktemp -d "${TMPDIR:-/tmp}/tandem-lab.XXXXXX")
finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  if [ "$code" = 0 ] || [ "$code" -ge 128 ]; then
    rm -rf "$LAB_DIR"
    [ "$code" = 0 ] || lab_say "stopped; nothing is left behind"
  else
    tail -qn 3 "$LAB_DIR/$engine"-?.log 2>/dev/null || true
    lab_say "The logs of the nodes are in $LAB_DIR"
  fi
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# What the kernels say, not what anybody believes.
show_holders() {
  local name address node
  printf '  %-6s %-15s %-8s %-8s %s\n' "" "address" "node a" "node b" "client's ARP entry"
  for name in web api; do
    address=$LAB_WEB
    [ "$name" = web ] || address=$LAB_API
    printf '  %-6s %-15s' "$name" "$address"
    for node in a b; do
      if ip -n "$node" -o addr show to "$address" 2>/dev/null | grep -q .; then printf ' %-8s' holds; else printf ' %-8s' -; fi
    done
    printf ' %s\n' "$(ip -n c neigh show to "$address" | sed -n 's/.*lladdr \([0-9a-f:]*\).*/\1/p')"
  done
}

# happen SENTENCE EXPECTED BOUND COMMAND...: does it, waits until the kernels show the expected holders, notes both.
# BOUND is what every address must keep to: lost=N probes at most; gap=MS between two answers at most; moved=MS at most until the
# other node answers (requests that fail before that belong to the event); still: nobody else ever answers; any.
happen() {
  local sentence=$1 expected=$2 bound=$3
  shift 3
  bold "> $sentence"
  lab_note event "$sentence" "$expected" "$bound"
  "$@"
  lab_wait_holders "$expected" 15 || true
  sleep 2
  lab_note holders "$(lab_holders)"
  lab_say "  $(lab_holders | sed 's/\([a-z]*\)=\([^ ]*\)/\1 held by \2/g; s/ api/, api/')"
}

# What an operator types, and what the node answers.
operator() {
  lab_say "  \$ tandem ${*:2}"
  lab_ctl "$@" | sed 's/^/  /'
}

bold "Starting the lab: nodes a and b with $engine (interval $interval), HAProxy on both, three web servers, a client"
# shellcheck disable=SC2034 # lab_engine's
LAB_CHECKS=on
lab_engine "$engine" "$interval" crossed
lab_up "$LAB_DIR"
for node in a b; do
  lab_node_up "$node"
  lab_engine_start "$node"
done
sleep 1
lab_all_run
lab_wait_holders "web=a api=b" 20 ||
  lab_fail "20 s after the start the holders are: $(lab_holders); expected web=a api=b"
lab_daemon c load "$LAB_TOOL" load --url "web=http://$LAB_WEB/" --url "api=http://$LAB_API/" --rate 100 --out "$LAB_DIR/load.log"
load=$LAB_PID
lab_daemon c neigh sh -c "exec ip -ts monitor neigh >$LAB_DIR/neigh.log"
lab_daemon c probe "$LAB_TOOL" probe --target "web=$LAB_WEB:7007" --target "api=$LAB_API:7007" --out "$LAB_DIR/probe.log"
probe=$LAB_PID
sleep 1
lab_note holders "$(lab_holders)"
show_holders

lab_all_run
# keepalived has no channel: a planned move costs it what it costs.
planned=lost=1
[ "$engine" = tandem ] || planned=any
happen "nothing happens" "web=a api=b" still true
happen "node a loses power" "web=b api=b" any lab_power_off a
happen "node a returns" "web=a api=b" "$planned" lab_power_on a
lab_need_channel
happen "node b is stopped in an orderly way" "web=a api=a" "$planned" lab_engine_stop b
happen "node b is started again" "web=a api=b" "$planned" lab_engine_start b
lab_need_channel
happen "HAProxy alone is killed on node a" "web=b api=b" moved=6000 lab_haproxy_end a
happen "HAProxy runs again on node a" "web=a api=b" "$planned" lab_haproxy_start a
if [ "$engine" = tandem ]; then
  happen "node a is drained" "web=b api=b" lost=1 operator a drain a
  happen "node a takes part again" "web=a api=b" lost=1 operator b undrain a
  happen "the LAN link of node a is lost" "web=b api=b" gap=1000 lab_link a down
  happen "the LAN link of node a is back" "web=a api=b" any lab_link a up
  happen "node a still sends but no longer hears" "web=b api=b" gap=4000 lab_deafen a
  happen "node a hears again" "web=a api=b" any lab_undeafen
  happen "a stranger advertises priority 255 for 3 s" "web=a api=b" still lab_spoof 3
fi
show_holders
lab_note end

kill -TERM "$load" "$probe"
if ! lab_wait_gone "$load" 10 || ! lab_wait_gone "$probe" 10; then
  lab_fail "the probe did not write its log"
fi
lab_say ""
"$LAB_TOOL" report --dir "$LAB_DIR" || lab_fail "the pair did not do what it should"
lab_say ""
if [ "$engine" = tandem ]; then
  bold "The story of both nodes, as node b tells it"
  operator b timeline
fi
bold "After every event each address had the right holder, within the bounds."
