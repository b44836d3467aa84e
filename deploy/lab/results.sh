# shellcheck shell=bash
# shellcheck disable=SC2154 # scenario, count, interval and engine are the sourcing script's
# From samples to a table and JSON, sourced by bench.sh and soak.sh.

# sample WHAT UNIT VALUE [+]: one measured value; "+" when it had not ended when the watching did.
sample() {
  printf '{"scenario":"%s","routers":%d,"interval":"%s","engine":"%s","what":"%s","unit":"%s","value":%s,"open":%s}\n' \
    "$scenario" "$count" "$interval" "$engine" "$1" "$2" "$3" "$([ "${4:-}" = + ] && echo true || echo false)" >>"$LAB_DIR/samples.jsonl"
}

# results COMMAND JSON SAMPLES...: prints the table, and writes JSON unless its name is empty.
results() {
  local result command=$1 json=$2
  shift 2
  result=$(cat "$@" | jq -s --arg command "$command" \
    --arg kernel "$(uname -sr)" --arg keepalived "$(keepalived -v 2>&1 | head -n 1)" --argjson processors "$(nproc)" \
    --arg tandem "$(git -C "$LAB_ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)" --arg guard "$(guard_kind)" \
    --arg dotnet "$(dotnet --version)" --arg day "$(date -u +%F)" -f "$LAB_HOME/bench.jq")
  [ -z "$json" ] || printf '%s\n' "$result" >"$json"
  jq -r -L "$LAB_HOME" -f "$LAB_HOME/bench-table.jq" <<<"$result"
}
