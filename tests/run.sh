#!/usr/bin/env bash
# Everything that must hold before a change goes in: format, build with warnings as errors, every test on both engines and in
# a real browser. Installs what is missing. Ends with one line: N passed, N failed.
#   bash tests/run.sh [--long]      --long adds the long runs, the kill runs of messages among them
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
case "${1:-}" in
  '') ;;
  --long) export BENZOCLINIC_LONG=1 ;;
  *) echo "usage: bash tests/run.sh [--long]" >&2; exit 2 ;;
esac

stop() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

find_chromium() {
  local name
  for name in "${BENZOCLINIC_TEST_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable microsoft-edge \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    [ -n "$name" ] && command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1 && command -v "$name" && return 0
  done
  return 1
}

install_packages() {
  local as_root=''
  if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
  if command -v apt-get >/dev/null && { [ -z "$as_root" ] || sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; }; then
    echo "Installing $* with apt." >&2
    $as_root apt-get update -qq >&2 && $as_root apt-get install -y -qq --no-install-recommends "$@" >&2
  fi
}

has_kill_tools() { command -v faketime >/dev/null && /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null; }

command -v dotnet >/dev/null || stop "The tests need the .NET 10 SDK: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run the command again."
chromium=$(find_chromium) || { install_packages chromium && chromium=$(find_chromium); } ||
  stop "The tests need Chromium or Chrome: install it (Debian: sudo apt-get install chromium; Ubuntu: https://www.google.com/chrome; Fedora: sudo dnf install chromium; macOS: brew install --cask google-chrome), or name it in BENZOCLINIC_TEST_CHROMIUM, and run the command again."
export BENZOCLINIC_TEST_CHROMIUM=$chromium
. tests/postgres.sh
postgres_start || stop "PostgreSQL is missing or did not start."

echo "Format"
dotnet format whitespace --folder --verify-no-changes --exclude db/Sqlite/Migrations db/Postgres/Migrations ||
  stop "The format differs: dotnet format whitespace --folder"
echo "Build"
dotnet build BenzoClinic.sln -p:Strict=true -nodeReuse:false --verbosity quiet || stop "The build failed."
echo "Tests"
results=$(mktemp -d "${TMPDIR:-/tmp}/benzoclinic-results.XXXXXX")
trap 'rm -rf "$results"; postgres_stop' EXIT
status=0
run() { dotnet test "$1" --no-build -p:Strict=true -nodeReuse:false --logger "trx;LogFilePrefix=$(basename "$1")" --results-directory "$results"; }
# The domain beside the services, which wait for disks; the rest one after the other: the browser shares the machine.
run tests/BenzoClinic.Domain.Tests & domain=$!
for project in tests/*.Tests; do
  [ "$project" = tests/BenzoClinic.Domain.Tests ] || [ "$project" = tests/BenzoClinic.EndToEnd.Tests ] || run "$project" || status=$?
done
wait "$domain" || status=$?
run tests/BenzoClinic.EndToEnd.Tests || status=$?
killed=0
if [ -n "${BENZOCLINIC_LONG:-}" ]; then
  echo "Kill runs"
  has_kill_tools || install_packages python3-aiosmtpd faketime
  has_kill_tools || echo "The kill runs need aiosmtpd and faketime (Debian: sudo apt-get install python3-aiosmtpd faketime)." >&2
  dotnet run -c Release --project tests/BenzoClinic.Benchmarks -- kills && killed=1 || status=1
fi

# Sums the Counters of every result file; what was neither passed nor failed was skipped.
read -r files total passed <<<"$(cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | awk '
  { files++; for (i = 2; i <= NF; i++) { split($i, pair, "\""); if (pair[1] == "total=") total += pair[2]; if (pair[1] == "passed=") passed += pair[2] } }
  END { print files + 0, total + 0, passed + 0 }')"
projects=$(ls -d tests/*.Tests/*.csproj | wc -l)
failed=$((total - passed))
if [ "$files" -lt "$projects" ]; then echo "Only $files of $projects test projects left results." >&2; failed=$((failed + projects - files)); fi
if [ "$failed" -eq 0 ] && [ "$status" -ne 0 ]; then echo "dotnet test ended with $status." >&2; failed=1; fi
if grep -qs 'outcome="NotExecuted"' "$results"/*.trx; then echo "Tests were skipped: they count as failed." >&2; fi
echo "$((passed + killed)) passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
