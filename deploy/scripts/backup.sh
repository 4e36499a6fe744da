#!/usr/bin/env bash
# One encrypted archive of both stores: DIR/danda-YYYYmmdd-HHMMSS.tar.gz.gpg (or .tar.gz without a recipient).
#   DANDA_BACKUP_DIR        where to (required)
#   DANDA_BACKUP_RECIPIENT  a GnuPG key; backups hold personal data, so outside a locked room set it
#   DANDA_BACKUP_KEEP_DAYS  default 30; with a run every night no archive gets older, so an erased person is gone by then
#   REDIS_HOST REDIS_PORT REDISCLI_AUTH, PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE  as their clients read them
# For servers of your own (redis-cli, pg_dump, psql of the server's version or newer). The embedded stores: stop the server and copy the data folder (RUNBOOK).
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
  # The key was imported for this alone and nobody signed it here: gpg would refuse it.
  gpg --batch --yes --trust-model always --encrypt --recipient "$DANDA_BACKUP_RECIPIENT" --output "$archive.part" "$work/$name.tar.gz"
else
  cp "$work/$name.tar.gz" "$archive.part"
fi
sync "$archive.part"
mv "$archive.part" "$archive"
# What would be too old before the next night's run is through goes now: that is a day away, and up to an hour late.
find "$target" -maxdepth 1 -name 'danda-*.tar.gz*' ! -name "$name*" -mmin +$((keep > 1 ? (keep - 1) * 1440 - 60 : 0)) -delete
echo "written $archive ($(du -h "$archive" | cut -f1))"
