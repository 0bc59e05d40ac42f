#!/usr/bin/env bash
# Kills a hub at random moments of concurrent pushes, 200 times unless told otherwise. After each kill the newest twenty pushes that it had accepted are read
# again and its check has to be clean; at the end all accepted pushes must be there whole, and every byte is read by `hub check --deep`.
# Usage: benchmarks/hub/kills.sh [COUNT] [--store sqlite|postgres] [--seed NUMBER]
# sqlite is SQLite and files, postgres is PostgreSQL and an S3 server, both started for this and removed afterwards.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=200 store=sqlite seed=11
while [ $# -gt 0 ]; do
    case $1 in
        --store) store=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        *) count=$1; shift ;;
    esac
done
case $store in
    sqlite) place=files ;;
    postgres) place=servers ;;
    *) echo "kills.sh: --store is sqlite or postgres, not $store" >&2; exit 2 ;;
esac
dotnet build tests/Linnet.Hub.Tests -c Release -nologo -v quiet -clp:NoSummary
log=$(mktemp)
trap 'rm -f "$log"' EXIT
time LINNET_HUB_KILLS=$count LINNET_HUB_SEED=$seed dotnet test tests/Linnet.Hub.Tests -c Release -nologo --no-build \
    --filter "FullyQualifiedName~KillTests&DisplayName~$place" --logger "console;verbosity=detailed" | tee "$log"
# A run in which nothing was killed is no success: the servers were missing, and the test was skipped.
grep -q "$place: $count kills, .* clean" "$log" || { echo "kills.sh: no run of $count kills ended clean" >&2; exit 1; }
