# shellcheck shell=bash
# Sourced by tests/run.sh: the logic of the dashboard's page, by Vitest, where Node.js is and npm gets what package-lock.json names.

run_page_tests() {
  local page=src/Tandem.Dashboard said=$RESULTS/page.json log=$RESULTS/page.log why start=$SECONDS passed failed
  why=$(sh $page/check-node.sh) || { say page "NOT RUN: $why"; return; }
  [ -e $page/node_modules/.package-lock.json ] || limited 60 "$log" npm ci --prefix $page --no-audit --no-fund || { say page "NOT RUN: npm ci does not get what it needs, see $log"; return; }
  limited 60 "$log" npm test --prefix $page -- --reporter=json --outputFile="$PWD/$said"
  passed=$(sed -n 's/.*"numPassedTests":\([0-9]*\).*/\1/p' "$said" 2>/dev/null) failed=$(sed -n 's/.*"numFailedTests":\([0-9]*\).*/\1/p' "$said" 2>/dev/null)
  # Without a result nothing is known to hold.
  passed=${passed:-0} failed=${failed:-1}
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
  [ "$failed" -eq 0 ] || tail -n 30 "$log" | sed 's/^/    /'
  say page "$passed passed, $failed failed, $((SECONDS - start)) s"
}
