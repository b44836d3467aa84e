# shellcheck shell=bash
# shellcheck disable=SC2034 # some are for the sourcing script
# Many virtual routers, sourced by bench.sh: two nodes on as many segments as needed (255 VRIDs each), the same
# routers for every engine, one IPv4 address each: router V of segment S holds 10.(20+S).1.V.

# An interval so long that nothing happens: node a is Master at once, as the owner of the addresses.
FLEET_IDLE=40s

# fleet_engine NAME INTERVAL ROUTERS: tandem, keepalived (use_vmac) or keepalived-plain (without a virtual MAC).
fleet_engine() {
  LAB_ENGINE=$1
  FLEET_ROUTERS=$3
  FLEET_SEGMENTS=$((($3 + 254) / 255))
  local node
  case $1 in
    tandem)
      fleet_tandem_conf "$2" >"$LAB_DIR/tandem.conf"
      lab_equip
      LAB_COMMAND=("$LAB_GUARD" --worker "$LAB_NODE" --config "$LAB_DIR/tandem.conf" --node @NODE@)
      ;;
    keepalived | keepalived-plain)
      for node in a b; do
        fleet_keepalived_conf "$node" "$(lab_seconds "$2")" >"$LAB_DIR/keepalived-$node.conf"
      done
      LAB_COMMAND=(keepalived -n -l -P -f "$LAB_DIR/keepalived-@NODE@.conf" -p /run/keepalived.pid -r /run/keepalived-vrrp.pid)
      ;;
    *) lab_fail "engine $1: expected tandem, keepalived or keepalived-plain" ;;
  esac
}

fleet_tandem_conf() {
  local i owner=""
  [ "$1" != "$FLEET_IDLE" ] || owner=", owner = on"
  printf 'tandem {\n  cluster = lab\n  nodes {\n    a { address = 10.0.0.11 }\n    b { address = 10.0.0.12 }\n  }\n  segments {\n'
  for ((i = 0; i < FLEET_SEGMENTS; i++)); do
    printf '    s%d { interface = eth%d }\n' "$i" "$i"
  done
  printf '  }\n  virtual-routers {\n'
  for ((i = 0; i < FLEET_ROUTERS; i++)); do
    printf '    r%d { segment = s%d, vrid = %d, addresses = ["10.%d.1.%d/16"], prefer = [a, b], advertisement-interval = %s%s }\n' \
      "$i" $((i / 255)) $((i % 255 + 1)) $((20 + i / 255)) $((i % 255 + 1)) "$1" "$owner"
  done
  printf '  }\n}\n'
}

fleet_keepalived_conf() {
  local i priority=254 state=BACKUP mac
  [ "$2" != "$(lab_seconds "$FLEET_IDLE")" ] || { priority=255 state=MASTER; }
  [ "$1" = a ] || { priority=251 state=BACKUP; }
  printf 'global_defs {\n  router_id %s\n  vrrp_version 3\n}\n' "$1"
  for ((i = 0; i < FLEET_ROUTERS; i++)); do
    mac="  use_vmac v$((i / 255)).$((i % 255 + 1))"$'\n'
    [ "$LAB_ENGINE" = keepalived ] || mac=""
    printf 'vrrp_instance r%d {\n  state %s\n  interface eth%d\n%s  virtual_router_id %d\n  priority %d\n  advert_int %s\n' \
      "$i" "$state" $((i / 255)) "$mac" $((i % 255 + 1)) "$priority" "$2"
    printf '  virtual_ipaddress {\n    10.%d.1.%d/16\n  }\n}\n' $((20 + i / 255)) $((i % 255 + 1))
  done
}

# The switch with one bridge a segment, and both nodes without a daemon.
fleet_up() {
  mount -t tmpfs tmpfs /run
  mkdir -p /run/netns
  ip link set lo up
  ip netns add sw
  ip -n sw link set lo up
  local s node
  for s in mgmt $(seq -f 'lan%g' 0 $((FLEET_SEGMENTS - 1))); do
    ip -n sw link add "$s" type bridge mcast_snooping 0
    lab_set sw "net.ipv6.conf.$s.disable_ipv6=1"
    ip -n sw link set "$s" up
  done
  for node in a b; do
    fleet_node_up "$node"
  done
}

fleet_node_up() {
  local node=$1 s
  ip netns add "$node"
  ip -n "$node" link set lo up
  lab_set "$node" net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
  for ((s = 0; s < FLEET_SEGMENTS; s++)); do
    lab_plug "$node" "eth$s" "02:00:00:00:$((10 + s)):0$node" "lan$s" "p-$node$s" "10.$((20 + s)).255.${LAB_NUMBER[$node]}/16"
    if [ "$LAB_ENGINE" != tandem ]; then
      lab_set "$node" "net.ipv4.conf.eth$s.arp_ignore=1" "net.ipv4.conf.eth$s.arp_announce=2"
    fi
  done
  lab_plug "$node" mg0 "02:00:00:00:01:0$node" mgmt "m-$node" "10.0.0.${LAB_NUMBER[$node]}/24"
  mkdir -p "$LAB_DIR/run-$node"
}

# Everything that both nodes send, into frames.log.
fleet_watch() {
  local s ports=()
  for ((s = 0; s < FLEET_SEGMENTS; s++)); do
    ports+=(--port "a=p-a$s" --port "b=p-b$s")
  done
  lab_daemon sw capture "$LAB_TOOL" capture "${ports[@]}" --out "$LAB_DIR/frames.log"
  FLEET_WATCH=$LAB_PID
  sleep 0.5
}

fleet_end_watch() {
  kill -TERM "$FLEET_WATCH"
  lab_wait_gone "$FLEET_WATCH" 10 || lab_fail "the capture did not end"
}

# How many virtual addresses a node's kernel has.
fleet_held() {
  ip -n "$1" -o -4 addr show 2>/dev/null | awk '$4 ~ /^10\.2[0-9]+\.1\./ || $4 ~ /^10\.3[0-9]+\.1\./ { n++ } END { print n + 0 }'
}

# fleet_wait NODE SECONDS: returns when the node holds all, 1 when time is up.
fleet_wait() {
  local until=$((SECONDS + $2))
  while [ "$(fleet_held "$1")" != "$FLEET_ROUTERS" ]; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.3
  done
}

# Power goes: all links of the node at once, then everything that runs on it.
fleet_power_off() {
  local s
  { printf 'link set m-%s down\n' "$1"; for ((s = 0; s < FLEET_SEGMENTS; s++)); do printf 'link set p-%s%d down\n' "$1" "$s"; done; } | ip -n sw -batch -
  # shellcheck disable=SC2046
  kill -KILL $(ip netns pids "$1") 2>/dev/null || true
}

# The machine that lost power remembers nothing: cables, addresses and files are made anew by fleet_node_up.
fleet_forget() {
  local s
  ip netns del "$1"
  for s in "m-$1" $(seq -f "p-$1%g" 0 $((FLEET_SEGMENTS - 1))); do ip -n sw link del "$s" 2>/dev/null || true; done
  rm -rf "${LAB_DIR:?}/run-$1"
}

# The daemon's processes: itself and its children.
fleet_processes() {
  local pid=${LAB_ENGINE_PID[$1]}
  printf '%s ' "$pid"
  lab_children "$pid" | tr '\n' ' '
}

# Processor time of a node's daemon so far, in clock ticks.
fleet_ticks() {
  local pid
  for pid in $(fleet_processes "$1"); do cat "/proc/$pid/stat"; done | sed 's/.*) //' | awk '{ sum += $12 + $13 } END { print sum }'
}

# Its memory, shared pages by their part, in KiB.
fleet_pss() {
  local pid
  for pid in $(fleet_processes "$1"); do cat "/proc/$pid/smaps_rollup"; done | awk '/^Pss:/ { sum += $2 } END { print sum }'
}
