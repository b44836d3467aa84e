#!/usr/bin/env bash
# A thousand reloads in a row (SIGHUP) of a real node that holds an address, while a client asks that address and another one each millisecond. Each of them changes
# addresses, interval or priority of the held router, or adds, changes or removes another one; now and then the file is wrong. No probe may be lost, no role
# may change, and memory, descriptors and threads of guard and worker must be the same in the last quarter as in the second.
# A script of its own, not part of tests/run.sh: some minutes. Last line: "N passed, N failed".
#   tests/reloads.sh [--count 1000] [--keep DIRECTORY]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lab/options.sh
. "$here/../deploy/lab/options.sh"
count=1000 keep=""
options "count keep" "$@"
# shellcheck source=deploy/lab/lab.sh
. "$here/../deploy/lab/lab.sh"
# shellcheck source=deploy/lab/fleet.sh
. "$here/../deploy/lab/fleet.sh"
# shellcheck source=tests/lib/checks.sh
. "$here/lib/checks.sh"

if [ -z "${LAB_INSIDE:-}" ]; then
  trap '[ $? = 0 ] || echo "0 passed, 1 failed"' EXIT
  # shellcheck source=deploy/lab/requirements.sh
  . "$LAB_HOME/requirements.sh"
  need_programs tandem
  need_namespaces
  need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL"
  need_tandem
  trap - EXIT
  code=0
  lab_enter "$here/reloads.sh" --count "$count" --keep "$keep" || code=$?
  exit "$code"
fi

LAB_DIR=$(mktemp -d "${TMPDIR:-/tmp}/tandem-reloads.XXXXXX")
finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  [ "$code" = 0 ] || FAILED=$((FAILED + 1))
  [ "$FAILED" = 0 ] || tail -n 5 "$LAB_DIR/tandem-a.log" || true
  if [ -n "$keep" ]; then mkdir -p "$keep" && cp -r "$LAB_DIR/." "$keep/"; fi
  rm -rf "$LAB_DIR"
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" = 0 ]
  exit
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# one_of WORD...: whichever the dice say; the dice are the same each time.
one_of() { shift $((RANDOM % $#)); printf '%s' "$1"; }

# form: another document. What there is beside the routers is what lab_equip wrote.
form() {
  local more="" last
  for last in 110 111 112 113; do
    [ $((RANDOM % 2)) = 0 ] || more+=", \"192.168.1.$last/24\""
  done
  printf 'tandem {\n  cluster = lab\n  nodes { a { address = 10.0.0.11 }, b { address = 10.0.0.12 } }\n  segments { front { interface = eth0 } }\n  virtual-routers {\n'
  printf '    web { segment = front, vrid = 51, addresses = ["%s/24"%s], priorities { a = %d, b = 50 }, advertisement-interval = %s }\n' \
    "$LAB_WEB" "$more" $((100 + RANDOM % 150)) "$(one_of 40ms 100ms 200ms 1s)"
  printf '    api { segment = front, vrid = 52, addresses = ["%s/24"], prefer = [b, a], advertisement-interval = 100ms }\n' "$LAB_API"
  case $((RANDOM % 3)) in
    1) printf '    other { segment = front, vrid = 53, addresses = ["192.168.1.120/24"], prefer = [a, b], advertisement-interval = 40ms }\n' ;;
    2) printf '    other { segment = front, vrid = 53, addresses = ["192.168.1.120/24", "192.168.1.121/24"], prefer = [a, b], accept = %s }\n' "$(one_of on off)" ;;
  esac
  printf '  }\n}\n'
  cat "$LAB_DIR/equipment.conf"
}

said() { grep -cE "$1" "$LAB_DIR/tandem-a.log" || true; }

# sample: PSS in KiB, descriptors and threads of guard and worker of node a.
sample() {
  local pid files=0 threads=0
  for pid in $(fleet_processes a); do
    files=$((files + $(find "/proc/$pid/fd" -mindepth 1 | wc -l)))
    threads=$((threads + $(find "/proc/$pid/task" -mindepth 1 -maxdepth 1 | wc -l)))
  done
  printf '%s\t%d\t%d\n' "$(fleet_pss a)" "$files" "$threads" >>"$LAB_DIR/samples.tsv"
}

# quarter COLUMN N: the median of the N-th quarter of the samples.
quarter() {
  cut -f "$1" "$LAB_DIR/samples.tsv" | awk -v q="$2" '{ v[NR] = $1 } END { for (i = int((q - 1) * NR / 4) + 1; i <= int(q * NR / 4); i++) print v[i] }' |
    sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# flat WHAT COLUMN PERCENT
flat() {
  local second last
  second=$(quarter "$2" 2) last=$(quarter "$2" 4)
  echo "$second in the second quarter, $last in the last"
  [ $((100 * last)) -le $((second * (100 + $3))) ]
}

lost() {
  awk -v name="$1" '$1 == "probe" && $2 == name { n++; answered[n] = $6; node[n] = $5; sent[n] = $3 }
    END {
      for (i = 1; i <= n - 200; i++) { if (answered[i] == 0) { lost++ } else { by[node[i]]++ } }
      printf "%d sent, %d lost, answered by", n - 200, lost
      for (who in by) { printf " %s", who; nodes++ }
      exit !(n > 2000 && lost == 0 && nodes == 1)
    }' "$LAB_DIR/probe.log"
}

lab_engine tandem 100ms crossed
# The certificates' and the record's part of the file, for every form of it.
awk '/state-directory/ { print "tandem {"; on = 1 } on' "$LAB_DIR/tandem.conf" >"$LAB_DIR/equipment.conf"
RANDOM=51
form >"$LAB_DIR/tandem.conf"
lab_up "$LAB_DIR"
for node in a b; do
  lab_node_up "$node"
  lab_engine_start "$node"
done
lab_wait_holders "web=a api=b" 20 || lab_fail "20 s after the start the holders are: $(lab_holders); expected web=a api=b"
lab_wait_channel 20 || lab_fail "the nodes do not reach each other over the management network"
worker=$(lab_worker a)

lab_daemon c probe "$LAB_TOOL" probe --target "web=$LAB_WEB:7007" --target "api=$LAB_API:7007" --out "$LAB_DIR/probe.log"
probe=$LAB_PID
begin=$EPOCHREALTIME
refused=0
for ((i = 1; i <= count; i++)); do
  form >"$LAB_DIR/next.conf"
  if [ $((i % 50)) = 0 ]; then
    sed -i 's/vrid = 51/vrid = 0/' "$LAB_DIR/next.conf"
    refused=$((refused + 1))
  fi
  mv "$LAB_DIR/next.conf" "$LAB_DIR/tandem.conf"
  at=$EPOCHREALTIME until=$((SECONDS + 20))
  kill -HUP "${LAB_ENGINE_PID[a]}"
  until [ "$(said 'is followed:|reload refused')" -ge "$i" ]; do
    [ "$SECONDS" -lt "$until" ] || lab_fail "reload $i is not done after 20 s"
    sleep 0.005
  done
  awk -v a="$at" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f\n", 1000 * (b - a) }' >>"$LAB_DIR/times"
  [ $((i % 10)) != 0 ] || sample
  # The other node follows the same file, later and less often.
  [ $((i % 25)) != 0 ] || [ $((i % 50)) = 0 ] || kill -HUP "${LAB_ENGINE_PID[b]}"
done
seconds=$(awk -v a="$begin" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f", b - a }')
sleep 0.5
kill -TERM "$probe"
lab_wait_gone "$probe" 30 || lab_fail "the probe did not write its log"

counted() { echo "$(said 'is followed:') followed, $(said 'reload refused') refused in $seconds s, each in $(sort -n "$LAB_DIR/times" | awk '{ v[NR] = $1 } END { printf "%d ms (median; longest %d ms)", v[int((NR + 1) / 2)], v[NR] }')"
  [ "$(said 'reload refused')" = $refused ] && [ "$(said 'is followed:')" = $((count - refused)) ]; }
check "each reload is followed, or refused when the file is wrong" counted
check "none was late" test "$(said 'after [0-9]+ s .*it will, as soon as it can')" = 0
check "no probe of the held router is lost" lost web
check "no probe of the other node's router either" lost api
check "the held router never changed its role" test "$(said 'web on eth0 vrid 51 IPv4: Master ->')" = 0
check "the worker is the same" test "$(lab_worker a)" = "$worker"
check "memory is flat within 5 % (PSS in KiB)" flat memory 1 5
check "descriptors are" flat descriptors 2 0
check "threads are" flat threads 3 5
