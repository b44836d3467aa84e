# shellcheck shell=bash
# shellcheck disable=SC2154,SC2119,SC2120 # engine is the sourcing script's
# What measure.sh, bench.sh and soak.sh do with the pair of nodes, sourced by them: everything about it is noted while
# something happens to it.

# Everything that is noted about a session; started before the daemons, so that no first moment is missed.
watch_lab() {
  lab_daemon sw capture "$LAB_TOOL" capture --port a=p-a --port b=p-b --out "$LAB_DIR/frames.log" "$@"
  watchers=("$LAB_PID")
  lab_daemon c neigh sh -c "exec ip -ts monitor neigh >$LAB_DIR/neigh.log"
  lab_daemon c probe "$LAB_TOOL" probe --target "web=$LAB_WEB:7007" --target "api=$LAB_API:7007" --out "$LAB_DIR/probe.log"
  watchers+=("$LAB_PID")
}

end_watch() {
  local pid
  lab_note end
  kill -TERM "${watchers[@]}"
  for pid in "${watchers[@]}"; do
    lab_wait_gone "$pid" 10 || lab_fail "a log was not written"
  done
}

start_pair() {
  pair_machines
  pair_engines "$@"
}

pair_machines() {
  lab_up "$LAB_DIR"
  local node
  for node in a b; do lab_node_up "$node"; done
}

pair_engines() {
  watch_lab "$@"
  local node
  for node in a b; do lab_engine_start "$node"; done
}

# pair_settled EXPECTED: both nodes are up, and Tandem's know of each other.
pair_settled() {
  lab_wait_holders "$1" 20 || lab_fail "the pair did not settle: $(lab_holders)"
  lab_need_channel
}

# happen SENTENCE EXPECTED SECONDS-AFTER COMMAND...
happen() {
  local sentence=$1 expected=$2 after=$3
  shift 3
  lab_note holders "$(lab_holders)"
  lab_note event "$sentence" "$expected"
  "$@"
  lab_wait_holders "$expected" 15 || true
  sleep "$after"
  lab_note holders "$(lab_holders)"
}

# Equal priorities: whoever became Master stays it; the other one takes over.
pair_power_off() {
  lab_engine "$engine" "$1" equal
  start_pair
  local tries master=none other=b
  for ((tries = 0; tries < 200; tries++)); do
    master=$(lab_holder "$LAB_WEB")
    [ "$(lab_holders)" != "web=$master api=$master" ] || [ "${#master}" != 1 ] || break
    sleep 0.1
  done
  [ "$master" = a ] || other=a
  sleep 2
  happen "power off" "web=$other api=$other" 0.5 lab_power_off "$master"
}

# What nodes answer to tandem-lab ask and who must teach the switch nothing; again after a port was made anew.
pair_hide_answers() {
  ip netns exec sw nft -f - <<'END'
table netdev ask
delete table netdev ask
table netdev ask {
  chain a { type filter hook ingress device "p-a" priority 0; ether daddr 02:00:00:00:00:ee drop; }
  chain b { type filter hook ingress device "p-b" priority 0; ether daddr 02:00:00:00:00:ee drop; }
}
END
}
