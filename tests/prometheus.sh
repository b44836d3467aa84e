#!/usr/bin/env bash
# A real Prometheus over two real nodes: the rules are sound, the role of a router is seen to move at a failover, its alert fires, every
# expression of the Grafana dashboard and every series that an alert looks at is there. No Grafana opens the dashboard here: Debian has none.
# A script of its own, not part of tests/run.sh: about two minutes, most of it building. Needs Debian's package prometheus. Last line: "N passed, N failed".
#   tests/prometheus.sh [--keep DIRECTORY]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../deploy/lab/lab.sh"
RULES=$LAB_ROOT/deploy/prometheus
DASHBOARD=$LAB_ROOT/deploy/grafana/tandem.json

if [ -z "${LAB_INSIDE:-}" ]; then
  trap '[ $? = 0 ] || echo "0 passed, 1 failed"' EXIT
  . "$LAB_HOME/requirements.sh"
  for program in prometheus promtool jq curl; do
    have_command "$program" || lab_fail "$program is missing: sudo apt-get install --no-install-recommends prometheus jq curl (its service is not needed)"
  done
  (cd "$RULES" && promtool check config prometheus.yml && promtool check rules tandem.rules.yml && promtool test rules tandem.rules.test.yml)
  need_programs tandem
  need_namespaces
  need_build deploy/lab/tool/Tandem.Lab "$LAB_TOOL"
  need_tandem
  code=0
  lab_enter "$here/prometheus.sh" "$@" || code=$?
  trap - EXIT
  exit "$code"
fi

LAB_DIR=$(mktemp -d "${TMPDIR:-/tmp}/tandem-prometheus.XXXXXX")
KEEP=${2:-}
PASSED=0
ok() { PASSED=$((PASSED + 1)); lab_say "ok: $1"; }
finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  [ -z "$KEEP" ] || cp -r "$LAB_DIR/." "$KEEP/"
  [ "$code" = 0 ] || tail -qn 3 "$LAB_DIR"/prometheus.log "$LAB_DIR"/tandem-?.log 2>/dev/null || true
  rm -rf "$LAB_DIR"
  echo "$PASSED passed, $((code != 0)) failed"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ask EXPRESSION: its values, one a line, in the order of their labels
ask() {
  ip netns exec c curl -sS -G --data-urlencode "query=$1" http://127.0.0.1:9090/api/v1/query |
    jq -r 'if .status == "success" then .data.result | sort_by(.metric)[].value[1] else error(.error) end'
}

# until_says EXPRESSION VALUES SECONDS SENTENCE: waits until Prometheus says so
until_says() {
  local until=$((SECONDS + $3 + 1)) said
  while said=$(ask "$1" | paste -sd ' '); [ "$said" != "$2" ]; do
    [ "$SECONDS" -lt "$until" ] || lab_fail "$4: $1 is '$said', expected '$2'"
    sleep 0.2
  done
  ok "$4"
}

A='instance="10.0.0.11:9471"' B='instance="10.0.0.12:9471"'

lab_engine tandem 100ms crossed
printf 'tandem { metrics.listen = "{address}:9471", checks.lan { type = interface, interface = eth0 }, virtual-routers.web.checks.lan = -1 }\n' >>"$LAB_DIR/tandem.conf"
lab_up "$LAB_DIR"
lab_plug c mg0 02:00:00:00:01:0c mgmt m-c 10.0.0.9/24
for node in a b; do
  lab_node_up "$node"
  lab_engine_start "$node"
done
lab_wait_holders "web=a api=b" 20 || lab_fail "20 s after the start the holders are: $(lab_holders); expected web=a api=b"

# The rules as they are, only with a shorter breath.
sed -e 's/^\( *scrape_interval:\).*/\1 500ms/; s/^\( *evaluation_interval:\).*/\1 500ms/; s/^\( *scrape_timeout:\).*/\1 500ms/' "$RULES/prometheus.yml" >"$LAB_DIR/prometheus.yml"
cp "$RULES/tandem.rules.yml" "$LAB_DIR/"
lab_daemon c prometheus prometheus --config.file="$LAB_DIR/prometheus.yml" --storage.tsdb.path="$LAB_DIR/tsdb" --web.listen-address=127.0.0.1:9090 --log.level=warn
prometheus=$LAB_PID
tries=100
until ip netns exec c curl -fsS http://127.0.0.1:9090/-/ready >/dev/null 2>&1; do
  [ $((tries -= 1)) -gt 0 ] || lab_fail "Prometheus does not begin"
  sleep 0.1
done

until_says 'up{job="tandem"}' "1 1" 10 "both nodes are scraped"
until_says 'tandem_router_role{router="web"}' "3 2" 10 "web is Master on a, Backup on b"
until_says 'tandem_router_role{router="api"}' "2 3" 10 "api is Master on b, Backup on a"
until_says 'tandem_peer_reachable' "1 1" 30 "the nodes reach each other"
until_says 'tandem_segment_gate_up' "1 1" 5 "the gates stand"
until_says 'sum(tandem_router_gate_open)' 2 5 "each router is answered for once"
until_says 'count(rate(tandem_router_advertisements_sent_total[5s]) > 5)' 2 15 "two Masters advertise"
until_says 'tandem_configuration_differences' "0 0" 5 "the configurations are alike"
until_says 'tandem_router_attested' "1 1 1 1" 30 "members stand for their advertisements"
until_says 'count(tandem_certificate_expiry_time_seconds > time())' 2 5 "the certificates are good"

before=$(ask "tandem_router_master_transitions_total{router=\"web\",$B}")
lab_power_off a
until_says "tandem_router_role{router=\"web\",$B}" 3 10 "node a has no power, and b is seen to be Master of web"
until_says "tandem_router_master_transitions_total{router=\"web\",$B} - $before" 1 5 "that is counted once"
until_says "tandem_router_new_master_reason{router=\"web\",$B} > bool 0" 1 5 "with a reason"
until_says "up{job=\"tandem\",$A}" 0 10 "a is not scraped"
until_says 'count(ALERTS{alertname="TandemVirtualRouterMoved",alertstate="firing",router="web"})' 1 15 "the alert that it moved fires"
until_says "ALERTS{alertname=\"TandemNodeSilent\",alertstate=\"firing\"}" 1 30 "the alert that a is silent fires"
until_says 'count(ALERTS{alertname=~"TandemNoMaster|TandemTwoMasters"}) or vector(0)' 0 5 "no alert cries about Masters"

# What the dashboard asks: every expression is understood, and has an answer; except where there was nothing to show.
count=0
while IFS=$'\t' read -r panel expression; do
  # shellcheck disable=SC2016
  said=$(ask "$(sed 's/\$cluster\|\$instance\|\$router/.*/g; s/\$__interval/1m/g' <<<"$expression")") || lab_fail "the dashboard asks: $expression"
  [ -n "$said" ] || [ "$panel" = "Discarded, by reason" ] || lab_fail "the dashboard shows nothing under $panel: $expression"
  count=$((count + 1))
done < <(jq -r '((.panels[] | select(.targets) | .title as $title | .targets[] | [$title, .expr]), (.annotations.list[] | [.name, .expr])) | @tsv' "$DASHBOARD")
ok "$count expressions of the dashboard have an answer"

# What it offers to choose from, and what the alerts look at: each metric, with the labels that are asked of it, is one that a node shows.
count=0
while read -r selector; do
  [ -n "$(ask "count(last_over_time(${selector//\$cluster/.*}[2m]))")" ] || lab_fail "no node shows $selector"
  count=$((count + 1))
done < <({ jq -r '.templating.list[].query | strings, .query?' "$DASHBOARD"; sed -n 's/^ *expr: *//p' "$RULES/tandem.rules.yml"; } | grep -oE '(tandem_[a-z_]+|\bup)(\{[^}]*\})?' | sort -u)
ok "$count selections of alerts and of the dashboard's lists are of what nodes show"

promtool check metrics < <(ip netns exec b curl -fsS http://10.0.0.12:9471/metrics) >"$LAB_DIR/lint.log" 2>&1 || lab_fail "promtool: $(head -n 1 "$LAB_DIR/lint.log")"
ok "promtool finds nothing in what a node shows"
{ kill -0 "$prometheus" && kill -0 "${LAB_ENGINE_PID[b]}"; } || lab_fail "something has ended by itself"
ok "Prometheus and the node that was left live"
