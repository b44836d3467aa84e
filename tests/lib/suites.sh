# Sourced by tests/run.sh: finds the suites, runs one, and counts what its result file says.

# Kernel, interop and node suites come last. One suite runs at a time: they measure time, and two cores are soon busy.
find_suites() {
  local project word
  for project in tests/*/*Tests.csproj; do
    [ -e "$project" ] || continue
    for word in "${@:-}"; do
      case $project in *"$word"*) echo "$project"; break ;; esac
    done
  done | awk '{ print (/Kernel|Interop|Node.Tests/ ? 1 : 0) "\t" $0 }' | sort | cut -f2
}

is_kernel_suite() { case $1 in *Kernel* | *Interop* | *Node.Tests) true ;; *) false ;; esac; }

# counter FILE NAME: one number of the result file's summary
counter() { sed -n "s/.*<Counters .*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | head -n 1; }

has_tests() { grep -rqE '^\s*\[([A-Za-z]+, )?(Kernel)?(Fact|Theory|Property)\b' --include='*.cs' "$1"; }

run_suite() {
  local project=$1 name limit=300 prefix=() start=$SECONDS
  name=$(basename "$project" .csproj)
  if ! has_tests "$(dirname "$project")"; then
    say "$name" "no tests yet"
    return
  fi
  if is_kernel_suite "$name"; then
    limit=600
    if [ -n "$WHY_NOT" ]; then
      say "$name" "NOT RUN: $WHY_NOT"
      [ "${CI:-}" != true ] || FAILED=$((FAILED + 1))
      return
    fi
    prefix=("${KERNEL_PREFIX[@]}")
  fi

  local log=$RESULTS/$name.log trx=$RESULTS/$name.trx assembly options code
  assembly=$(covered_assembly "$name")
  mapfile -t options < <(coverage_options "$assembly")
  run_tests "$limit" "$name" "${options[@]}"
  code=$?
  count_suite "$name" $code "$trx" "$log" $((SECONDS - start)) $limit
  check_coverage "$assembly"
}

# run_tests LIMIT RESULT-NAME OPTION...: in the caller's project, and for a kernel suite in its namespace
run_tests() {
  local limit=$1 result=$2 code
  shift 2
  limited "$limit" "$RESULTS/$result.log" "${prefix[@]}" dotnet test "$project" --no-build -c "$CONFIGURATION" \
    --logger "console;verbosity=normal" --logger "trx;LogFileName=$result.trx" --results-directory "$RESULTS" "$@"
  code=$?
  ! is_kernel_suite "$name" || settle
  return $code
}

# failed_tests TRX: their methods, without a theory's arguments
failed_tests() {
  sed -n '/<UnitTestResult .*outcome="Failed"/s/.* testName="\([^"(]*\).*/\1/p' "$1" 2>/dev/null | sed 's/&.*//; s/ *$//' | sort -u
}

# These suites run daemons, or whole clusters over real sockets, against the clock, on a machine that may be somebody else's at the same time. A few
# tests of theirs that fail are tried again; what then passes twice in a row is called unsteady, by name and with its first failure, and does not
# count as failed. It draws the same lots again (TANDEM_SEED): with others, what one seed in fifty finds would always pass.
runs_against_the_clock() { is_kernel_suite "$1" || [ "$1" = Tandem.Coordination.Tests ]; }

SECOND_LOOKS=4
look_again() {
  local name=$1 filter i tests
  mapfile -t tests < <(failed_tests "$RESULTS/$name.trx")
  runs_against_the_clock "$name" && [ ${#tests[@]} -gt 0 ] && [ ${#tests[@]} -le $SECOND_LOOKS ] || return 1
  filter=$(printf '|FullyQualifiedName=%s' "${tests[@]}")
  for i in 1 2; do
    TANDEM_SEED=${TANDEM_SEED:?} run_tests 150 "$name.again$i" --filter "${filter#|}" || return 1
    [ "$(counter "$RESULTS/$name.again$i.trx" passed)" -ge ${#tests[@]} ] || return 1
  done
  printf '%s\n' "${tests[@]}" | sed 's/^/    UNSTEADY, failed once and then passed twice with TANDEM_SEED='"$TANDEM_SEED"': /'
}

count_suite() {
  local name=$1 code=$2 trx=$3 log=$4 took=$5 limit=$6 total executed passed failed broken=
  total=$(counter "$trx" total) executed=$(counter "$trx" executed) passed=$(counter "$trx" passed)
  total=${total:-0} executed=${executed:-0} passed=${passed:-0}
  failed=$((executed - passed))
  if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then
    broken="not done after $limit s, ended"
  elif [ "$total" -eq 0 ]; then
    broken="no test ran (exit code $code)"
  elif grep -q 'Test Run Aborted\|Test host process crashed' "$log" || { [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; }; then
    broken="the test process broke down (exit code $code)"
  fi
  [ -z "$broken" ] || failed=$((failed + 1))
  explain_suite "$log" "$failed" $((total - executed))
  if [ -z "$broken" ] && [ "$failed" -gt 0 ] && look_again "$name"; then
    passed=$((passed + failed)) failed=0
  fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + total - executed))
  say "$name" "$passed passed, $failed failed$([ "$total" -eq "$executed" ] || echo ", $((total - executed)) skipped"), $took s"
  [ -z "$broken" ] || say "" "$broken"
}

explain_suite() {
  local log=$1 failed=$2 skipped=$3
  if [ "$failed" -gt 0 ]; then
    grep -A 30 -E '^  Failed |crashed|Aborted|error' "$log" | grep -v '^\[xUnit\|^--$\|^  Passed ' | cut -c 1-300 | head -n 160 | sed 's/^/    /'
    say "" "details: $log"
  fi
  [ "$skipped" -eq 0 ] || grep -A 1 ' \[SKIP\]' "$log" | grep -v '\[SKIP\]\|^--$' | sed 's/^\[xUnit[^]]*\] *//' | sort | uniq -c | sed 's/^ */    skipped, /'
}
