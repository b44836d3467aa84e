# shellcheck shell=bash
# shellcheck disable=SC2154 # engine, interval, count and seconds are bench.sh's
# The scenarios of bench.sh with many virtual routers, sourced by it. All prefer node a.

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

# ratio A B DECIMALS
ratio() { awk -v a="$1" -v b="$2" -v d="$3" 'BEGIN { printf "%.*f", d, a / b }'; }

# Node a holds all, node b stands by: it has heard all when the kernel has its macvlans; keepalived takes its time.
fleet_settle() {
  lab_engine_start a
  fleet_wait a $((60 + count / 10)) || lab_fail "node a does not hold all: $(fleet_held a) of $count"
  lab_engine_start b
  sleep $((5 + count / 100))
  [ "$(fleet_held a) $(fleet_held b)" = "$count 0" ] || lab_fail "the nodes did not settle: a holds $(fleet_held a), b $(fleet_held b)"
}

# Changes of state that both daemons have logged so far, whatever they are called.
fleet_changes() {
  cat "$LAB_DIR/$LAB_ENGINE-a.log" "$LAB_DIR/$LAB_ENGINE-b.log" |
    grep -cE ': (Initialize|Backup|Master) -> |Entering (MASTER|BACKUP|FAULT) STATE' || true
}

# sample_announced NODE SINCE: from the first to the last address. Reads frames.log, so the capture must have ended.
sample_announced() {
  local first last heard quiet
  read -r first last heard < <(announced "$1" "$(($2 - 20000000))")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced by node $1"
  sample "first to last address announced" ms "$(ratio $((last - first)) 1000000 1)"
  quiet=$(awk '$2 == "a" && $3 == "advert" { last = $1 } END { printf "%.0f\n", last }' "$LAB_DIR/frames.log")
  sample "last advert of the old Master to the last address announced" ms "$(ratio $((last - quiet)) 1000000 1)"
}

measure_start() {
  fleet_watch
  local started first last heard
  started=$(now_ns)
  lab_engine_start a
  fleet_wait a 120 || lab_fail "node a does not hold all: $(fleet_held a) of $count"
  sleep 1
  fleet_end_watch
  read -r first last heard < <(announced a "$((started - 20000000))")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced at the start"
  sample "start until all are announced, Master_Down_Interval (3.008 intervals) included" s "$(ratio $((last - started)) 1000000000 2)"
  sample "first to last address announced" ms "$(ratio $((last - first)) 1000000 1)"
}

measure_mass() {
  fleet_watch
  local off
  fleet_settle
  off=$(now_ns)
  fleet_power_off a
  fleet_wait b 30 || lab_fail "node b does not hold all: $(fleet_held b) of $count"
  sleep 1
  fleet_end_watch
  sample_announced b "$off"
}

# What runs all the time has been compiled for good after three quarters of a minute; keepalived waits as long.
measure_steady() {
  fleet_settle
  sleep 45
  local -A before
  local node role ticks
  ticks=$(($(getconf CLK_TCK) * seconds))
  for node in a b; do before[$node]=$(fleet_ticks "$node"); done
  sleep "$seconds"
  for node in a b; do
    role=Master
    [ "$node" = a ] || role=Backup
    sample "processor of the $role" % "$(ratio $((100 * ($(fleet_ticks "$node") - before[$node]))) "$ticks" 2)"
    sample "memory (PSS) of the $role" MiB "$(ratio "$(fleet_pss "$node")" 1024 1)"
  done
  [ "$(fleet_held a) $(fleet_held b)" = "$count 0" ] || lab_fail "roles changed: a holds $(fleet_held a), b $(fleet_held b)"
}

# measure_stress OPTIONS...: ordinary processes at ordinary priority in a group of their own, which ends with us.
measure_stress() {
  fleet_settle
  local before hogs worst=0
  before=$(fleet_changes)
  setsid stress-ng "$@" --timeout "${seconds}s" >"$LAB_DIR/stress.log" 2>&1 &
  hogs=$!
  # shellcheck disable=SC2064
  trap "kill -KILL -- -$hogs 2>/dev/null || true" EXIT
  sleep 1
  kill -0 "$hogs" 2>/dev/null || lab_fail "stress-ng did not run: $(tail -n 1 "$LAB_DIR/stress.log")"
  wait "$hogs" || worst=$?
  [ "$worst" = 0 ] || printf 'lab: stress-ng ended with %d\n' "$worst" >&2
  sample "state changes on both nodes in $seconds s" "" $(($(fleet_changes) - before))
  sleep 2
  [ "$(fleet_held a) $(fleet_held b)" = "$count 0" ] || printf 'lab: afterwards node a holds %d, node b %d\n' "$(fleet_held a)" "$(fleet_held b)" >&2
}

# Fails over to node b and back, then minutes of nothing.
measure_huge() {
  fleet_watch
  local off back first last heard before
  fleet_settle
  off=$(now_ns)
  fleet_power_off a
  fleet_wait b 60 || lab_fail "node b does not hold all: $(fleet_held b) of $count"
  sleep 2
  fleet_forget a
  fleet_node_up a
  back=$(now_ns)
  lab_engine_start a
  fleet_wait a $((60 + count / 10)) || lab_fail "node a did not take all back: $(fleet_held a) of $count"
  sleep $((5 + count / 100))
  fleet_end_watch
  read -r first last heard < <(announced b "$((off - 20000000))")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced by node b"
  sample "power off: first to last address announced" ms "$(ratio $((last - first)) 1000000 1)"
  sample "return until all are announced, Master_Down_Interval included" s "$(ratio $(($(announced a "$back" | cut -d ' ' -f 2) - back)) 1000000000 2)"
  [ "$(fleet_held b)" = 0 ] || lab_fail "node b still holds $(fleet_held b)"
  before=$(fleet_changes)
  sleep "$seconds"
  sample "state changes on both nodes in $seconds s" "" $(($(fleet_changes) - before))
  sample "memory (PSS) of the Master" MiB "$(ratio "$(fleet_pss a)" 1024 1)"
}

# What the guard does for thousands: the worker is killed, comes back to what the dead one has left, and is stopped.
measure_crowd() {
  fleet_watch
  fleet_settle
  local killed stopped last heard
  killed=$(now_ns)
  kill -KILL "$(lab_worker a)"
  fleet_wait b 30 || lab_fail "node b does not hold all: $(fleet_held b) of $count"
  fleet_wait a $((60 + count / 10)) || lab_fail "node a did not take all back: $(fleet_held a) of $count"
  sleep 5
  stopped=$(now_ns)
  kill -TERM "${LAB_ENGINE_PID[a]}"
  lab_wait_gone "${LAB_ENGINE_PID[a]}" 30 || lab_fail "the daemon of node a does not end"
  sample "SIGTERM until the process has ended" s "$(ratio $(($(now_ns) - stopped)) 1000000000 2)"
  fleet_wait b 30 || lab_fail "node b does not hold all: $(fleet_held b) of $count"
  sleep 1
  fleet_end_watch
  sample "left in the kernel of node a: macvlans" "" "$(ip -n a -o link show type macvlan | wc -l)"
  read -r _ last heard < <(announced b "$killed")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced by node b"
  sample "SIGKILL of the worker until node b has announced all" ms "$(ratio $((last - killed)) 1000000 1)"
  sample "SIGKILL of the worker until node a has announced all again" s "$(ratio $(($(announced a "$killed" | cut -d ' ' -f 2) - killed)) 1000000000 2)"
  read -r _ last heard < <(announced b "$stopped")
  [ "$heard" = "$count" ] || lab_fail "only $heard of $count addresses were announced by node b after the stop"
  sample "SIGTERM until node b has announced all" ms "$(ratio $((last - stopped)) 1000000 1)"
}

# measure_fleet SCENARIO
measure_fleet() {
  fleet_engine "$engine" "$interval" "$count"
  fleet_up
  case $1 in
    stress-cpu) measure_stress --cpu 4 ;;
    stress-mixed) measure_stress --cpu 8 --vm 2 --io 4 --fork 2 ;;
    idle) measure_steady ;;
    *) "measure_$1" ;;
  esac
}
