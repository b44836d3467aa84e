# shellcheck shell=bash
# shellcheck disable=SC2154 # what begins with LAB_ is lab.sh's
# What can happen to a node or to its LAN, sourced by lab.sh.

# One way only: the switch forwards nothing to the node any more, and all that comes from it.
lab_deafen() { ip netns exec sw nft "add table netdev deaf; add chain netdev deaf out { type filter hook egress device p-$1 priority 0; policy drop; }"; }
lab_undeafen() { ip netns exec sw nft delete table netdev deaf; }

lab_link() { ip -n sw link set "p-$1" "$2"; }

# lab_trunk NODE: a second switch for the LAN of this node, and a trunk between the two, which can be cut without a link going
# down anywhere: no switch is told to forget what it has learned.
lab_trunk() {
  ip -n sw link add far type bridge mcast_snooping 0
  ip -n sw link add t-near type veth peer name t-far
  local name
  for name in far t-near t-far; do
    lab_set sw "net.ipv6.conf.$name.disable_ipv6=1"
    ip -n sw link set "$name" up
  done
  ip -n sw link set t-near master lan
  ip -n sw link set t-far master far
  ip -n sw link set "p-$1" master far
  for name in t-near t-far "p-$1"; do lab_wait_port "$name"; done
}

lab_sever() {
  ip netns exec sw nft "add table netdev severed; add chain netdev severed near { type filter hook ingress device t-near priority 0; policy drop; }; add chain netdev severed far { type filter hook ingress device t-far priority 0; policy drop; }"
}
lab_join() { ip netns exec sw nft delete table netdev severed; }

# HAProxy alone, on a node that otherwise lives.
lab_haproxy_start() {
  lab_daemon "$1" "haproxy-$1" haproxy -db -f "$LAB_HOME/haproxy.cfg"
}
lab_haproxy_end() {
  kill -KILL "${LAB_RUNNING[haproxy-$1]}"
  lab_wait_gone "${LAB_RUNNING[haproxy-$1]}" 5 || lab_fail "HAProxy on node $1 did not end"
  unset "LAB_RUNNING[haproxy-$1]"
}

# lab_spoof SECONDS: a stranger on the client's machine advertises address web with priority 255, fifty times a second.
lab_spoof() {
  lab_daemon c spoofer "$LAB_TOOL" spoof --port eth0 --source 192.168.1.66 --address "$LAB_WEB" --vrid 51
  sleep "$1"
  kill -TERM "$LAB_PID"
  lab_wait_gone "$LAB_PID" 5 || lab_fail "the stranger did not end"
  unset "LAB_RUNNING[spoofer]"
}

# Power goes: all links of the node at once, then everything that runs on it. Nothing of it says goodbye: the management link is
# the first, or a quick node still tells its peer that the others went.
lab_power_off() {
  printf 'link set %s down\n' "m-$1" "p-$1" "w-$1" | ip -n sw -batch -
  # shellcheck disable=SC2046
  kill -KILL $(ip netns pids "$1") 2>/dev/null || true
}

# Power is back: a machine that remembers nothing.
lab_power_on() {
  ip netns del "$1"
  for port in "p-$1" "m-$1" "w-$1"; do
    ip -n sw link del "$port" 2>/dev/null || true
  done
  rm -rf "${LAB_DIR:?}/run-$1"
  lab_node_up "$1"
  lab_engine_start "$1"
}
