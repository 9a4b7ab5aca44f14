#!/usr/bin/env bash
# Writes what a person has to look at after a deliberate change: db/*/schema.golden.txt from what the migrations make, and the
# approved texts of the tests. Starts PostgreSQL for it. Read the difference before you commit.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/postgres.sh
postgres_start
export BENZOCLINIC_RENEW_GOLDEN=1
# One after the other: the approved texts need a database, which is refused until its golden list is built in.
for what in GoldenSchemaTests is_approved; do
  dotnet test tests/BenzoClinic.Services.Tests -nodeReuse:false --filter "FullyQualifiedName~$what"
done
