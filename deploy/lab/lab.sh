# shellcheck shell=bash
# The lab as functions, sourced by every script here: two nodes (a, b), a client (c), three web servers (be) and
# a switch (sw) in network namespaces of their own. Everything lives inside one private set of namespaces (network,
# mounts, processes; for an ordinary user also users), so nothing outside can be touched, several labs can run side by
# side, and when the lab's first process ends, however it ends, the kernel removes all the rest.
#
#   c ─────────┐ LAN 192.168.1.0/24            management 10.0.0.0/24
#        ┌── sw: lan ──┐              each node: eth0 LAN, mg0 management, be0 web servers
#        a             b              172.31.0.0/24 leads to be: s1, s2, s3

# Bash writes its clock, and awk its fractions, with the decimal sign of the locale.
export LC_ALL=C

LAB_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LAB_ROOT=$(cd "$LAB_HOME/../.." && pwd)
LAB_TOOL=$LAB_ROOT/artifacts/bin/Tandem.Lab/release/tandem-lab
LAB_NODE=$LAB_ROOT/artifacts/lab/tandem-node
LAB_GUARD=$LAB_ROOT/artifacts/lab/guard/tandemd
LAB_CLI=$LAB_ROOT/artifacts/lab/cli/tandem
LAB_WEB=192.168.1.100
LAB_API=192.168.1.101
declare -A LAB_NUMBER=([a]=11 [b]=12) LAB_ENGINE_PID=() LAB_RUNNING=()

# shellcheck source=deploy/lab/keepalived.sh
. "$LAB_HOME/keepalived.sh"
# shellcheck source=deploy/lab/faults.sh
. "$LAB_HOME/faults.sh"

lab_say() { printf '%s\n' "$*"; }
lab_fail() { printf 'lab: %s\n' "$*" >&2; exit 1; }

# lab_set NAMESPACE KEY=VALUE...: like sysctl, which a small installation does not have.
lab_set() {
  local where=$1
  shift
  # shellcheck disable=SC2016
  ip netns exec "$where" sh -c 'cd /proc/sys && for pair; do echo "${pair#*=}" >"$(echo "${pair%%=*}" | tr . /)" || exit; done' - "$@"
}

# Runs this very script again inside the private namespaces; returns its exit code. Ctrl-C and SIGTERM reach the
# inside, which cleans up by ending.
lab_enter() {
  local options=(--net --mount --pid --fork --kill-child --mount-proc --propagation private) pid code=0
  if [ "$(id -u)" != 0 ]; then
    options+=(--user --map-root-user)
  fi
  # Job control gives the inside a process group of its own; without it bash would start it with SIGINT ignored.
  set -m
  # Killed .NET processes would leave their debugger pipes in /tmp.
  LAB_INSIDE=1 DOTNET_EnableDiagnostics=0 unshare "${options[@]}" -- bash "$@" &
  pid=$!
  set +m
  trap 'kill -INT -- "-$pid" 2>/dev/null || true' INT
  trap 'kill -TERM -- "-$pid" 2>/dev/null || true' TERM HUP
  while kill -0 "$pid" 2>/dev/null; do
    code=0
    wait "$pid" || code=$?
  done
  trap - INT TERM HUP
  return "$code"
}

# Builds the LAN, the management and the web server networks, the client and the web servers.
lab_up() {
  LAB_DIR=$1
  mount -t tmpfs tmpfs /run
  mkdir -p /run/netns
  ip link set lo up
  local name
  for name in sw c be; do
    ip netns add "$name"
    ip -n "$name" link set lo up
  done
  for name in lan mgmt web; do
    ip -n sw link add "$name" type bridge mcast_snooping 0
    lab_set sw "net.ipv6.conf.$name.disable_ipv6=1"
    ip -n sw link set "$name" up
  done
  lab_plug c eth0 02:00:00:00:00:0c lan p-c 192.168.1.2/24
  ip -n c addr add 2001:db8:1::2/64 dev eth0 nodad
  lab_plug be eth0 02:00:00:00:02:be web w-be 172.31.0.101/24
  ip -n be addr add 172.31.0.102/24 dev eth0
  ip -n be addr add 172.31.0.103/24 dev eth0
  for name in 1 2 3; do
    lab_daemon be "backend-$name" "$LAB_TOOL" backend --listen "172.31.0.10$name:8080" --name "s$name"
  done
}

# lab_plug NAMESPACE INTERFACE MAC BRIDGE PORT ADDRESS: a cable from a machine into the switch. On a busy machine the kernel
# lets a port forward some time after its cable is there; until then two nodes would not hear each other.
lab_plug() {
  ip -n sw link add "$5" type veth peer name "$2" address "$3" netns "$1"
  lab_set sw "net.ipv6.conf.$5.disable_ipv6=1"
  ip -n sw link set "$5" master "$4" up
  ip -n "$1" link set "$2" up
  ip -n "$1" addr add "$6" dev "$2"
  lab_wait_port "$5"
}

lab_wait_port() {
  local tries
  for ((tries = 0; tries < 200; tries++)); do
    [[ $(bridge -n sw link show dev "$1") != *"state forwarding"* ]] || return 0
    sleep 0.05
  done
  lab_fail "the switch does not forward at port $1"
}

# lab_daemon NAMESPACE NAME COMMAND...: starts it in the background, its output goes to the log NAME.
lab_daemon() {
  local where=$1 name=$2
  shift 2
  ip netns exec "$where" "$@" >>"$LAB_DIR/$name.log" 2>&1 &
  LAB_PID=$!
  # Its death is often the point; the shell need not report it.
  disown "$LAB_PID"
  LAB_RUNNING[$name]=$LAB_PID
}

# Nothing that was started may have ended by itself; its last words otherwise.
lab_all_run() {
  local name
  for name in "${!LAB_RUNNING[@]}"; do
    kill -0 "${LAB_RUNNING[$name]}" 2>/dev/null ||
      lab_fail "$name has ended by itself; its last words: $(grep . "$LAB_DIR/$name.log" | tail -n 1)"
  done
}

# lab_wait_gone PID SECONDS: returns when the process has ended, 1 when time is up.
lab_wait_gone() {
  local tries=$(($2 * 50))
  while kill -0 "$1" 2>/dev/null; do
    [ $((tries -= 1)) -gt 0 ] || return 1
    sleep 0.02
  done
}

# A machine comes up: cables, addresses, HAProxy on both virtual addresses, the probe's answering side. No VRRP yet.
lab_node_up() {
  local node=$1 number=${LAB_NUMBER[$1]}
  ip netns add "$node"
  ip -n "$node" link set lo up
  lab_set "$node" net.ipv4.ip_nonlocal_bind=1 net.ipv6.ip_nonlocal_bind=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
  lab_plug "$node" eth0 "02:00:00:00:00:0$node" lan "p-$node" "192.168.1.$number/24"
  ip -n "$node" addr add "2001:db8:1::$number/64" dev eth0 nodad
  lab_plug "$node" mg0 "02:00:00:00:01:0$node" mgmt "m-$node" "10.0.0.$number/24"
  lab_plug "$node" be0 "02:00:00:00:02:0$node" web "w-$node" "172.31.0.$number/24"
  if [ "$LAB_ENGINE" = keepalived ]; then
    # keepalived leaves these to the administrator; without them ARP betrays the real MAC.
    lab_set "$node" net.ipv4.conf.eth0.arp_ignore=1 net.ipv4.conf.eth0.arp_announce=2
  fi
  mkdir -p "$LAB_DIR/run-$node" "$LAB_DIR/state-$node"
  lab_haproxy_start "$node"
  lab_daemon "$node" "echo-$node" "$LAB_TOOL" echo --name "$node" --listen "$LAB_WEB:7007" --listen "$LAB_API:7007"
}

# lab_engine_start NODE: the VRRP daemon under test. Each node has a /run of its own, as two machines would.
lab_engine_start() {
  local node=$1
  # shellcheck disable=SC2016
  lab_daemon "$node" "$LAB_ENGINE-$node" bash -c 'mount --bind "$1" /run; export STATE_DIRECTORY=$2; shift 2; exec "$@"' - \
    "$LAB_DIR/run-$node" "$LAB_DIR/state-$node" \
    "${LAB_COMMAND[@]//@NODE@/$node}"
  LAB_ENGINE_PID[$node]=$LAB_PID
}

# lab_children PID: whoever it started, whichever of its threads did.
lab_children() { cat "/proc/$1/task/"*/children; }

# The process that does the work under a guard's or parent's eyes.
lab_worker() {
  local children
  read -ra children < <(lab_children "${LAB_ENGINE_PID[$1]}")
  [ "${#children[@]}" = 1 ] || lab_fail "$LAB_ENGINE on node $1 has ${#children[@]} children, expected 1"
  lab_say "${children[0]}"
}

# An orderly stop; fails when the daemon needs longer than 5 s.
lab_engine_stop() {
  kill -TERM "${LAB_ENGINE_PID[$1]}"
  lab_wait_gone "${LAB_ENGINE_PID[$1]}" 5 ||
    lab_fail "$LAB_ENGINE on node $1 did not stop within 5 s of SIGTERM"
}

# lab_ctl NODE COMMAND...: what an operator types on a node.
lab_ctl() {
  local node=$1
  shift
  "$LAB_CLI" --socket "$LAB_DIR/run-$node/tandem/api.sock" "$@"
}

# lab_reaches NODE: it reaches its peer over the management network, now, and has heard from it who holds every address.
lab_reaches() {
  local status
  status=$(lab_ctl "$1" status --json 2>/dev/null) || return 1
  [ "$(grep -c '"state": "reachable"' <<<"$status")" = 2 ] && ! grep -q '"master": null' <<<"$status"
}

# lab_wait_channel SECONDS: returns when both nodes reach each other over the management network, 1 when time is up.
lab_wait_channel() {
  local until=$((SECONDS + $1 + 1))
  until lab_reaches a && lab_reaches b; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}

# What a scenario calls that asks Tandem for what it does over the channel; keepalived has none to wait for.
lab_need_channel() {
  [ "$LAB_ENGINE" != tandem ] || lab_wait_channel 20 || lab_fail "the nodes do not reach each other over the management network"
}

# Which node's kernel has an address: "a", "b", "a+b" or "none". A machine without power holds nothing.
lab_holder() {
  local node found=""
  for node in a b; do
    if [ -n "$(ip -n "$node" -o addr show to "$1" 2>/dev/null)" ] && [ -n "$(ip netns pids "$node")" ]; then
      found=${found:+$found+}$node
    fi
  done
  lab_say "${found:-none}"
}

lab_holders() { lab_say "web=$(lab_holder $LAB_WEB) api=$(lab_holder $LAB_API)"; }

# lab_wait_holders EXPECTED SECONDS: returns when the kernels agree, 1 when time is up.
lab_wait_holders() {
  local until=$((SECONDS + $2 + 1))
  while [ "$(lab_holders)" != "$1" ]; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}

# Notes for the report, with the wall clock; the logs carry what converts it.
lab_note() {
  local IFS=$'\t'
  printf '%s\t%s\n' "$EPOCHREALTIME" "$*" >>"$LAB_DIR/events.log"
}

# lab_equip: what every installation does once: certificates for the channel between the nodes, and a disk for their record.
lab_equip() {
  local pki=$LAB_DIR/pki node
  mkdir -p "$LAB_DIR/disk"
  printf 'tandem {\n  state-directory = "%s"\n  timeline.directory = "%s"\n  coordination.tls { ca = "%s", certificate = "%s", key = "%s" }\n}\n' \
    "$LAB_DIR/disk" "$LAB_DIR/disk" "$pki/ca.pem" "$pki/{node}.pem" "$pki/{node}.pem" >>"$LAB_DIR/tandem.conf"
  "$LAB_NODE" --pki init --config "$LAB_DIR/tandem.conf" >"$LAB_DIR/pki.log"
  for node in a b; do
    "$LAB_NODE" --pki issue "$node" --config "$LAB_DIR/tandem.conf" >>"$LAB_DIR/pki.log"
  done
}

# What a scenario may want of either engine besides its template: plain addresses instead of virtual MACs, and a check of HAProxy
# on each node (every second, down after three failures), which releases both addresses.
LAB_MACS=virtual
LAB_CHECKS=off
LAB_PLAIN_SETTINGS="tandem.virtual-routers { web.virtual-mac = off, api.virtual-mac = off }"
LAB_CHECK_SETTINGS='tandem {
  checks.haproxy { type = http, url = "http://127.0.0.1:8404/health" }
  virtual-routers { web.checks { haproxy = release }, api.checks { haproxy = release } }
}'

# lab_engine NAME INTERVAL TEMPLATE: writes the configuration of both nodes and remembers how to start one.
lab_engine() {
  LAB_ENGINE=$1
  local node
  case $1 in
    tandem)
      sed "s/@INTERVAL@/$2/" "$LAB_HOME/$3.conf" >"$LAB_DIR/tandem.conf"
      [ "$LAB_MACS" = virtual ] || printf '%s\n' "$LAB_PLAIN_SETTINGS" >>"$LAB_DIR/tandem.conf"
      [ "$LAB_CHECKS" = off ] || printf '%s\n' "$LAB_CHECK_SETTINGS" >>"$LAB_DIR/tandem.conf"
      lab_equip
      LAB_COMMAND=("$LAB_GUARD" --worker "$LAB_NODE" --config "$LAB_DIR/tandem.conf" --node @NODE@)
      ;;
    keepalived)
      for node in a b; do
        lab_keepalived_conf "$node" "$2" "$3" >"$LAB_DIR/keepalived-$node.conf"
      done
      LAB_COMMAND=(keepalived -n -l -P -f "$LAB_DIR/keepalived-@NODE@.conf" -p /run/keepalived.pid -r /run/keepalived-vrrp.pid)
      ;;
    *) lab_fail "engine $1: expected tandem or keepalived" ;;
  esac
}
