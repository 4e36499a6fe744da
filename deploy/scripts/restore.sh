#!/usr/bin/env bash
# restore.sh ARCHIVE REDIS_DATA_DIR: puts a backup back. The server and Redis must be stopped, PostgreSQL must run.
# The database named by PGDATABASE (default danda) is replaced; Redis' old files are kept beside as before-restore-*.
set -euo pipefail
umask 077
archive=${1:?which archive}
redis_data=${2:?the folder Redis keeps its data in}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $archive in
  *.gpg) gpg --batch --decrypt "$archive" | tar -C "$work" -xzf - ;;
  *) tar -C "$work" -xzf "$archive" ;;
esac
cd "$work"/danda-*
sha256sum --check --quiet SHA256SUMS

if redis-cli -h "${REDIS_HOST:-127.0.0.1}" -p "${REDIS_PORT:-6379}" ping >/dev/null 2>&1; then
  echo "Redis is running; stop it first, it would overwrite what is put back" >&2
  exit 1
fi

pg_restore --clean --if-exists --no-owner --exit-on-error --dbname="${PGDATABASE:-danda}" database.dump

# With an append-only file present Redis reads that and not the snapshot, so the old one steps aside. Start Redis once
# with "--appendonly no", then "CONFIG SET appendonly yes": it writes a new one from the snapshot.
aside=$redis_data/before-restore-$(date -u +%Y%m%d-%H%M%S)
mkdir -p "$aside"
find "$redis_data" -maxdepth 1 \( -name 'appendonly*' -o -name 'dump.rdb' \) -exec mv {} "$aside"/ \;
install -m 600 redis.rdb "$redis_data/dump.rdb"
chown --reference="$redis_data" "$redis_data/dump.rdb"

# The newest list of who was erased since, from beside the archive: the server reads it at its next start.
tombstones=$(dirname "$archive")/tombstones.txt
if [ -f "$tombstones" ]; then
  while read -r at hash; do
    [ -n "${hash:-}" ] && echo "insert into tombstone (hash, erased_at, seen_to) values ('$hash', '$at', false) on conflict (hash) do nothing;"
  done < "$tombstones" | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname="${PGDATABASE:-danda}"
else
  echo "no tombstones.txt beside the archive: whoever was erased since must be erased again by hand" >&2
fi

cat <<'END'
Put back. Now:
  1. redis-server /etc/redis/redis.conf --appendonly no     (by hand, in the foreground or as a service)
  2. redis-cli config set appendonly yes                    wait for "aof_rewrite_in_progress:0" in: redis-cli info persistence
  3. stop it, start it as always, start the server
  4. people erased since the backup are erased again at this start, from tombstones.txt (RUNBOOK.md, "Personal data")
END
