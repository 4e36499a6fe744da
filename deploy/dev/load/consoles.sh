#!/usr/bin/env bash
# A big office at work: a server of its own with half a million conversations and leads, a hundred signed-in consoles that
# reload, page and search. consoles.sh [CONVERSATIONS] [CONSOLES] [SECONDS]   (500000 100 60)
# Prints p50, p95, p99 of each page and leaves the queries' plans in a file. Needs: mvn -DskipTests package.
# KEEP=folder keeps the filled data there and uses it again; FILL_ONLY=1 stops when it is filled.
set -euo pipefail
cd "$(dirname "$0")/../../.."
java=${JAVA:-java}
jar=$(deploy/dev/classpath.sh)
port=${PORT:-18083}
work=$(mktemp -d)
data=${KEEP:-$work/data}
server=0
stop() { [ $server = 0 ] || { kill $server 2>/dev/null && wait $server 2>/dev/null; } || true; rm -rf "$work"; }
trap stop EXIT

mkdir -p "$work/classes"
"${java%java}javac" -d "$work/classes" deploy/dev/load/Consoles.java
SERVER_PORT=$port DANDA_DATA_DIR=$data DANDA_REDIS_URL='' DANDA_DATABASE_URL='' DANDA_DEMO=true \
  "$java" --enable-native-access=ALL-UNNAMED -Xmx1g -cp "$jar" vn.danda.DandaApplication >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 900); do
  curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness" && break
  kill -0 $server 2>/dev/null || { echo "the server does not start:"; tail -5 "$work/server.log"; exit 1; }
  sleep 0.2
done
jdbc=jdbc:postgresql://127.0.0.1:$(sed -n 4p "$data/postgresql-18/cluster/postmaster.pid" | tr -d ' ')/danda
tool() { "$java" -Xmx512m -cp "$work/classes:$jar" Consoles "$1" "http://127.0.0.1:$port" "$jdbc" "$(cat "$data/postgresql-18/password")" "${@:2}"; }
if [ ! -e "$data/filled" ]; then
  tool fill "${1:-500000}" knowledge-base/src/main/resources/places/nghe-an-communes.csv
  touch "$data/filled"
fi
[ -z "${FILL_ONLY:-}" ] || exit 0
tool work "${2:-100}" "${3:-60}"
tool plans "$data/postgresql-18/postgresql.log" "${PLANS:-/tmp/danda-console-plans.txt}"
