#!/usr/bin/env bash
# The tests: format, build, every suite, and the coverage floor of the protocol. Last line: "N passed, N failed", with ", N skipped" when there were any.
#   tests/run.sh                   everything
#   tests/run.sh Vrrp Kernel       only suites whose name contains one of the words
# As root it installs what is missing (apt); otherwise it says what is missing, and which suites do not run for it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

CONFIGURATION=Release
RESULTS=artifacts/test-results
export PATH=$PATH:/usr/sbin:/sbin
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}
# What tests that draw lots draw them from; one who sets it has the same lots again, and so has the second look at a test that failed.
export TANDEM_SEED=${TANDEM_SEED:-$RANDOM}
unset UPDATE_APPROVED # a run that approves whatever it meets proves nothing

PASSED=0 FAILED=0 SKIPPED=0 MISSING=
# shellcheck source=tests/lib/prerequisites.sh
. tests/lib/prerequisites.sh
# shellcheck source=tests/lib/suites.sh
. tests/lib/suites.sh
# shellcheck source=tests/lib/coverage.sh
. tests/lib/coverage.sh
# shellcheck source=tests/lib/page.sh
. tests/lib/page.sh

say() { printf '%-34s %s\n' "$1" "$2"; }

finish() {
  [ $((PASSED + FAILED)) -gt 0 ] || { say "" "no test ran at all"; FAILED=1; }
  local skipped=
  [ "$SKIPPED" -eq 0 ] || skipped=", $SKIPPED skipped"
  echo "$PASSED passed, $FAILED failed$skipped"
  [ "$FAILED" -eq 0 ]
  exit
}

# limited SECONDS LOG COMMAND...: in the background, because timeout gives the command a process group of its own that Ctrl-C
# and a signal to us do not reach; whoever ends us ends it too.
CHILD=
limited() {
  local limit=$1 log=$2
  shift 2
  timeout --kill-after=10 "$limit" "$@" >"$log" 2>&1 </dev/null &
  CHILD=$!
  wait "$CHILD"
}

# A test host may outlive the command that started it by a moment, and while it lives its namespaces are its own.
settle() {
  local tries=50
  while kill -0 -- "-$CHILD" 2>/dev/null && [ $((tries -= 1)) -gt 0 ]; do sleep 0.1; done
  kill -KILL -- "-$CHILD" 2>/dev/null
  sweep_namespaces
}

interrupted() {
  trap '' INT TERM HUP
  [ -z "$CHILD" ] || { kill -TERM "$CHILD" 2>/dev/null; wait "$CHILD"; settle; }
  say "" "interrupted"
  FAILED=$((FAILED + 1))
  finish
}
trap interrupted INT TERM HUP

# step NAME SECONDS COMMAND...: details go to a file, the end of it is shown when the command fails
step() {
  local name=$1 limit=$2 log=$RESULTS/$1.log start=$SECONDS code
  shift 2
  limited "$limit" "$log" "$@"
  code=$?
  [ $code -ne 0 ] || { say "$name" "ok, $((SECONDS - start)) s"; return 0; }
  FAILED=$((FAILED + 1))
  [ $code -ne 124 ] && say "$name" "FAILED" || say "$name" "FAILED: not done after $limit s, ended"
  grep -E 'error|warn' "$log" | sed "s|$PWD/||; s| \[.*||" | sort -u | head -n 20 | sed 's/^/    /'
  say "" "details: $log"
  return 1
}

case $(dotnet --version 2>/dev/null) in
  10.*) ;;
  *) say dotnet "the .NET 10 SDK is needed (the package dotnet-sdk-10.0, or Microsoft's dotnet-install script with --channel 10.0)"
     FAILED=1; finish ;;
esac
say seed "TANDEM_SEED=$TANDEM_SEED"
rm -rf "$RESULTS" && mkdir -p "$RESULTS" || { say artifacts "belongs to somebody else: remove the folder artifacts"; FAILED=1; finish; }

mapfile -t SUITES < <(find_suites "$@")
[ ${#SUITES[@]} -gt 0 ] || { say suites "none is called like: $*"; FAILED=1; finish; }
prepare_packages
prepare_kernel

step restore 600 dotnet restore Cluster.sln || finish
step format 300 dotnet format Cluster.sln --no-restore --verify-no-changes
step build 900 dotnet build Cluster.sln --no-restore -c "$CONFIGURATION" -v quiet || finish

for project in "${SUITES[@]}"; do
  run_suite "$project"
done
[ $# -gt 0 ] || run_page_tests
finish
