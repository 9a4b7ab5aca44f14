#!/usr/bin/env bash
# Adds a migration of the same name for both engines: db/add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")"
[ $# -eq 1 ] || { echo "usage: db/add-migration.sh NAME" >&2; exit 2; }
dotnet tool restore
dotnet build ../BenzoClinic.sln --verbosity quiet
for engine in Sqlite Postgres; do
  dotnet ef migrations add "$1" --project "$engine" --startup-project "$engine" --output-dir Migrations --no-build
done
