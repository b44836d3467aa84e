#!/usr/bin/env bash
# The .deb on two fresh Debian machines, each in a network namespace of its own: lb1 boots systemd (systemd-nspawn), lb2 has none. Installed and
# configured as docs/guides/install.md says, started under its real unit, killed, upgraded while Master, removed and purged.
# A script of its own, not part of tests/run.sh: it needs root, systemd-nspawn, mmdebstrap and curl (packages systemd-container, mmdebstrap,
# curl), for the dashboard that the package must have Node.js 20.19 or later with npm, and the network for the machines' file system, once (artifacts/deb/machine.tar). Everything else is gone at the end. Last line: "N passed, N failed".
#   tests/package.sh [FILE.deb]    default: made by deploy/deb/build.sh
# shellcheck disable=SC2016 # what is in single quotes is expanded on the machine
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export LC_ALL=C
VIP=192.168.1.100 NAME=tdeb$$ WORK=
# shellcheck source=tests/lib/checks.sh
. tests/lib/checks.sh
declare -A LEADER BOOTED

# on MACHINE COMMAND...: what its root types.
on() {
  local machine=$1
  shift
  timeout 90 nsenter -t "${LEADER[$machine]}" -m -u -n -p -r -w env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb HOME=/ "$@" </dev/null
}

finish() {
  trap - EXIT
  trap '' INT TERM HUP
  local machine
  for machine in lb1 lb2; do
    [ "$FAILED" -eq 0 ] || [ -z "${LEADER[$machine]:-}" ] || { echo "$machine:"; on "$machine" sh -c 'tail -n 15 /tmp/tandem.log || journalctl -u tandem --no-pager -o cat -n 25' 2>&1; }
    [ -z "${BOOTED[$machine]:-}" ] || { kill -KILL "${LEADER[$machine]:-${BOOTED[$machine]}}"; wait "${BOOTED[$machine]}"; } 2>/dev/null
  done
  [ -d /run/systemd/system ] || find /sys/fs/cgroup/{,systemd/,unified/}{payload,supervisor} -depth -type d -exec rmdir {} + 2>/dev/null
  for machine in sw c lb1 lb2; do ip netns del "$NAME-$machine" 2>/dev/null; done
  rm -rf "$WORK"
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ]
  exit
}
refuse() { echo "package: $1"; echo "0 passed, 1 failed"; exit 1; }
[ "$(id -u)" = 0 ] || refuse "needs root"
for program in systemd-nspawn mmdebstrap curl; do command -v $program >/dev/null || refuse "$program is missing (apt-get install systemd-container mmdebstrap curl)"; done

mkdir -p artifacts/deb
DEB=${1:-}
if [ -z "$DEB" ]; then
  deploy/deb/build.sh || refuse "the package could not be built"
  DEB=$(find artifacts/deb -maxdepth 1 -name "tandem_*.deb" -printf "%T@ %p\n" | sort -rn | head -n 1 | cut -d" " -f2)
fi
MACHINE=artifacts/deb/machine.tar
[ -s "$MACHINE" ] || mmdebstrap --quiet --variant=minbase \
  --include=systemd,systemd-sysv,iproute2,iputils-ping,procps,nftables,"$(dpkg-deb -f "$DEB" Depends | sed 's/ *([^)]*)//g; s/ *|[^,]*//g; s/ //g')" \
  bookworm "$MACHINE" || refuse "mmdebstrap failed"
trap 'exit 130' INT TERM HUP
trap finish EXIT
WORK=$(mktemp -d "${TMPDIR:-/var/tmp}/tandem-package.XXXXXX")

for name in sw c lb1 lb2; do ip netns add "$NAME-$name"; ip -n "$NAME-$name" link set lo up; done
for bridge in lan management; do ip -n "$NAME-sw" link add $bridge type bridge mcast_snooping 0; ip -n "$NAME-sw" link set $bridge up; done
# plug MACHINE INTERFACE BRIDGE ADDRESS
plug() {
  ip -n "$NAME-sw" link add "$1-$2" type veth peer name "$2" netns "$NAME-$1"
  ip -n "$NAME-sw" link set "$1-$2" master "$3" up
  ip -n "$NAME-$1" link set "$2" up
  ip -n "$NAME-$1" addr add "$4" dev "$2"
}
plug c eth0 lan 192.168.1.2/24
plug lb1 eth0 lan 192.168.1.11/24
plug lb2 eth0 lan 192.168.1.12/24
plug lb1 mg0 management 10.0.0.11/24
plug lb2 mg0 management 10.0.0.12/24

unpack() {
  local machine=$1
  mkdir "$WORK/$machine"
  tar -C "$WORK/$machine" --exclude='./dev/*' -xf "$MACHINE"
  cp "$DEB" "$WORK/$machine/var/cache/apt/archives/tandem.deb"
  echo "$machine" >"$WORK/$machine/etc/hostname"
}
# A machine that boots systemd. Without one around it systemd-nspawn has nobody to ask for a control group.
boot_systemd() {
  local keep=()
  [ -d /run/systemd/system ] || keep=(--register=no --keep-unit)
  [ ! -d /sys/fs/cgroup/systemd ] || export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=0
  SYSTEMD_NSPAWN_API_VFS_WRITABLE=network systemd-nspawn -q -D "$WORK/lb1" --boot --capability=CAP_NET_ADMIN "${keep[@]}" --machine="$NAME" --hostname=lb1 \
    --network-namespace-path="/run/netns/$NAME-lb1" </dev/null >"$WORK/lb1.log" 2>&1 &
  BOOTED[lb1]=$!
}
# One that runs nothing but what it is told.
boot_plain() {
  ip netns exec "$NAME-lb2" unshare --mount --pid --uts --fork --kill-child sh -ec 'cd "$0"; mount -t proc proc proc; mount -t sysfs sysfs sys
    mount --rbind /dev dev; mount -t tmpfs tmpfs run; hostname lb2; exec chroot . sleep infinity' "$WORK/lb2" </dev/null >"$WORK/lb2.log" 2>&1 &
  BOOTED[lb2]=$!
}
leader() {
  local child
  # shellcheck disable=SC2013
  for child in $(cat "/proc/${BOOTED[$1]}/task/${BOOTED[$1]}/children"); do
    LEADER[$1]=$child
    [[ $(on "$1" "${@:2}" 2>&1) =~ ^(running|degraded|lb2)$ ]] && return
  done
  false
}

# The same package with higher versions, for the upgrades. The worker of the last one never gets ready.
dpkg-deb -R "$DEB" "$WORK/next"
for next in 1 2 3 4; do
  sed -i "s/^\\(Version: [^+]*\\).*/\\1+$next/" "$WORK/next/DEBIAN/control"
  [ $next -lt 4 ] || printf '#!/bin/sh\n[ -z "$TANDEM_GUARD_SUCCESSOR" ] || exit 7\n' >"$WORK/next/usr/lib/tandem/tandem-node"
  dpkg-deb --root-owner-group -Zzstd -z1 --build "$WORK/next" "$WORK/next-$next.deb" >/dev/null
done
rm -rf "$WORK/next"

# What is there beside logs, caches and what dpkg notes for itself.
inventory() {
  on "$1" find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /var/tmp -o -path /var/log -o -path /var/cache \
    -o -path /var/lib/dpkg -o -path /var/lib/systemd \) -prune -o -print | grep -vE '^/etc/(passwd|shadow|group|gshadow|subuid|subgid)-$' | sort
}
kernel() { on "$1" sh -c 'ip -o link | cut -d: -f2; ip -o addr | cut -d" " -f2,7; nft list tables; cat /proc/sys/net/ipv4/conf/eth0/arp_* /proc/sys/net/ipv4/conf/eth0/promote_secondaries'; }
holds() { on "$1" ip -o addr show to $VIP | grep -o $VIP; }
holder() { holds "$1" && ping_vip; }
holder_alone() { holder "$1" && ! holds "$2" >/dev/null; }
removed() { on lb1 sh -c 'journalctl -u tandem -o cat --no-pager | grep -E "^(removed vrrp4.51|tandemd: nothing is taken)"' | grep removed; }
ping_vip() { ip netns exec "$NAME-c" ping -q -c 1 -W 1 $VIP >/dev/null; }
same() { diff "$1" "$2" | head -n 8; [ "${PIPESTATUS[0]}" -eq 0 ]; }
pids() { on "$1" sh -c 'main=$(systemctl show -P MainPID tandem); echo "$main $(cat /proc/$main/task/*/children)"'; }
# page MACHINE: what a browser is shown first, and what that asks for, over the socket of the node there.
page() {
  local root=/proc/${LEADER[$1]}/root socket asset page
  socket=$root/run/tandem/api.sock
  page=$(curl -sS -f -m 5 --unix-socket "$socket" http://tandem/) || { echo "there is none: $page"; return 1; }
  asset=$(grep -om 1 '/assets/[^"]*\.js' <<<"$page") || { head -n 1 <<<"$page"; return 1; }
  curl -sS -f -m 5 --unix-socket "$socket" -o /dev/null -w '%{size_download} bytes of script' "http://tandem$asset"
}
reached() { on lb2 tandem status | grep -o '2 of 2 nodes reached'; }
another_worker() { read -r _ now < <(pids lb1); [ -n "$now" ] && [ "$now" != "$worker" ]; }
restarts() { on lb1 systemctl show -P NRestarts tandem; }
active() { on lb1 systemctl is-active tandem && [ "$(restarts)" = "$1" ]; }
# upgrade N: dpkg takes that next package, from one version to a higher one.
upgrade() {
  cp "$WORK/next-$1.deb" "$WORK/lb1/var/cache/apt/archives/next.deb"
  on lb1 sh -c 'version() { dpkg-query -f "\${Version}" -W tandem; }
    before=$(version)
    dpkg -i /var/cache/apt/archives/next.deb >/tmp/log 2>&1 || { tail -n 5 /tmp/log; exit 1; }
    echo "$before to $(version)"
    grep -A 2 "^tandem: " /tmp/log
    dpkg --compare-versions "$before" lt "$(version)"'
}
upgrade_in_silence() { local said; said=$(upgrade "$1") && echo "$said" && ! grep -q "^tandem: " <<<"$said"; }
upgrade_refused() { upgrade "$1" | grep -A 1 "^tandem: the new version is installed and not in use"; }
same_worker() { [ "$(pids lb1 | xargs)" = "$guard $worker" ]; }
followed() { read -r main now < <(pids lb1); echo "guard $guard, then $main; worker $worker, then $now"; [ "$main" = "$guard" ] && [[ $now =~ ^[0-9]+$ ]] && [ "$now" != "$worker" ]; }
# only GUARD WORKER: of the service's user nothing else runs, not even what has ended; and the worker is the file that is installed.
only() {
  on lb1 sh -c 'there=$(ps -o pid= -u tandem | xargs)
    [ "$there" = "$0 $1" ] || [ "$there" = "$1 $0" ] || { ps -o pid,stat,args -u tandem; false; } && [ "/proc/$1/exe" -ef /usr/lib/tandem/tandem-node ]' "$@"
}
# shellcheck disable=SC2046
nothing_else() { only $(pids lb1); }
begin_ping() { ip netns exec "$NAME-c" ping -q -i 0.001 $VIP >"$WORK/ping" 2>&1 & PING=$!; }
# dark_below MS: for how long probes were lost, at the pace that this machine could keep.
dark_below() {
  sleep 0.3
  kill -INT $PING
  within 5 grep -q transmitted "$WORK/ping" # It is no child of the shell that "check" has this run in, so "wait" does not wait.
  awk -v most="$1" '/transmitted/ { sent = $1; lost = $1 - $4; dark = lost * $NF / sent; printf "%d of %d lost, %.1f ms\n", lost, sent, dark; good = sent > 100 && dark < most }
    END { exit !good }' "$WORK/ping" || { tail -n 3 "$WORK/ping"; false; }
}

for machine in lb1 lb2; do unpack $machine; done
boot_systemd
boot_plain
check "lb1 boots systemd" within 60 leader lb1 systemctl is-system-running
check "lb2 is there, without systemd" within 10 leader lb2 hostname
leader lb1 systemctl is-system-running && leader lb2 hostname || exit
for machine in lb1 lb2; do
  inventory $machine >"$WORK/$machine.files"
  kernel $machine >"$WORK/$machine.kernel"
  check "installed on $machine" on $machine sh -c 'dpkg -i /var/cache/apt/archives/tandem.deb >/tmp/log 2>&1 || { tail -n 5 /tmp/log; false; }'
done
check "nothing is started before there is a configuration" on lb1 sh -c '! systemctl is-active tandem >/dev/null && ! systemctl is-enabled tandem >/dev/null 2>&1'
check "the file as it comes is refused in a word" on lb1 sh -c '! tandem-node --check /etc/tandem/tandem.conf 2>&1'
check "systemd finds no fault with the unit" on lb1 sh -c '! systemd-analyze verify /usr/lib/systemd/system/tandem.service 2>&1 | grep -v man'
check "its exposure" on lb1 sh -c 'systemd-analyze security tandem.service --threshold=30 | tail -n 1'

cat >"$WORK/tandem.conf" <<'END'
tandem {
  cluster = edge
  nodes    { lb1 { address = 10.0.0.11 }, lb2 { address = 10.0.0.12 } }
  segments { front { interface = eth0 } }
  checks {
    who      { type = script, command = ["/bin/sh", "-c", "echo $(id -un) $(grep CapEff /proc/self/status | cut -f 2)"] }
    daemon   { type = script, user = daemon, command = ["/usr/bin/id", "-un"] }
    somebody { type = script, user = games, command = ["/usr/bin/id", "-un"] }
  }
  virtual-routers {
    web { segment = front, vrid = 51, addresses = ["192.168.1.100/24"], prefer = [lb1, lb2], checks { who = -1, daemon = -1, somebody = -1 } }
  }
}
END
echo "TANDEM_ARGS=--script-user=daemon" >"$WORK/lb1/etc/default/tandem"
for machine in lb1 lb2; do cp "$WORK/tandem.conf" "$WORK/$machine/etc/tandem/tandem.conf"; done
check "the file is good" on lb1 sh -c 'tandem-node --check /etc/tandem/tandem.conf | tail -n 1'
check "certificates are made" on lb1 runuser -u tandem -- sh -ec 'for step in init "issue lb1"; do tandem-node --pki $step --config /etc/tandem/tandem.conf; done >/dev/null'
check "by root, too, for the same user" on lb1 sh -ec 'tandem-node --pki issue lb2 --config /etc/tandem/tandem.conf; stat -c "%U %G %a" /etc/tandem/pki/lb2.pem | grep -x "tandem tandem 600"'
for file in ca.pem lb2.pem; do cp -p "$WORK/lb1/etc/tandem/pki/$file" "$WORK/lb2/etc/tandem/pki/"; done
check "started on lb1" on lb1 systemctl --quiet enable --now tandem
on lb2 sh -c 'setsid tandemd --config /etc/tandem/tandem.conf >/tmp/tandem.log 2>&1 &'
check "lb1 holds the address, and the client reaches it" within 30 holder lb1
check "the nodes reach each other" within 30 reached
check "the dashboard is in the package" page lb1
check "no setting of the unit is in the way" on lb1 sh -c "! journalctl -u tandem -o cat --no-pager | grep -vE 'somebody|plain VRRP' | grep -iE 'warn|fail|crit'"
read -r guard worker < <(pids lb1)
capabilities() { on lb1 awk '/^CapEff/ { print $2 }' "/proc/$1/status" | grep "$2"; }
check "the worker has three capabilities and no other" capabilities "$worker" 0000000000803000
check "the guard has three more, for scripts" capabilities "$guard" 00000000008030e0
said() { on lb1 journalctl -u tandem -o cat --no-pager | grep -o "$1"; }
check "a script runs as nobody, without any" within 10 said "check who is up: exit code 0: nobody 0000000000000000"
check "or as somebody whom the guard's command line names" within 10 said "check daemon is up: exit code 0: daemon"
check "and as nobody else" within 10 said "check somebody is down: user games is not permitted"
check "neither is root" on lb1 sh -c "[ \"\$(ps -o user= -p $guard,$worker | sort -u)\" = tandem ]"
if (echo -1 >/proc/self/oom_score_adj) 2>/dev/null; then
  check "memory is taken from the worker first" on lb1 sh -c "set -- \$(cat /proc/$guard/oom_score_adj /proc/$worker/oom_score_adj); echo guard \$1, worker \$2; [ \"\$*\" = '-900 0' ]"
else
  echo "skipped: memory is taken from the worker first: on this machine nobody may lower oom_score_adj (no CAP_SYS_RESOURCE)"
fi
check "threads have real-time priority" on lb1 sh -c "ps -L -o cls=,rtprio= -p $worker | grep -m 1 'FF *10'"

begin_ping
check "reload leaves everything in place" on lb1 sh -c "systemctl reload tandem && [ \"\$(systemctl show -P MainPID tandem)\" = $guard ]"
on lb1 kill -KILL "$worker"
check "the worker is killed: the guard starts the next one" within 20 another_worker
check "lb1 holds the address again" within 30 holder lb1
check "by then" dark_below 100
on lb1 systemctl kill -s KILL --kill-who=all tandem
check "guard and worker are killed at once: lb2 takes over" within 10 holder lb2
# Where control groups do not tell that they are empty (version 1, in a container) systemd waits for TimeoutStopSec before it goes on.
check "what they left is taken away" within 40 removed
check "systemd starts them again, and lb1 has the address, alone" within 30 holder_alone lb1 lb2

check "the channel is back" within 30 reached
begin_ping
check "upgraded while Master" upgrade_in_silence 1
check "lb1 has the address" within 30 holder lb1
check "by the upgrade" dark_below 10
check "the unit is active, started once" active 0
check "a guard and a worker run, and nothing else" within 10 nothing_else

# in_place N WHY: an upgrade where nobody would take the address.
in_place() {
  local begun
  begun=$(restarts)
  read -r guard worker < <(pids lb1)
  begin_ping
  check "upgraded in place, for $2" upgrade_in_silence "$1"
  check "another worker has followed below the same guard" followed
  check "lb1 holds the address" holder lb1
  check "by this upgrade" dark_below 50
  check "the unit is active, and was not started again" active "$begun"
  check "the guard and that worker run, and nothing else" within 10 nothing_else
}
on lb2 sh -c 'kill -TERM $(pidof tandemd)'
within 10 on lb2 sh -c '! pidof tandemd'
alone() { on lb1 tandem status | grep -o '1 of 2 nodes reached'; }
check "lb1 knows that it is alone" within 30 alone
in_place 2 "the other node is down"

sed 's/, lb2 { address = 10.0.0.12 }//; s/\[lb1, lb2\]/[lb1]/' "$WORK/tandem.conf" >"$WORK/lb1/etc/tandem/tandem.conf"
check "the file has one node now" on lb1 systemctl restart tandem
check "lb1 holds the address as the only one" within 30 holder lb1
in_place 3 "there is no other node"

read -r guard worker < <(pids lb1)
begin_ping
check "a version whose worker never gets ready is not in use, and dpkg says so" upgrade_refused 4
check "the worker of before works on" same_worker
check "by this attempt" dark_below 50
for machine in lb1 lb2; do
  check "removed from $machine" on $machine sh -c 'dpkg -r tandem >/tmp/log 2>&1 || { tail -n 5 /tmp/log; false; }'
  check "the kernel of $machine is as it was" same <(kernel $machine) "$WORK/$machine.kernel"
  check "purged from $machine" on $machine sh -c 'dpkg -P tandem >/tmp/log 2>&1 || { tail -n 5 /tmp/log; false; }'
  check "no file is left on $machine" same <(inventory $machine) "$WORK/$machine.files"
  check "no user either" on $machine sh -c '! getent passwd tandem && ! getent group tandem'
done
