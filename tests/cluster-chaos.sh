#!/usr/bin/env bash
# Clusters of the nodes in one process, troubled by lot for as long as you like; each run prints its seed, and a failure its whole story.
#   tests/cluster-chaos.sh [RUNS] [ROUNDS]    default 5 runs of 20 rounds; TANDEM_SEED=N repeats one run
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
RUNS=${1:-5} ROUNDS=${2:-20}
[ -z "${TANDEM_SEED:-}" ] || RUNS=1

dotnet build tests/Tandem.Coordination.Tests -c Release -v quiet --nologo
for ((run = 1; run <= RUNS; run++)); do
  seed=${TANDEM_SEED:-$((RANDOM))}
  echo "run $run of $RUNS: TANDEM_SEED=$seed"
  TANDEM_SEED=$seed TANDEM_ROUNDS=$ROUNDS timeout $((ROUNDS * 70)) dotnet test tests/Tandem.Coordination.Tests -c Release --no-build --nologo \
    --filter "FullyQualifiedName~TroubledClusterTests" || exit 1
done
