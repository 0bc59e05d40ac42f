#!/usr/bin/env bash
# Builds everything and runs every test project. The last line sums them up: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")"

command -v dotnet >/dev/null || {
    echo "test.sh: the .NET 10 SDK is needed and 'dotnet' was not found; install it from https://dotnet.microsoft.com/download" >&2
    exit 1
}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Programs that tests run where they are there; without them those tests are skipped, and say so.
missing=()
git lfs version >/dev/null 2>&1 || missing+=(git git-lfs)
command -v chromium >/dev/null || missing+=(chromium)
compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >/dev/null 2>&1 ||
        echo "test.sh: ${missing[*]} could not be installed; the tests that need them are skipped"
fi

if ! dotnet build Linnet.slnx -c Release -nologo -v minimal -clp:NoSummary; then
    echo "test.sh: the build failed; the messages above say why."
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi

passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for project in tests/*.Tests; do
    name=$(basename "$project")
    echo "== $name"
    timeout 900 dotnet test "$project" -c Release --no-build -nologo 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$log" | tail -n 1)
    count() { sed -E "s/.*$1: +([0-9]+).*/\1/" <<<"$line"; }
    if [ -z "$line" ]; then
        echo "$name: the test run ended without a summary (exit code $status)"
        failed=$((failed + 1))
        continue
    fi
    passed=$((passed + $(count Passed)))
    skipped=$((skipped + $(count Skipped)))
    failures=$(count Failed)
    # A run that fails as a whole (a crash after the last test) counts even where no single test failed.
    [ "$status" -ne 0 ] && [ "$failures" -eq 0 ] && failures=1
    failed=$((failed + failures))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
