#!/usr/bin/env bash
# Measures whole processes, Tandem (its guard and worker) beside Debian's keepalived in the same run and in turns, and
# prints a table and JSON. Every repetition is a fresh lab. docs/benchmarks.md is made of such JSON by benchmarks.sh.
#   deploy/lab/bench.sh [--only SCENARIO,...] [--runs N] [--engines tandem,keepalived] [--json FILE] [--keep DIRECTORY]
#                       [--routers N,...] [--intervals 1s,...] [--seconds N]
#   on the pair of nodes, at 1 s:
#     crash     SIGKILL of the worker (of keepalived: the child of its parent)
#     freeze    SIGSTOP of it, and SIGCONT 6 s later
#     both      SIGKILL of it and its parent together
#     stop return link      SIGTERM; the preferred node comes back; the LAN link is lost and comes back
#     poweroff  equal priorities, at 1 s, 100 ms and 10 ms
#   with many virtual routers, all preferring the same node:
#     stress-cpu stress-mixed   stress-ng --cpu 4; --cpu 8 --vm 2 --io 4 --fork 2; --seconds 60 of it
#     idle steady   processor time over --seconds (30), and memory; idle: one owner's router that advertises every 40 s
#     start mass    until 1,000 are held; the Master of all loses power
#     huge          4,080 on 16 segments fail over and back, then --seconds (600) without a change (Tandem alone)
#     crowd         4,080, whose worker is killed, and is stopped when all are back (Tandem alone)
#   Without --only: crash,freeze,both,stop,return,link,poweroff. Without --runs: 10 where a run is short, 3 where long.
#   engines: tandem keepalived (use_vmac) keepalived-plain (without virtual MAC; many routers only)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/options.sh
. "$here/options.sh"
runs="" routers="" intervals="" seconds="" engines="" json="" keep=""
only=crash,freeze,both,stop,return,link,poweroff
options "runs routers intervals engines only seconds json keep" "$@"
# shellcheck source=deploy/lab/lab.sh
. "$here/lab.sh"
# shellcheck source=deploy/lab/pair.sh
. "$here/pair.sh"
# shellcheck source=deploy/lab/fleet.sh
. "$here/fleet.sh"
# shellcheck source=deploy/lab/results.sh
. "$here/results.sh"
# shellcheck source=deploy/lab/bench-pair.sh
. "$here/bench-pair.sh"
# shellcheck source=deploy/lab/bench-fleet.sh
. "$here/bench-fleet.sh"

# What a scenario is measured with: ROUTERS@INTERVAL*RUNS of it, then its seconds and engines.
plan() {
  case $1 in
    crash | freeze | both | stop | return | link) plan_is "2@1s*10" 0 tandem,keepalived ;;
    poweroff) plan_is "2@1s*10 2@100ms*10 2@10ms*10" 0 tandem,keepalived ;;
    stress-cpu | stress-mixed) plan_is "1@10ms*3 255@100ms*3" 60 tandem,keepalived ;;
    idle) plan_is "1@$FLEET_IDLE*3" 30 tandem,keepalived ;;
    steady) plan_is "1@1s*3 50@1s*3 255@1s*3 1000@1s*3 1@100ms*3 50@100ms*3 255@100ms*3 1000@100ms*3" 30 tandem,keepalived,keepalived-plain ;;
    start) plan_is "1000@1s*3" 0 tandem,keepalived ;;
    mass) plan_is "255@1s*10 1000@1s*3" 0 tandem,keepalived ;;
    huge) plan_is "4080@1s*1" 600 tandem ;;
    crowd) plan_is "4080@1s*1" 0 tandem ;;
    *) lab_fail "scenario $1 is not known" ;;
  esac
}

# Options go before the plan; routers and intervals are tried in every combination.
plan_is() {
  local one counts=() times=() default=${1##*\*}
  planned=() planned_seconds=${seconds:-$2} planned_engines=()
  IFS=, read -ra planned_engines <<<"${engines:-$3}"
  if [ -z "$routers$intervals" ]; then
    read -ra planned <<<"$1"
    return
  fi
  IFS=, read -ra counts <<<"${routers:-$(tr ' ' '\n' <<<"$1" | cut -d @ -f 1 | sort -un | paste -sd ,)}"
  IFS=, read -ra times <<<"${intervals:-$(tr ' ' '\n' <<<"$1" | cut -d @ -f 2 | cut -d '*' -f 1 | sort -u | paste -sd ,)}"
  for one in "${times[@]}"; do planned+=("${counts[@]/%/@$one*$default}"); done
}

if [ -n "${LAB_INSIDE:-}" ]; then
  scenario=${session[0]} engine=${session[1]} count=${session[2]} interval=${session[3]} LAB_DIR=${session[4]} seconds=${session[5]}
  trap 'exit 130' INT
  trap 'exit 143' TERM
  case $scenario in
    crash | freeze | both | stop | return | link | poweroff) measure_pair "$scenario" ;;
    *) measure_fleet "$scenario" ;;
  esac
  exit 0
fi

IFS=, read -ra scenarios <<<"$only"
needed=(jq)
for scenario in "${scenarios[@]}"; do
  plan "$scenario"
  needed+=("${planned_engines[@]%-plain}")
  [[ $scenario != stress-* ]] || needed+=(stress-ng)
done
# shellcheck source=deploy/lab/requirements.sh
. "$here/requirements.sh"
need_programs "${needed[@]}" >&2
need_namespaces
need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL" >&2
[[ " ${needed[*]} " != *" tandem "* ]] || need_tandem >&2

results_folder "$keep" bench
for scenario in "${scenarios[@]}"; do
  plan "$scenario"
  for case in "${planned[@]}"; do
    IFS='@*' read -r count interval repeat <<<"$case"
    repeat=${runs:-$repeat}
    for ((run = 1; run <= repeat; run++)); do
      for engine in "${planned_engines[@]}"; do
        printf '%s %s at %s, %d/%d %s\n' "$scenario" "$count" "$interval" "$run" "$repeat" "$engine" >&2
        where=$root/$scenario-$count-$interval-$engine-$run
        mkdir -p "$where"
        code=0
        lab_enter "$here/bench.sh" --session "$scenario" "$engine" "$count" "$interval" "$where" "$planned_seconds" || code=$?
        [ "$code" -lt 128 ] || exit "$code"
        [ "$code" = 0 ] || printf 'lab: this repetition gave nothing; it is missing from the table\n' >&2
      done
    done
  done
done

results "$command" "$json" "$root"/*/samples.jsonl
