#!/usr/bin/env bash
# Prints how to look into the embedded stores of a running server: psql-and-redis.sh [DATA_DIR].
# The clients (psql, redis-cli) are yours to install.
set -euo pipefail
data=$(cd "${1:-data}" && pwd)
port=$(sed -n 4p "$data/postgresql-18/cluster/postmaster.pid")
echo "PGPASSWORD=\$(cat $data/postgresql-18/password) psql -h 127.0.0.1 -p $port -U danda danda"
echo "REDISCLI_AUTH=\$(sed -n 's/^requirepass //p' $data/redis-6.2/redis.conf) redis-cli -p $(sed -n 's/^port //p' "$data/redis-6.2/redis.conf")"
