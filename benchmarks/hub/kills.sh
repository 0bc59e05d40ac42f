#!/usr/bin/env bash
# Kills a hub at random moments of concurrent pushes, 200 times unless told otherwise. Afterwards whatever it had accepted must be there whole,
# and its check be clean. Usage: benchmarks/hub/kills.sh [COUNT]
set -euo pipefail
cd "$(dirname "$0")/../.."
LINNET_HUB_KILLS=${1:-200} dotnet test tests/Linnet.Hub.Tests -c Release -nologo --filter FullyQualifiedName~KillTests
