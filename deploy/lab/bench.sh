#!/usr/bin/env bash
# Measures whole processes with many virtual routers, Tandem beside Debian's keepalived in the same run and in turns,
# and prints a table and JSON. Every repetition is a fresh lab. One IPv4 address a router, 255 routers a segment.
#   deploy/lab/bench.sh [--runs 3] [--routers 255,1000] [--intervals 1s,100ms] [--engines tandem,keepalived] [--only SCENARIO]
#                       [--seconds 30] [--json FILE] [--keep DIRECTORY]
#   scenarios: mass    the Master of all routers loses power: from the first to the last address announced; also start
#                      until all are held
#              steady  processor time of Master and Backup over --seconds, and their memory
#   engines: tandem keepalived (use_vmac) keepalived-plain (without virtual MAC)
set -euo pipefail

runs=3
routers=255,1000
intervals=1s,100ms
engines=tandem,keepalived
only=mass,steady
seconds=30
json=""
keep=""
session=()
while [ $# -gt 0 ]; do
  case $1 in
    --runs) runs=${2:?} ; shift 2 ;;
    --routers) routers=${2:?} ; shift 2 ;;
    --intervals) intervals=${2:?} ; shift 2 ;;
    --engines) engines=${2:?} ; shift 2 ;;
    --only) only=${2:?} ; shift 2 ;;
    --seconds) seconds=${2:?} ; shift 2 ;;
    --json) json=${2:?} ; shift 2 ;;
    --keep) keep=${2:?} ; shift 2 ;;
    --session) session=("${@:2:6}") ; shift 7 ;;
    *) sed -n 's/^#   //p' "$0"; exit 2 ;;
  esac
done

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/lab.sh
. "$here/lab.sh"
# shellcheck source=deploy/lab/fleet.sh
. "$here/fleet.sh"

# sample WHAT UNIT VALUE: one measured value.
sample() {
  printf '{"scenario":"%s","routers":%d,"interval":"%s","engine":"%s","what":"%s","unit":"%s","value":%s}\n' \
    "$scenario" "$count" "$interval" "$engine" "$1" "$2" "$3" >>"$LAB_DIR/samples.jsonl"
}

# announced NODE SINCE: the first gratuitous ARP of each address, in ns: first, last, how many. SINCE in ns.
announced() {
  awk -v node="$1" -v since="$2" '
    $2 == node && $3 == "arp" && $1 > since {
      split($6, sender, "="); split($8, target, "=")
      if (sender[2] == target[2] && sender[2] ~ /^10\.[23][0-9]\.1\./ && !(sender[2] in seen)) {
        seen[sender[2]]; n++
        if (n == 1 || $1 < first) first = $1
        if ($1 > last) last = $1
      }
    }
    END { printf "%.0f %.0f %d\n", first, last, n }' "$LAB_DIR/frames.log"
}

# The monotonic clock as the capture's time stamps have it.
now_ns() { awk '{ printf "%.0f\n", $1 * 1e9 }' /proc/uptime; }

measure_mass() {
  fleet_engine "$engine" "$interval" "$count"
  fleet_up
  fleet_watch
  local started off first last heard
  started=$(now_ns)
  lab_engine_start a
  fleet_wait a 60 || lab_fail "node a does not hold all: $(fleet_held a) of $count"
  lab_engine_start b
  # The Backup has attached all and heard all when the kernel has its macvlans; keepalived takes its time.
  sleep $((5 + count / 100))
  off=$(now_ns)
  fleet_power_off a
  fleet_wait b 30 || lab_fail "node b does not hold all: $(fleet_held b) of $count"
  sleep 1
  fleet_end_watch
  read -r first last heard < <(announced a "$((started - 20000000))")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced at the start"
  sample "start until all are announced" s "$(awk -v a="$started" -v b="$last" 'BEGIN { printf "%.2f", (b - a) / 1e9 }')"
  read -r first last heard < <(announced b "$((off - 20000000))")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced by the new Master"
  sample "first to last address announced" ms "$(awk -v a="$first" -v b="$last" 'BEGIN { printf "%.1f", (b - a) / 1e6 }')"
  local quiet
  quiet=$(awk '$2 == "a" && $3 == "advert" { last = $1 } END { printf "%.0f\n", last }' "$LAB_DIR/frames.log")
  sample "last advert of the old Master to the last address announced" ms "$(awk -v a="$quiet" -v b="$last" 'BEGIN { printf "%.1f", (b - a) / 1e6 }')"
}

measure_steady() {
  fleet_engine "$engine" "$interval" "$count"
  fleet_up
  lab_engine_start a
  fleet_wait a 60 || lab_fail "node a does not hold all: $(fleet_held a) of $count"
  lab_engine_start b
  sleep $((5 + count / 100))
  local -A before
  local node role
  for node in a b; do before[$node]=$(fleet_ticks "$node"); done
  sleep "$seconds"
  for node in a b; do
    role=Master
    [ "$node" = a ] || role=Backup
    sample "processor of the $role" % "$(awk -v t=$(($(fleet_ticks "$node") - before[$node])) -v s="$seconds" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.2f", 100 * t / hz / s }')"
    sample "memory (PSS) of the $role" MiB "$(awk -v k="$(fleet_pss "$node")" 'BEGIN { printf "%.1f", k / 1024 }')"
  done
  [ "$(fleet_held a) $(fleet_held b)" = "$count 0" ] || lab_fail "roles changed: a holds $(fleet_held a), b $(fleet_held b)"
}

if [ -n "${LAB_INSIDE:-}" ]; then
  scenario=${session[0]} engine=${session[1]} count=${session[2]} interval=${session[3]} LAB_DIR=${session[4]} seconds=${session[5]}
  trap 'exit 130' INT
  trap 'exit 143' TERM
  case $scenario in
    mass) measure_mass ;;
    steady) measure_steady ;;
    *) lab_fail "scenario $scenario is not known" ;;
  esac
  exit 0
fi

IFS=, read -ra engines <<<"$engines"
IFS=, read -ra routers <<<"$routers"
IFS=, read -ra intervals <<<"$intervals"
IFS=, read -ra scenarios <<<"$only"
# shellcheck source=deploy/lab/requirements.sh
. "$here/requirements.sh"
need_programs "${engines[@]%-plain}" >&2
command -v jq >/dev/null || lab_fail "jq is missing (Debian: apt install jq)"
need_namespaces
need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL" >&2
[[ " ${engines[*]} " != *" tandem "* ]] || need_build src/Tandem.Node "$LAB_NODE" >&2

root=${keep:-$(mktemp -d "${TMPDIR:-/tmp}/tandem-bench.XXXXXX")}
# shellcheck disable=SC2064
[ -n "$keep" ] || trap "rm -rf '$root'" EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for scenario in "${scenarios[@]}"; do
  for interval in "${intervals[@]}"; do
    for count in "${routers[@]}"; do
      for ((run = 1; run <= runs; run++)); do
        for engine in "${engines[@]}"; do
          printf '%s %s routers at %s, %d/%d %s\n' "$scenario" "$count" "$interval" "$run" "$runs" "$engine" >&2
          where=$root/$scenario-$count-$interval-$engine-$run
          mkdir -p "$where"
          code=0
          lab_enter "$here/bench.sh" --session "$scenario" "$engine" "$count" "$interval" "$where" "$seconds" || code=$?
          [ "$code" -lt 128 ] || exit "$code"
          [ "$code" = 0 ] || printf 'lab: this repetition gave nothing; it is missing from the table\n' >&2
        done
      done
    done
  done
done

# Medians with their spread; n says how many repetitions gave a value.
result=$(cat "$root"/*/samples.jsonl | jq -s '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
  group_by([.scenario, .routers, .interval, .what, .engine]) | map(.[0] + { n: length, median: (map(.value) | median), min: (map(.value) | min), max: (map(.value) | max) } | del(.value))')
[ -z "$json" ] || jq . <<<"$result" >"$json"
printf '%s; %s; %d processors; %s\n' "$(uname -sr)" "$(keepalived -v 2>&1 | head -n 1)" "$(nproc)" "Tandem $(git -C "$LAB_ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)"
jq -r '
  def text: if . == null then "-" else "\(.median) \(.unit) (\(.min) to \(.max), n=\(.n))" end;
  "| scenario | routers | interval | what | Tandem | keepalived, virtual MAC | keepalived, plain |", "|---|---|---|---|---|---|---|",
  (group_by([.scenario, .routers, .interval, .what])[] | . as $all | .[0] as $one
    | def of($name): ($all | map(select(.engine == $name)) | .[0] | text);
      "| \($one.scenario) | \($one.routers) | \($one.interval) | \($one.what) | \(of("tandem")) | \(of("keepalived")) | \(of("keepalived-plain")) |")' <<<"$result"
