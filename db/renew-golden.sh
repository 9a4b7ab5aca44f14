#!/usr/bin/env bash
# Writes db/*/schema.golden.txt from what the migrations make. PostgreSQL is started for it; look at the difference before you commit.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/postgres.sh
postgres_start
BENZOCLINIC_RENEW_GOLDEN=1 dotnet test tests/BenzoClinic.Services.Tests -nodeReuse:false --filter "FullyQualifiedName~GoldenSchemaTests"
