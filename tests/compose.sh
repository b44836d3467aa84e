#!/usr/bin/env bash
# docker-compose.yml, brought up for real: a client must see both virtual addresses, and keep seeing them while their Master's container is
# stopped, started again and killed. Takes any engine that "docker" reaches (DOCKER_HOST), with "docker compose" or docker-compose.
# A script of its own, not part of tests/run.sh: it needs an engine, and builds images. SDK_IMAGE, RUNTIME_IMAGE, DEBIAN_IMAGE and DASHBOARD_IMAGE name
# other base images than the usual ones; an engine that cannot fetch the last of them is given this machine's Node.js. Its containers, networks and volumes are gone at the end; images stay. Last line: "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export LC_ALL=C COMPOSE_PROJECT_NAME=tandem-test-$$ PROMETHEUS_PORT=0
WEB=172.28.1.100 API=172.28.1.101
WORK=$(mktemp -d)
# shellcheck source=tests/lib/checks.sh
. tests/lib/checks.sh

if docker compose version >/dev/null 2>&1; then compose=(docker compose); else compose=(docker-compose); fi
compose() { timeout 1500 "${compose[@]}" "$@" </dev/null; }
container() { compose ps -q "$1" 2>/dev/null; }
enter() { local service=$1; shift; timeout 30 docker exec "${CONTAINER[$service]}" "$@" </dev/null; }

# answers ADDRESS NODE: whether the client is answered, by that node.
answers() {
  local node
  node=$(enter client curl -sS -m 1 -o /dev/null -w '%header{x-node}' "http://$1")
  [ "$node" = "$2" ] || { echo "answered by: ${node:-nobody}"; return 1; }
}

back_ends() { enter client sh -c "for i in 1 2 3 4 5 6; do curl -sS -m 1 http://$WEB; done" | sort -u | tr '\n' ' ' | grep -Fx 's1 s2 s3 '; }
virtual_mac() { enter client ip neigh show to "$1" | grep -o "lladdr $2"; }
capabilities() { enter "$1" sh -c 'grep -h ^CapEff /proc/[0-9]*/status' | sort -u | grep -qx $'CapEff:\t0000000000003000'; }
reached() { enter lb2-tandem tandem status | grep -o '2 of 2 nodes reached'; }
sysctls_suffice() { ! compose logs --no-color lb1-tandem lb2-tandem | grep 'cannot be written here'; }
scraped() { enter prometheus curl -sS http://127.0.0.1:9090/api/v1/targets | grep -o '"health":"[a-z]*"' | sort | uniq -c | tr -s ' ' | grep -x " $1 \"health\":\"up\""; }

# dashboard NODE: what "tandem dashboard" gives a browser on that node: the page, what it asks for, and with the token what the node knows.
dashboard() {
  local address page asset
  docker exec -d "${CONTAINER[$1-tandem]}" sh -c 'timeout 60 tandem dashboard >/tmp/page 2>&1'
  within 10 enter "$1-tandem" grep -q '^http' /tmp/page || { enter "$1-tandem" cat /tmp/page; return 1; }
  address=$(enter "$1-tandem" grep -m 1 '^http' /tmp/page)
  page=$(enter "$1" curl -sS -f -m 5 "${address%%#*}") || { echo "there is no page: $page"; return 1; }
  asset=$(grep -om 1 'assets/[^"]*\.js' <<<"$page") || { head -n 1 <<<"$page"; return 1; }
  enter "$1" curl -sS -f -m 5 -o /dev/null -H "Authorization: Bearer ${address##*=}" "${address%%#*}v1/status" &&
    enter "$1" curl -sS -f -m 5 -o /dev/null -w '%{size_download} bytes of script' "${address%%#*}$asset"
}
# dashboard_image: has the engine have an image with Node.js, of its own making where it cannot fetch one.
dashboard_image() {
  DASHBOARD_IMAGE=${DASHBOARD_IMAGE:-node:22-bookworm-slim}
  docker image inspect "$DASHBOARD_IMAGE" >/dev/null 2>&1 || timeout 300 docker pull -q "$DASHBOARD_IMAGE" >/dev/null 2>&1 || {
    sh src/Tandem.Dashboard/check-node.sh || return
    mkdir -p "$WORK/image/bin" "$WORK/image/modules" "$WORK/image/ca" && cp "$(command -v node)" "$WORK/image/bin/" && cp -rL "$(npm root -g)/npm" "$WORK/image/modules/" && cp /etc/ssl/certs/ca-certificates.crt "$WORK/image/ca/" || return
    printf '%s\n' "FROM ${DEBIAN_IMAGE:-debian:bookworm-slim}" 'COPY bin /usr/bin' 'COPY modules /usr/lib/node_modules' 'COPY ca /etc/ssl/certs' 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' \
      'RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/bin/npm && node --version && npm --version' >"$WORK/image/Dockerfile"
    DOCKER_BUILDKIT=0 docker build -q -t tandem-test-dashboard "$WORK/image" >/dev/null || return
    DASHBOARD_IMAGE=tandem-test-dashboard
  }
  export DASHBOARD_IMAGE
}

# The client asks every 50 ms, on a connection of its own, and notes when it was answered. The figure is the longest time between two answers.
watch_begin() {
  docker exec "${CONTAINER[client]}" bash -c "rm -f /tmp/stop; until [ -e /tmp/stop ]; do
    curl -sf -m 0.3 -o /dev/null http://$1 && echo \"\${EPOCHREALTIME/./}\"; sleep 0.05; done" >"$WORK/answers" </dev/null &
  WATCH=$!
  within 10 test -s "$WORK/answers"
}
answered_often() { [ "$(wc -l <"$WORK/answers")" -gt 20 ]; }
gap_below() {
  within 10 answered_often
  enter client touch /tmp/stop && wait "$WATCH"
  awk -v limit="$1" 'NR > 1 && $1 - last > gap { gap = $1 - last } { last = $1 }
    END { printf "longest time without an answer %d ms, %d answers\n", gap / 1000, NR; exit !(NR > 10 && gap / 1000 < limit) }' "$WORK/answers"
}

finish() {
  trap - EXIT
  trap '' INT TERM HUP
  [ "$FAILED" -eq 0 ] || compose logs --no-color --tail 15 pki lb1-tandem lb2-tandem 2>/dev/null
  compose down -v -t 5 >"$WORK/down.log" 2>&1 || tail -n 5 "$WORK/down.log"
  local label=label=com.docker.compose.project=$COMPOSE_PROJECT_NAME
  check "nothing is left behind" test -z "$(docker ps -aq --filter "$label")$(docker network ls -q --filter "$label")$(docker volume ls -q --filter "$label")"
  rm -rf "$WORK"
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ]
  exit
}

docker info >/dev/null 2>&1 || { echo "compose: no engine answers; start Docker, or set DOCKER_HOST"; echo "0 passed, 1 failed"; exit 1; }
compose version >/dev/null 2>&1 || { echo "compose: neither \"docker compose\" nor docker-compose is there"; echo "0 passed, 1 failed"; exit 1; }
trap 'exit 130' INT TERM HUP
trap finish EXIT

[ -z "${DASHBOARD_IMAGE-unset}" ] || dashboard_image >"$WORK/image.log" 2>&1 || { tail -n 5 "$WORK/image.log"; check "there is Node.js for the dashboard" false; exit; }
compose build >"$WORK/build.log" 2>&1 || { tail -n 20 "$WORK/build.log"; check "images are built" false; exit; }
check "everything starts" sh -c "${compose[*]} up -d >'$WORK/up.log' 2>&1 </dev/null || { tail -n 5 '$WORK/up.log'; false; }"
declare -A CONTAINER
for service in lb1 lb1-tandem lb2-tandem client prometheus; do CONTAINER[$service]=$(container $service); done

check "the client reaches web, on lb1" within 60 answers $WEB lb1
check "the client reaches api, on lb2" within 60 answers $API lb2
check "through it all three back ends" within 10 back_ends
check "the client knows the virtual MAC only" virtual_mac $WEB 00:00:5e:00:01:33
check "the nodes reach each other" within 30 reached
[ -z "${DASHBOARD_IMAGE-unset}" ] || check "a browser is shown the dashboard (made by $DASHBOARD_IMAGE)" dashboard lb1
for service in lb1-tandem lb2-tandem; do check "$service has NET_ADMIN and NET_RAW and nothing else" capabilities $service; done
check "the sysctls of the file suffice" sysctls_suffice
check "Prometheus has scraped everything" within 30 scraped 4

watch_begin $WEB
docker stop "${CONTAINER[lb1-tandem]}" >/dev/null
check "the Master's container is stopped: lb2 answers" within 10 answers $WEB lb2
check "... with hardly a break" gap_below 1000
watch_begin $WEB
docker start "${CONTAINER[lb1-tandem]}" >/dev/null
check "it is started again: lb1 answers" within 60 answers $WEB lb1
check "... with hardly a break" gap_below 1000
watch_begin $WEB
docker kill "${CONTAINER[lb1-tandem]}" >/dev/null
check "the Master's container is killed: lb2 answers" within 15 answers $WEB lb2
check "... after a bounded time" gap_below 8000
check "the client still knows the virtual MAC only" virtual_mac $WEB 00:00:5e:00:01:33
check "api never moved" answers $API lb2
