#!/usr/bin/env bash
# restore.sh ARCHIVE [REDIS_DATA_DIR]: puts a backup back. The server must be stopped, PostgreSQL must run.
# The database named by PGDATABASE (default danda) is replaced, in one transaction: it is the old one or the new one.
# With REDIS_DATA_DIR Redis is replaced too and must be stopped; its old files are kept beside as before-restore-*.
# Without it Redis is left alone.
#   PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE, REDIS_HOST REDIS_PORT  as their clients read them
set -euo pipefail
umask 077
archive=${1:?which archive}
redis_data=${2:-}
# From here, before we go elsewhere.
beside=$(cd "$(dirname "$archive")" && pwd)
archive=$beside/$(basename "$archive")
[ -z "$redis_data" ] || redis_data=$(cd "$redis_data" && pwd)
database=${PGDATABASE:-danda}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname="$database" "$@"; }

case $archive in
  *.gpg) gpg --batch --decrypt "$archive" | tar -C "$work" -xzf - ;;
  *) tar -C "$work" -xzf "$archive" ;;
esac
cd "$work"/danda-*
sha256sum --check --quiet SHA256SUMS

if [ -n "$redis_data" ]; then
  command -v redis-cli >/dev/null || { echo "redis-cli is missing; without it nobody knows whether Redis is stopped" >&2; exit 1; }
  if redis-cli -h "${REDIS_HOST:-127.0.0.1}" -p "${REDIS_PORT:-6379}" ping >/dev/null 2>&1; then
    echo "Redis is running; stop it first, it would overwrite what is put back" >&2
    exit 1
  fi
fi
# Whoever has a role: what PostgreSQL itself does there (autovacuum) has none.
others=$(sql --command "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null")
if [ "$others" != 0 ]; then
  echo "the database is in use ($others connections); stop the server and whatever else reads it first" >&2
  exit 1
fi

# Who was erased since: as the database to be replaced knows it (a new one knows nothing), and from beside the archive.
: > erased
if [ "$(sql --command "select to_regclass('public.tombstone') is not null")" = t ]; then
  sql --field-separator=' ' \
    --command "select to_char(erased_at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), hash from tombstone" >> erased
fi
if [ -f "$beside/tombstones.txt" ]; then
  cat "$beside/tombstones.txt" >> erased
else
  echo "no tombstones.txt beside the archive: whoever was erased since must be erased again by hand" >&2
fi

# Emptied before, because a newer version may have made what the archive does not know. When anything fails there is no
# commit, and the old database stays.
{
  echo 'begin; drop schema public cascade; create schema public; grant usage on schema public to public;'
  pg_restore --no-owner --file=- database.dump
  # The server reads these at its next start. Somebody may have been erased before, come back, and been erased again.
  while read -r at hash; do
    [ -z "${hash:-}" ] ||
      echo "insert into public.tombstone as t (hash, erased_at, seen_to) values ('$hash', '$at', false)" \
        "on conflict (hash) do update set erased_at = excluded.erased_at, seen_to = false where t.erased_at < excluded.erased_at;"
  done < erased
  echo 'commit;'
} | sql >/dev/null

if [ -n "$redis_data" ]; then
  # With an append-only file present Redis reads that and not the snapshot, so the old one steps aside. Start Redis once
  # with "--appendonly no", then "CONFIG SET appendonly yes": it writes a new one from the snapshot.
  aside=$redis_data/before-restore-$(date -u +%Y%m%d-%H%M%S)
  mkdir -p "$aside"
  find "$redis_data" -maxdepth 1 \( -name 'appendonly*' -o -name 'dump.rdb' \) -exec mv {} "$aside"/ \;
  install -m 600 redis.rdb "$redis_data/dump.rdb"
  chown --reference="$redis_data" "$redis_data/dump.rdb"
  cat <<'END'
Put back. Now (with containers: RUNBOOK.md, "Backup and restore"):
  1. redis-server /etc/redis/redis.conf --appendonly no     (by hand, in the foreground or as a service)
  2. redis-cli config set appendonly yes                    wait for "aof_rewrite_in_progress:0" in: redis-cli info persistence
  3. stop it, start it as always
END
else
  echo "The database is put back, Redis left alone."
fi
echo "Start the server. People erased since the backup are erased again at this start (RUNBOOK.md, \"Personal data\")."
