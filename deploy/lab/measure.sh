#!/usr/bin/env bash
# Measures what a client notices, Tandem beside keepalived (use_vmac) in the same run and in turns, and prints JSON:
# power off of the Master at three intervals, an orderly stop, the return of the preferred node, the client's ARP
# entries, what a Backup sends; and what the channel between the nodes is for: drain and return, a lost LAN link, a
# Master gone deaf, a stranger, and every hand-over an operator can ask for, with virtual MACs and without. Every
# repetition is a fresh lab. Medians of --runs; about 35 minutes in all.
#   deploy/lab/measure.sh [--runs 10] [--only SCENARIO] [--engines tandem,keepalived] [--keep DIRECTORY]
#   scenarios: power-off-1s power-off-100ms power-off-10ms handover silence channel drain drain-plain
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/options.sh
. "$here/options.sh"
runs=10 only="" engines=tandem,keepalived keep=""
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

measure_handover() {
  lab_engine "$engine" 1s crossed
  start_pair
  lab_wait_holders "web=a api=b" 20 || lab_fail "the pair did not settle: $(lab_holders)"
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
  lab_wait_holders "web=a api=a" 20 || lab_fail "the pair did not settle: $(lab_holders)"
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
  lab_engine "$engine" 1s crossed
  start_pair
  lab_wait_holders "web=a api=b" 20 || lab_fail "the pair did not settle: $(lab_holders)"
  if [ "$engine" = tandem ]; then
    lab_wait_channel 20 || lab_fail "the nodes do not reach each other over the management network"
  else
    robbed=web=none
  fi
  sleep 2
  if [ "$engine" = tandem ]; then
    happen "node a is drained" "web=b api=b" 1.5 lab_ctl a drain a
    happen "node a is undrained" "web=a api=b" 2.5 lab_ctl b undrain a
    happen "the Master sends and no longer hears" "web=b api=b" 1.5 lab_deafen a
    happen "it hears again" "web=a api=b" 2.5 lab_undeafen
  fi
  happen "the Master's LAN link is lost" "web=b api=b" 1.5 lab_link a down
  happen "its LAN link is back" "web=a api=b" 2.5 lab_link a up
  happen "a stranger advertises priority 255 for 5 s" "$robbed api=b" 0.5 lab_spoof 5
}

# Every way in which an operator hands a router over; keepalived has none. measure_drain SETTINGS
measure_drain() {
  lab_engine tandem 1s crossed "$1"
  start_pair
  lab_wait_holders "web=a api=b" 20 || lab_fail "the pair did not settle: $(lab_holders)"
  lab_wait_channel 20 || lab_fail "the nodes do not reach each other over the management network"
  sleep 2
  happen "node a is drained" "web=b api=b" 1.5 lab_ctl a drain a
  happen "node a is undrained" "web=a api=b" 1.5 lab_ctl b undrain a
  happen "web is moved to node b" "web=b api=b" 1.5 lab_ctl a move web b
  happen "web is moved back" "web=a api=b" 1.5 lab_ctl a unmove web
}

if [ -n "${LAB_INSIDE:-}" ]; then
  scenario=${session[0]} engine=${session[1]} LAB_DIR=${session[2]}
  trap 'exit 130' INT
  trap 'exit 143' TERM
  case $scenario in
    power-off-*) pair_power_off "${scenario#power-off-}" ;;
    handover) measure_handover ;;
    silence) measure_silence ;;
    channel) measure_channel ;;
    drain) measure_drain "" ;;
    drain-plain) measure_drain "tandem.virtual-routers { web.virtual-mac = off, api.virtual-mac = off }" ;;
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
scenarios=(power-off-1s power-off-100ms power-off-10ms handover silence channel drain drain-plain)
[ -z "$only" ] || scenarios=("$only")
for scenario in "${scenarios[@]}"; do
  repeat=$runs
  # One look of 60 s is the measurement here.
  [ "$scenario" != silence ] || repeat=1
  for ((run = 1; run <= repeat; run++)); do
    for engine in "${engines[@]}"; do
      [[ $scenario != drain* || $engine = tandem ]] || continue
      printf '%s %d/%d %s\n' "$scenario" "$run" "$repeat" "$engine" >&2
      mkdir -p "$root/$scenario/$engine/$run"
      code=0
      lab_enter "$here/measure.sh" --session "$scenario" "$engine" "$root/$scenario/$engine/$run" >&2 || code=$?
      [ "$code" -lt 128 ] || exit "$code"
      [ "$code" = 0 ] || printf 'lab: this repetition gave nothing; it counts as missing\n' >&2
    done
  done
done
"$LAB_TOOL" figures --dir "$root"
