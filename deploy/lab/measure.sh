#!/usr/bin/env bash
# Measures what a client notices, Tandem beside keepalived (use_vmac) in the same run and in turns, and prints JSON:
# power off of the Master at three intervals, an orderly stop, the return of the preferred node, the client's ARP
# entries, what a Backup sends; and what the channel between the nodes is for: drain and return, a lost LAN link, HAProxy killed, a
# Master gone deaf, a stranger, a LAN that was cut in two, every hand-over an operator can ask for, with virtual MACs and without
# (-plain: keepalived then without use_vmac), and how soon a node knows what has changed on the other. Every
# repetition is a fresh lab. Medians of --runs, 20 of the planned hand-overs and 10 of the rest unless told otherwise; about 75
# minutes in all. Exits 1 if a bar was missed.
#   deploy/lab/measure.sh [--runs N] [--only SCENARIO,...] [--engines tandem,keepalived] [--keep DIRECTORY]
#   scenarios: power-off-1s power-off-100ms power-off-10ms handover handover-plain silence channel drain drain-plain heal heal-plain roster
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/options.sh
. "$here/options.sh"
runs="" only="" engines=tandem,keepalived keep=""
options "runs only engines keep" "$@"
# shellcheck source=deploy/lab/lab.sh
. "$here/lab.sh"
# shellcheck source=deploy/lab/pair.sh
. "$here/pair.sh"

# Makes the nodes ask for the client's MAC while they answer from a virtual address, and the client for theirs.
forget_neighbours() {
  local who
  for who in a b c; do ip -n "$who" neigh flush dev eth0 >/dev/null 2>&1 || true; done
}

# What the two nodes do to each other on purpose when one of them stops or comes back.
measure_handover() {
  lab_engine "$engine" 1s crossed
  start_pair
  pair_settled "web=a api=b"
  sleep 2
  happen "caches forgotten" "web=a api=b" 1 forget_neighbours
  happen "orderly stop" "web=b api=b" 1.5 lab_engine_stop a
  happen "caches forgotten" "web=b api=b" 1 forget_neighbours
  happen "preferred node returns" "web=a api=b" 2.5 lab_engine_start a
  happen "caches forgotten" "web=a api=b" 1 forget_neighbours
}

measure_silence() {
  lab_engine "$engine" 1s silent
  start_pair --virtual-macs
  pair_settled "web=a api=a"
  sleep 5
  happen "silence" "web=a api=a" 60 ask_everybody
}

# A LAN in which a switch asks for multicast members and a client for addresses: who may not speak must not answer.
ask_everybody() {
  lab_set sw net.ipv6.conf.lan.disable_ipv6=0
  ip -n sw link set lan type bridge mcast_snooping 1 mcast_querier 1 \
    mcast_query_interval 500 mcast_startup_query_interval 200 mcast_query_response_interval 100
  forget_neighbours
}

# keepalived has no word for drain and never notices that it is deaf; the rest is asked of both.
measure_channel() {
  local robbed=web=a
  LAB_CHECKS=on
  lab_engine "$engine" 1s crossed
  start_pair
  pair_settled "web=a api=b"
  [ "$engine" = tandem ] || robbed=web=none
  sleep 2
  if [ "$engine" = tandem ]; then
    happen "node a is drained" "web=b api=b" 1.5 lab_ctl a drain a
    happen "node a is undrained" "web=a api=b" 2.5 lab_ctl b undrain a
    happen "the Master sends and no longer hears" "web=b api=b" 1.5 lab_deafen a
    happen "it hears again" "web=a api=b" 2.5 lab_undeafen
  fi
  happen "the Master's LAN link is lost" "web=b api=b" 1.5 lab_link a down
  happen "its LAN link is back" "web=a api=b" 2.5 lab_link a up
  happen "HAProxy is killed on the Master's node" "web=b api=b" 1.5 lab_haproxy_end a
  happen "HAProxy runs there again" "web=a api=b" 2.5 lab_haproxy_start a
  happen "a stranger advertises priority 255 for 5 s" "$robbed api=b" 0.5 lab_spoof 5
}

# Every way in which an operator hands a router over; keepalived has none.
measure_drain() {
  lab_engine tandem 1s crossed
  start_pair
  pair_settled "web=a api=b"
  sleep 2
  happen "node a is drained" "web=b api=b" 1.5 lab_ctl a drain a
  happen "node a is undrained" "web=a api=b" 1.5 lab_ctl b undrain a
  happen "web is moved to node b" "web=b api=b" 1.5 lab_ctl a move web b
  happen "web is moved back" "web=a api=b" 1.5 lab_ctl a unmove web
}

# Node a is behind a second switch, the client beside node b, and the trunk is cut until both have been Master for 3 s. Of address
# web the client is on the loser's side, of api on the winner's. keepalived's client may be without an answer for ten seconds.
measure_heal() {
  local after=3
  [ "$engine" = tandem ] || after=12
  lab_engine "$engine" 1s crossed
  pair_machines
  lab_trunk a
  pair_engines
  pair_settled "web=a api=b"
  sleep 2
  happen "the LAN is cut in two" "web=a+b api=a+b" 3 lab_sever
  happen "the LAN is whole again" "web=a api=b" "$after" lab_join
}

# How soon node b's status shows what became of a router on node a, in 300 moves there and back. Both have the machine's one
# clock. The interval only says how soon a node is ready to take over again.
measure_roster() {
  local turn
  lab_engine tandem 100ms crossed
  pair_machines
  for node in a b; do lab_engine_start "$node"; done
  pair_settled "web=a api=b"
  sleep 2
  lab_daemon c roster "$LAB_TOOL" roster --socket "$LAB_DIR/run-b/tandem/api.sock" --node a --out "$LAB_DIR/roster.log"
  watchers=("$LAB_PID")
  for ((turn = 0; turn < 150; turn++)); do
    lab_ctl b move web b >/dev/null
    lab_ctl b move web a >/dev/null
  done
}

if [ -n "${LAB_INSIDE:-}" ]; then
  scenario=${session[0]} engine=${session[1]} LAB_DIR=${session[2]}
  trap 'exit 130' INT
  trap 'exit 143' TERM
  [[ $scenario != *-plain ]] || LAB_MACS=plain
  case ${scenario%-plain} in
    power-off-*) pair_power_off "${scenario#power-off-}" ;;
    handover) measure_handover ;;
    silence) measure_silence ;;
    channel) measure_channel ;;
    drain) measure_drain ;;
    heal) measure_heal ;;
    roster) measure_roster ;;
    *) lab_fail "scenario $scenario is not known" ;;
  esac
  end_watch
  exit 0
fi

IFS=, read -ra engines <<<"$engines"
# shellcheck source=deploy/lab/requirements.sh
. "$here/requirements.sh"
need_programs "${engines[@]}" >&2
need_namespaces
need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL" >&2
[[ " ${engines[*]} " != *" tandem "* ]] || need_tandem >&2

results_folder "$keep" measure
scenarios=(power-off-1s power-off-100ms power-off-10ms handover handover-plain silence channel drain drain-plain heal heal-plain roster)
[ -z "$only" ] || IFS=, read -ra scenarios <<<"$only"
for scenario in "${scenarios[@]}"; do
  case $scenario in
    # One look of 60 s is the measurement here, and 300 moves.
    silence | roster) repeat=1 ;;
    handover* | drain*) repeat=${runs:-20} ;;
    *) repeat=${runs:-10} ;;
  esac
  for ((run = 1; run <= repeat; run++)); do
    for engine in "${engines[@]}"; do
      [[ $scenario != @(drain*|handover-plain|roster) || $engine = tandem ]] || continue
      printf '%s %d/%d %s\n' "$scenario" "$run" "$repeat" "$engine" >&2
      mkdir -p "$root/$scenario/$engine/$run"
      code=0
      lab_enter "$here/measure.sh" --session "$scenario" "$engine" "$root/$scenario/$engine/$run" >&2 || code=$?
      [ "$code" -lt 128 ] || exit "$code"
      [ "$code" = 0 ] || printf 'lab: this repetition gave nothing; it counts as missing\n' >&2
    done
  done
done
"$LAB_TOOL" figures --dir "$root" --fact "command=$command" --fact "day=$(date -u +%F)" --fact "kernel=$(uname -sr)" \
  --fact "keepalived=$(keepalived -v 2>&1 | head -n 1)" --fact "tandem=$(git -C "$LAB_ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)" \
  --fact "guard=$(guard_kind)" --fact "dotnet=$(dotnet --version)"
