#!/usr/bin/env bash
# Fills a hub with generated repositories (once), starts it and measures how long searches take and how much memory it needs.
# Usage: benchmarks/hub/finding/run.sh [FOLDER [COUNT]]
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-/tmp/linnet-finding} count=${2:-100000}
dotnet build src/Linnet.Cli -c Release -nologo -v quiet -clp:NoSummary
dotnet build benchmarks/hub/finding -c Release -nologo -v quiet -clp:NoSummary
finding=benchmarks/hub/finding/bin/Release/net10.0/Linnet.Hub.Finding.dll
[ -e "$folder/hub.db" ] || { mkdir -p "$folder" && dotnet "$finding" generate "$folder" "$count" > "$folder/token"; }
dotnet src/Linnet.Cli/bin/Release/net10.0/linnet.dll hub --data "$folder" --port 0 > "$folder/log" &
hub=$!
trap 'kill "$hub"' EXIT
until url=$(grep -oE 'http://[0-9.:]+' "$folder/log" | head -1) && [ -n "$url" ]; do sleep 0.2; done
dotnet "$finding" measure "$url" "$hub" "$(cat "$folder/token")"
