# Sourced by tests/run.sh: what the tests need from the system, and how it gets there.

# what to look for : the package that has it, the same on Debian 12 and Ubuntu 24.04
NEEDED=(nft:nftables libnftables.so.1:libnftables1 libpcap.so.0.8:libpcap0.8 keepalived:keepalived vrrpd:frr
  haproxy:haproxy tcpdump:tcpdump ip:iproute2 arping:iputils-arping ping:iputils-ping jq:jq ps:procps)
POLICY=/usr/sbin/policy-rc.d

is_present() {
  case $1 in
    *.so.*) [[ $(ldconfig -p) == *$'\t'"$1 "* ]] ;;
    vrrpd) [ -x /usr/lib/frr/vrrpd ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing_packages() {
  local pair
  for pair in "${NEEDED[@]}"; do
    is_present "${pair%%:*}" || printf '%s\n' "${pair#*:}"
  done
}

# Installs without letting a package start its service: not now, and not at the next boot either.
install_packages() {
  local package made=
  if [ ! -e "$POLICY" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$POLICY" && chmod 755 "$POLICY" && made=1
    trap 'rm -f "$POLICY"' EXIT
  fi
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$RESULTS/apt.log" 2>&1
  local code=$?
  if [ -n "$made" ]; then rm -f "$POLICY"; trap - EXIT; fi
  [ $code -eq 0 ] || { tail -n 5 "$RESULTS/apt.log" | sed 's/^/    /'; return 1; }
  for package in keepalived frr haproxy; do
    case " $* " in *" $package "*) ! command -v systemctl >/dev/null || systemctl disable "$package" >>"$RESULTS/apt.log" 2>&1 ;; esac
  done
}

prepare_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    say packages "installing ${missing[*]} (services stay off)"
    install_packages "${missing[@]}" || say packages "apt-get failed, see $RESULTS/apt.log"
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || return 0
  fi
  say packages "missing: ${missing[*]}"
  say "" "get them with: sudo apt-get install --no-install-recommends ${missing[*]}"
  MISSING="${missing[*]}"
}

# An ordinary user gets namespaces from a user namespace of his own, with a /run of its own to name them in, and a loopback
# (the test runner talks to its test host over it).
USER_NAMESPACE=(unshare --user --map-root-user --net --mount --pid --fork --mount-proc --propagation private
  sh -c 'mount -t tmpfs tmpfs /run && mkdir /run/netns && ip link set lo up && exec "$@"' inside)

# Sets KERNEL_PREFIX to what a kernel suite must be started with, or WHY_NOT to why it cannot run.
prepare_kernel() {
  KERNEL_PREFIX=() WHY_NOT=
  if [ -n "$MISSING" ]; then
    WHY_NOT="not installed: $MISSING"
  elif [ "$(id -u)" -eq 0 ] && unshare --net --mount true 2>/dev/null; then
    return
  elif "${USER_NAMESPACE[@]}" true 2>/dev/null; then
    KERNEL_PREFIX=("${USER_NAMESPACE[@]}")
    say kernel "suites run in a user namespace (real-time priority is not available there)"
  else
    WHY_NOT="no root rights and no user namespaces: run 'sudo tests/run.sh', or allow unprivileged user namespaces"
  fi
}

# A test host that was killed leaves its namespaces; they carry its process id.
sweep_namespaces() {
  local name maker id
  for name in $(ls /run/netns 2>/dev/null | grep -E '^tandem-[0-9]+-'); do
    maker=${name#tandem-}; maker=${maker%%-*}
    [ ! -d "/proc/$maker" ] || continue
    for id in $(ip netns pids "$name"); do kill -KILL "$id"; done
    ip netns delete "$name"
  done
}
