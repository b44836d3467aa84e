# shellcheck shell=bash
# shellcheck disable=SC2154 # engine and interval are bench.sh's
# The scenarios of bench.sh on the pair of nodes, sourced by it: something happens to node a, which holds address web;
# node b takes over, and where a daemon looks after itself, node a takes the address back.

settled_pair() {
  lab_engine "$engine" "$interval" crossed
  start_pair
  lab_wait_holders "web=a api=b" 20 || lab_fail "the pair did not settle: $(lab_holders)"
  lab_need_channel
  pair_hide_answers
  lab_daemon sw ask "$LAB_TOOL" ask --port p-a --port p-b --address "$LAB_WEB"
  sleep 2
}

# moment SENTENCE EXPECTED SECONDS COMMAND...: it happens, and is watched for so long. web=-: nothing has to move.
moment() {
  local sentence=$1 expected=$2 seconds=$3
  shift 3
  lab_note holders "$(lab_holders)"
  lab_note event "$sentence" "$expected"
  "$@"
  sleep "$seconds"
}

# From the end of each event to the next; the process ids are looked up before the clock starts.
pair_crash() {
  settled_pair
  local worker
  worker=$(lab_worker a)
  moment "SIGKILL of the worker" "web=b api=b" 6 kill -KILL "$worker"
}

pair_freeze() {
  settled_pair
  local worker
  worker=$(lab_worker a)
  moment "SIGSTOP of the worker" "web=b api=b" 6 kill -STOP "$worker"
  # Whoever was killed for standing still is gone.
  # shellcheck disable=SC2016
  moment "SIGCONT" "web=- api=-" 4 sh -c 'kill -CONT "$1" 2>/dev/null || true' - "$worker"
}

# kill_both PARENT CHILD. The parent is held first: neither it nor its child (which the kernel tells of a parent's end)
# may have the moment in between for a goodbye.
kill_both() {
  kill -STOP "$1"
  kill -KILL "$2" "$1"
}

pair_both() {
  settled_pair
  local worker
  worker=$(lab_worker a)
  moment "SIGKILL of both processes" "web=b api=b" 6 kill_both "${LAB_ENGINE_PID[a]}" "$worker"
}

pair_stop() {
  settled_pair
  moment "SIGTERM" "web=b api=b" 3 kill -TERM "${LAB_ENGINE_PID[a]}"
}

pair_return() {
  settled_pair
  lab_engine_stop a
  lab_wait_holders "web=b api=b" 5 || lab_fail "node b did not take over: $(lab_holders)"
  sleep 2
  moment "preferred node returns" "web=a api=b" 7 lab_engine_start a
}

pair_link() {
  settled_pair
  moment "LAN link lost" "web=b api=b" 6 ip -n sw link set p-a down
  moment "LAN link back" "web=- api=-" 7 ip -n sw link set p-a up
}

# measure_pair SCENARIO: one repetition, its values as samples.
measure_pair() {
  local what unit value more
  case $1 in
    poweroff) pair_power_off "$interval" ;;
    *) "pair_$1" ;;
  esac
  lab_note holders "$(lab_holders)"
  end_watch
  # From the last advert counts who could not say goodbye; in the other cases it is chance.
  case $1 in
    both | link | poweroff) "$LAB_TOOL" episode --dir "$LAB_DIR" ;;
    *) "$LAB_TOOL" episode --dir "$LAB_DIR" | sed '/last advert of the old Master/d' ;;
  esac >"$LAB_DIR/episode.tsv"
  [ -s "$LAB_DIR/episode.tsv" ] || lab_fail "nothing was measured"
  while IFS='|' read -r what unit value more; do
    sample "$what" "$unit" "$value" "$more"
  done < <(tr '\t' '|' <"$LAB_DIR/episode.tsv")
}
