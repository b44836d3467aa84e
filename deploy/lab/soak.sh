#!/usr/bin/env bash
# A day in an hour: the pair at a 10 ms interval with a change every 5 s, each of another kind, for --minutes. A takeover is
# missed when --bound seconds after a change, or at the last look before the next one, nobody or both answer for an address, in
# two looks one right after the other. A node that is to return and is not back by then, while the other one answers, is
# counted apart: so does a busy machine. Everything that ends processes happens to node a; guard and worker of node b live
# through all of it, and their memory, file descriptors and threads are sampled. Exits 1 when a takeover was missed, or memory
# is not flat within 5 %: what is in use goes up and down by what the collector has not collected yet (up to 16 MiB), so the least of
# the last quarter is held against the least of the second, which a leak lifts as well.
#   deploy/lab/soak.sh [--minutes 60] [--interval 10ms] [--every 5] [--bound 4] [--engine tandem] [--json FILE] [--keep DIRECTORY]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/options.sh
. "$here/options.sh"
minutes=60 interval=10ms every=5 bound=4 engine=tandem json="" keep=""
options "minutes interval every bound engine json keep" "$@"
# shellcheck source=deploy/lab/lab.sh
. "$here/lab.sh"
# shellcheck source=deploy/lab/pair.sh
. "$here/pair.sh"
# shellcheck source=deploy/lab/fleet.sh
. "$here/fleet.sh"
# shellcheck source=deploy/lab/results.sh
. "$here/results.sh"

# who_answers: a word for web and one for api, such as "a b".
who_answers() { ip netns exec sw "$LAB_TOOL" who --port a=p-a --port b=p-b --address "$LAB_WEB" --address "$LAB_API"; }

# unsound ANSWERS: nobody, or both, for one of the addresses.
unsound() { [[ $1 == *none* || $1 == *ab* ]]; }

# look: sets answers. A look takes 100 ms, so one in the middle of a hand-over sees both nodes; who looks again at once does not.
# Sets state to missed for what both looks saw; a double that was over by then goes to brief.tsv.
look() {
  local first
  answers=$(who_answers)
  unsound "$answers" || return 0
  first=$answers
  answers=$(who_answers)
  if unsound "$answers"; then
    state=missed
  elif [[ $first == *ab* ]]; then
    printf '%s\t%s\t%s\n' "$EPOCHREALTIME" "$first" "$answers" >>"$LAB_DIR/brief.tsv"
  fi
}

# How often node b has taken address web over.
takeovers() { grep -cE 'web .*-> Master|\(web\) Entering MASTER' "$LAB_DIR/$engine-b.log" || true; }

# change KIND EXPECTED COMMAND...: notes how long it took until the right ones answered, and looks again before the next.
change() {
  local kind=$1 expected=$2 begin=$EPOCHREALTIME taken before answers state=ok arrived=ok
  shift 2
  [ "${begin%.*}" -lt "$end" ] || return 0
  before=$(takeovers)
  "$@"
  while
    answers=$(who_answers)
    taken=$(awk -v a="$begin" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f", 1000 * (b - a) }')
    # A worker that died or froze is back soon; whether node b stood in for it is in its log.
    [ "$answers" != "$expected" ] || { [[ $kind == worker* ]] && [ "$(takeovers)" = "$before" ]; }
  do
    [ "$taken" -lt $((bound * 1000)) ] || { arrived=late; look; break; }
  done
  memory_if_due
  until [ "$EPOCHSECONDS" -ge $((${begin%.*} + every)) ]; do sleep 0.1; done
  [ "$state" = missed ] || look
  [ "$state" = missed ] || [ "$arrived" = ok ] || state=late
  [ "$state" != ok ] || [ "$answers" = "$expected" ] || state=elsewhere
  printf '%s\t%s\t%s\t%s\t%s\n' "$begin" "$kind" "$state" "$taken" "$answers" >>"$LAB_DIR/changes.tsv"
  [ "$state" = ok ] || printf 'lab: %s, %s: expected %s, found %s\n' "$kind" "$state" "$expected" "$answers" >&2
  [ "$state" != missed ] || keep_evidence "$begin" "$kind"
}

# keep_evidence BEGIN KIND: what both nodes said around a takeover that was missed, and what the kernels have; in artifacts/lab.
keep_evidence() {
  local place node
  place=$LAB_ROOT/artifacts/lab/missed-${1%.*}
  mkdir -p "$place"
  for node in a b; do
    tail -n 400 "$LAB_DIR/$engine-$node.log" >"$place/$engine-$node.log" || true
    { ip -n "$node" -o link; ip -n "$node" -o addr; ip netns exec "$node" nft list ruleset; } >"$place/kernel-$node" 2>&1 || true
  done
  tail -n 5 "$LAB_DIR/changes.tsv" >"$place/changes.tsv"
  printf 'lab: %s was missed; what was said and seen is in %s\n' "$2" "$place" >&2
}

# The processes of node b: PSS in MiB, file descriptors, threads.
memory_if_due() {
  [ "$EPOCHSECONDS" -ge "$due" ] || return 0
  due=$((EPOCHSECONDS + gap))
  local pid files=0 threads=0
  for pid in $(fleet_processes b); do
    files=$((files + $(find "/proc/$pid/fd" -mindepth 1 | wc -l)))
    threads=$((threads + $(find "/proc/$pid/task" -mindepth 1 -maxdepth 1 | wc -l)))
  done
  printf '%s\t%s\t%d\t%d\n' "$EPOCHSECONDS" "$(awk -v k="$(fleet_pss b)" 'BEGIN { printf "%.2f", k / 1024 }')" "$files" "$threads" >>"$LAB_DIR/memory.tsv"
}

# quarter COLUMN N: a column of memory.tsv in the N-th quarter of the samples, the least first.
quarter() {
  awk -F '\t' -v c="$1" '{ print $c }' "$LAB_DIR/memory.tsv" |
    awk -v q="$2" '{ v[NR] = $1 } END { for (i = int((q - 1) * NR / 4) + 1; i <= int(q * NR / 4); i++) print v[i] }' | sort -n
}
median() { awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

kill_worker() { kill "$1" "$(lab_worker a)"; }
link() { ip -n sw link set "p-$1" "$2"; }
power_on() {
  lab_power_on a
  pair_hide_answers
}

one_round() {
  change "orderly stop" "b b" lab_engine_stop a
  change "start" "a b" lab_engine_start a
  change "worker killed" "a b" kill_worker -KILL
  change "worker frozen" "a b" kill_worker -STOP
  change "LAN link of a lost" "b b" link a down
  change "LAN link of a back" "a b" link a up
  change "LAN link of b lost" "a a" link b down
  change "LAN link of b back" "a b" link b up
  change "power off" "b b" lab_power_off a
  change "power on" "a b" power_on
}

in_state() { awk -F '\t' -v state="$1" '$3 == state { n++ } END { print n + 0 }' "$LAB_DIR/changes.tsv"; }

soak() {
  : >"$LAB_DIR/brief.tsv"
  lab_engine "$engine" "$interval" crossed
  lab_up "$LAB_DIR"
  local node end due=0 gap=60 column what unit
  for node in a b; do
    lab_node_up "$node"
    lab_engine_start "$node"
  done
  lab_wait_holders "web=a api=b" 20 || lab_fail "the pair did not settle: $(lab_holders)"
  pair_hide_answers
  [ "$minutes" -ge 15 ] || gap=$((minutes * 4))
  end=$((EPOCHSECONDS + minutes * 60))
  while [ "$EPOCHSECONDS" -lt "$end" ]; do one_round; done
  scenario="soak, $minutes minutes" count=2
  sample "role changes, one every $every s" "" "$(wc -l <"$LAB_DIR/changes.tsv")"
  sample "missed: nobody or both answering, $bound s after a change or before the next" "" "$(in_state missed)"
  sample "the right node not yet back after $bound s, the other one answering" "" "$(in_state late)"
  sample "the other node answering again before the next change" "" "$(in_state elsewhere)"
  sample "both answering in one look of 100 ms, and not in the next" "" "$(wc -l <"$LAB_DIR/brief.tsv")"
  for column in 2:"memory (PSS)":MiB 3:"file descriptors": 4:threads:; do
    IFS=: read -r column what unit <<<"$column"
    sample "node b, $what, second quarter" "$unit" "$(quarter "$column" 2 | median)"
    sample "node b, $what, last quarter" "$unit" "$(quarter "$column" 4 | median)"
  done
  sample "node b, least memory (PSS), second quarter" MiB "$(quarter 2 2 | head -n 1)"
  sample "node b, least memory (PSS), last quarter" MiB "$(quarter 2 4 | head -n 1)"
}

if [ -n "${LAB_INSIDE:-}" ]; then
  LAB_DIR=$keep
  trap 'exit 130' INT
  trap 'exit 143' TERM
  soak
  exit 0
fi

# shellcheck source=deploy/lab/requirements.sh
. "$here/requirements.sh"
need_programs "$engine" jq >&2
need_namespaces
need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL" >&2
[ "$engine" != tandem ] || need_tandem >&2

results_folder "$keep" soak
code=0
lab_enter "$here/soak.sh" --minutes "$minutes" --interval "$interval" --every "$every" --bound "$bound" --engine "$engine" --keep "$root" || code=$?
[ "$code" = 0 ] || exit "$code"
results "$command" "$json" "$root/samples.jsonl"
jq -se 'map({ (.what): .value }) | add | to_entries
  | (map(select(.key | startswith("missed"))) | all(.value == 0))
    and ([.[] | select(.key | startswith("node b, least memory")).value] | (.[1] - .[0]) <= .[0] * 0.05)' "$root/samples.jsonl" >/dev/null
