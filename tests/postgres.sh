#!/usr/bin/env bash
# A PostgreSQL server of its own for tests and benchmarks: temporary folder, free port, gone when the caller ends.
#   . tests/postgres.sh && postgres_start    exports BENZOCLINIC_TEST_POSTGRES; stops when the shell ends
#   bash tests/postgres.sh run COMMAND ...   runs the command with the variable set
#   bash tests/postgres.sh serve             prints the connection string and serves until its input ends
# It trades safety for speed (fsync off) and trusts local connections: never for real data.

postgres_oldest=15

# Prints the folder with the newest server binaries that are new enough.
postgres_find() {
  local folder major best='' best_major=0
  for folder in "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] || continue
    major=$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    if [ "$major" -ge "$postgres_oldest" ] && [ "$major" -gt "$best_major" ]; then best=$folder best_major=$major; fi
  done
  [ -n "$best" ] && echo "$best"
}

postgres_install() {
  local as_root=''
  if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
  if command -v apt-get >/dev/null && { [ -z "$as_root" ] || sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; }; then
    echo "Installing PostgreSQL with apt." >&2
    $as_root apt-get update -qq >&2 && $as_root apt-get install -y -qq --no-install-recommends postgresql >&2
  else
    echo "The tests need the PostgreSQL server, version $postgres_oldest or later: install it (Debian, Ubuntu: sudo apt-get install postgresql; Fedora: sudo dnf install postgresql-server; macOS: brew install postgresql@17) and run the command again." >&2
    return 1
  fi
}

# PostgreSQL refuses to run as root.
postgres_as_owner() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; else (cd / && runuser -u "$postgres_owner" -- "$@"); fi
}

postgres_start() {
  local port try
  postgres_bin=$(postgres_find) || { postgres_install && postgres_bin=$(postgres_find); } || return 1
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/benzoclinic-postgres.XXXXXX")
  trap postgres_stop EXIT
  if [ "$(id -u)" -eq 0 ]; then
    postgres_owner=postgres
    id postgres >/dev/null 2>&1 || postgres_owner=nobody
    chown "$postgres_owner" "$postgres_folder"
  fi
  # A language's order where the server can, so that the tests notice a column that relies on it.
  set -- "$postgres_bin/initdb" -D "$postgres_folder/data" -U clinic --auth=trust --no-sync -E UTF8 --locale=C
  postgres_as_owner "$@" --locale-provider=icu --icu-locale=en-US >"$postgres_folder.log" 2>&1 ||
    { rm -rf "$postgres_folder/data" && postgres_as_owner "$@" >>"$postgres_folder.log" 2>&1; } ||
    { cat "$postgres_folder.log" >&2; return 1; }
  for try in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 30000))
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
    if postgres_as_owner "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -w -l "$postgres_folder/data/server.log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=200" start >>"$postgres_folder.log" 2>&1 </dev/null; then
      export BENZOCLINIC_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=clinic"
      return 0
    fi
  done
  echo "PostgreSQL did not start:" >&2
  cat "$postgres_folder.log" >&2
  return 1
}

postgres_stop() {
  [ -n "${postgres_folder:-}" ] || return 0
  postgres_as_owner "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$postgres_folder" "$postgres_folder.log"
  postgres_folder=''
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  case "${1:-}" in
    run) shift; postgres_start && "$@" ;;
    serve) postgres_start && echo "$BENZOCLINIC_TEST_POSTGRES" && cat >/dev/null ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
fi
