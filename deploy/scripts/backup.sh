#!/usr/bin/env bash
# One encrypted archive of both stores: DIR/danda-YYYYmmdd-HHMMSS.tar.gz.gpg (or .tar.gz without a recipient).
#   DANDA_BACKUP_DIR        where to (required)
#   DANDA_BACKUP_RECIPIENT  a GnuPG key; backups hold personal data, so outside a locked room set it
#   DANDA_BACKUP_KEEP_DAYS  default 30; an erased person is gone from all backups after this time
#   REDIS_HOST REDIS_PORT REDISCLI_AUTH, PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE  as their clients read them
# For servers of your own (redis-cli, pg_dump). The embedded stores: stop the server and copy the data folder (RUNBOOK).
set -euo pipefail
umask 077
target=${DANDA_BACKUP_DIR:?say where the backups go}
keep=${DANDA_BACKUP_KEEP_DAYS:-30}
name=danda-$(date -u +%Y%m%d-%H%M%S)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target" "$work/$name"

# The database first: what is in Redis is newer and can be written again, not the other way round.
pg_dump --format=custom --file="$work/$name/database.dump" "${PGDATABASE:-danda}"
redis-cli -h "${REDIS_HOST:-127.0.0.1}" -p "${REDIS_PORT:-6379}" --rdb "$work/$name/redis.rdb" >/dev/null
# Who was erased, as keyed hashes; beside the archives, because the newest list counts whichever archive is put back.
psql --no-psqlrc --tuples-only --no-align --field-separator=' ' --dbname="${PGDATABASE:-danda}" \
  --command "select to_char(erased_at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), hash from tombstone" > "$target/tombstones.part"
mv "$target/tombstones.part" "$target/tombstones.txt"
(cd "$work/$name" && sha256sum ./* > SHA256SUMS)

archive=$target/$name.tar.gz
tar -C "$work" -czf "$work/$name.tar.gz" "$name"
if [ -n "${DANDA_BACKUP_RECIPIENT:-}" ]; then
  archive=$archive.gpg
  gpg --batch --yes --encrypt --recipient "$DANDA_BACKUP_RECIPIENT" --output "$archive.part" "$work/$name.tar.gz"
else
  cp "$work/$name.tar.gz" "$archive.part"
fi
sync "$archive.part"
mv "$archive.part" "$archive"
find "$target" -maxdepth 1 -name 'danda-*.tar.gz*' -mtime +"$keep" -delete
echo "written $archive ($(du -h "$archive" | cut -f1))"
