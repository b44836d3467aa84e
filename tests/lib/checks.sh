# shellcheck shell=bash
# Sourced by the scripts that try what is installed for real: sentences that hold or do not, counted in PASSED and FAILED.
PASSED=0 FAILED=0

# check SENTENCE COMMAND...: passed when the command succeeds; what it said is shown when it does not.
check() {
  local sentence=$1 said
  shift
  if said=$("$@" 2>&1); then
    PASSED=$((PASSED + 1)); printf 'ok    %s\n' "$sentence${said:+: $said}"
  else
    FAILED=$((FAILED + 1)); printf 'FAIL  %s: %s\n' "$sentence" "$said"
  fi
}

# within SECONDS COMMAND...: tried until it succeeds; the last try's words and code otherwise.
within() {
  local until=$((SECONDS + $1)) said
  shift
  until said=$("$@" 2>&1); do
    [ "$SECONDS" -lt "$until" ] || { printf '%s\n' "$said"; return 1; }
    sleep 0.2
  done
}
