#!/usr/bin/env bash
# Breaks an installation of several nodes while people write to it, and counts what became of every message.
#   deploy/dev/chaos/run.sh RUN [--option value ...]      the runs, their options and last figures: deploy/dev/README.md
# Needs what `mvn -DskipTests package` leaves. JAVA names another java than the PATH's. Ends with 0 when all is as it must be.
set -euo pipefail
cd "$(dirname "$0")/../../.."
java=${JAVA:-java}
[ -d bot-core/target/test-classes/vn/danda/chaos ] || { echo "run 'mvn -DskipTests package' first" >&2; exit 2; }
server=$(deploy/dev/classpath.sh)
# A cache of what a start loads: a node is back in half the time.
aot=${server%/*}/danda.aot
if [ ! "$aot" -nt "$server" ]; then
  data=$(mktemp -d)
  SERVER_PORT=0 DANDA_DATA_DIR=$data DANDA_REDIS_URL= DANDA_DATABASE_URL= DANDA_TELEGRAM_TOKEN= \
    "$java" --enable-native-access=ALL-UNNAMED -Xmx400m -XX:+UseSerialGC -XX:AOTCacheOutput="$aot" \
    -Dspring.context.exit=onRefresh -cp "$server" vn.danda.DandaApplication >"$aot.log" 2>&1 || true
  rm -rf "$data"
fi
exec "$java" --enable-native-access=ALL-UNNAMED -Xmx600m -Ddanda.aot="$aot" \
  -cp "bot-core/target/test-classes:$server" vn.danda.chaos.Chaos "$@"
