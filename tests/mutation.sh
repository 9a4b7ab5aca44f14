#!/usr/bin/env bash
# Mutation testing of the guard, of dispensing and of the supply: changes one operator after the other and looks whether a test turns red.
#   bash tests/mutation.sh [FILE ...]    files of src/BenzoClinic.Domain, such as Tapers/ReductionGuard.cs; without one all below, a quarter of an hour
# Stryker reaches no mutant through the out-of-process runner of xunit v3, so it works on a copy that has xunit v2 in its place.
set -euo pipefail
cd "$(dirname "$0")/.."

files=("$@")
if [ ${#files[@]} -eq 0 ]; then
  files=(Tapers/{ReductionGuard,DoseHistory,MakeableDoses,DispensedDose}.cs Tapers/Plans/{Dispensability,DoseSources}.cs
    Medications/Supplies/{HomeSupply,SupplyLedger,PrescriptionDraft,PrescriptionRules}.cs)
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git archive HEAD | tar -x -C "$copy"
dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$copy/.tool" >/dev/null
sed -i.v3 's|</ItemGroup>|<PackageVersion Include="xunit" Version="2.9.3" /></ItemGroup>|' "$copy/src/Directory.Packages.props"
cd "$copy/tests/BenzoClinic.Domain.Tests"
sed -i.v3 -e 's/xunit\.v3\.mtp-off/xunit/' -e '/<OutputType>Exe/d' BenzoClinic.Domain.Tests.csproj

# The longest properties are left out: every mutant they reach would take minutes.
mutate=$(printf '"**/%s",' "${files[@]}")
cat > stryker.json <<JSON
{ "stryker-config": {
  "project": "BenzoClinic.Domain.csproj", "mutate": [${mutate%,}], "reporters": ["cleartext", "json"], "coverage-analysis": "perTest", "concurrency": 2,
  "test-case-filter": "FullyQualifiedName!~PlannerPropertyTests&FullyQualifiedName!~SupplyPropertyTests&FullyQualifiedName!~TaperSequencePropertyTests"
} }
JSON
"$copy/.tool/dotnet-stryker" -f stryker.json -O "$copy/out" | grep -Ev 'WRN|Safe Mode|Excl|uded|Your json|file:'
report=$(mktemp)
cp "$copy/out/reports/mutation-report.json" "$report"
echo "Every mutant: $report"
