# Sourced by tests/run.sh: the coverage floor of the protocol, whose every branch some test must take.

# covered_assembly SUITE: the assembly the suite must cover; nothing for the others
covered_assembly() { case $1 in Tandem.Vrrp.Tests) echo Tandem.Vrrp ;; esac; }

# coverage_options ASSEMBLY: what dotnet test needs to measure it, one word a line
coverage_options() { [ -z "$1" ] || printf '%s\n' --collect "XPlat Code Coverage;Format=cobertura;Include=[$1]*"; }

# check_coverage ASSEMBLY: no report is a failure too
check_coverage() {
  local assembly=$1 report covered valid
  [ -n "$assembly" ] || return 0
  report=$(find "$RESULTS" -name coverage.cobertura.xml | head -n 1)
  covered=$(sed -n 's/.* branches-covered="\([0-9]*\)".*/\1/p' "${report:-/dev/null}" | head -n 1)
  valid=$(sed -n 's/.* branches-valid="\([0-9]*\)".*/\1/p' "${report:-/dev/null}" | head -n 1)
  if [ "${valid:-0}" -eq 0 ]; then
    FAILED=$((FAILED + 1))
    say "" "$assembly branch coverage was not measured"
  elif [ "$covered" -lt "$valid" ]; then
    FAILED=$((FAILED + 1))
    say "" "$assembly branch coverage $((100 * covered / valid)) %, must be 100 %: $((valid - covered)) of $valid branches are taken by no test"
    missed_branches "$report" | sed 's/^/    /'
  else
    say "" "$assembly branch coverage 100 %"
  fi
}

# missed_branches REPORT: file:line and how many of its branches were taken; the report has each line twice
missed_branches() {
  awk -F'"' '/<class / { for (i = 1; i < NF; i++) if ($i ~ / filename=$/) file = $(i + 1) }
    /<line .*condition-coverage=/ && !/condition-coverage="100%/ { for (i = 1; i < NF; i++) {
      if ($i ~ / number=$/) line = $(i + 1); if ($i ~ / condition-coverage=$/) taken = $(i + 1) }
      print file ":" line ": " taken }' "$1" | sort -u | head -n 20
}
