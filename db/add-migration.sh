#!/usr/bin/env bash
# Adds a migration of the same name for both engines, then renews both golden lists: db/add-migration.sh AddSomething
# "Initial" remakes the first one under its fixed id. Only until the first clinic has data.
set -euo pipefail
cd "$(dirname "$0")"
[ $# -eq 1 ] || { echo "usage: db/add-migration.sh NAME" >&2; exit 2; }
dotnet tool restore
# The id must sort before the migrations written by hand, whenever it is remade.
initial=20261123000000_Initial
if [ "$1" = Initial ]; then rm -f {Sqlite,Postgres}/Migrations/{*_Initial.cs,*_Initial.Designer.cs,ClinicDbModelSnapshot.cs}; fi
for engine in Sqlite Postgres; do
  dotnet build "$engine" --verbosity quiet -nodeReuse:false
  dotnet ef migrations add "$1" --project "$engine" --startup-project "$engine" --output-dir Migrations --no-build
  if [ "$1" = Initial ]; then
    for made in "$engine"/Migrations/*_Initial*.cs; do
      sed -i.bak "s/\"[0-9]*_Initial\"/\"$initial\"/" "$made" && rm "$made.bak"
      mv "$made" "$engine/Migrations/$initial${made##*_Initial}"
    done
  fi
done
./renew-golden.sh
