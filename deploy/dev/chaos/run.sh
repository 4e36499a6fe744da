#!/usr/bin/env bash
# Breaks an installation of several nodes while people write to it, and counts what became of every message.
#   deploy/dev/chaos/run.sh RUN [--option value ...]      the runs, their options and last figures: deploy/dev/README.md
# Needs what `mvn -DskipTests package` leaves. JAVA names another java than the PATH's. Ends with 0 when all is as it must be.
set -euo pipefail
cd "$(dirname "$0")/../../.."
java=${JAVA:-java}
jar=bot-core/target/danda.jar
[ -f "$jar" ] && [ -d bot-core/target/test-classes/vn/danda/chaos ] ||
  { echo "run 'mvn -DskipTests package' first" >&2; exit 2; }
# Unpacked, with a cache of what a start loads: a node is back in half the time.
place=bot-core/target/chaos
if [ ! "$place/danda.aot" -nt "$jar" ]; then
  rm -rf "$place" && "$java" -Djarmode=tools -jar "$jar" extract --destination "$place" >/dev/null
  data=$(mktemp -d)
  SERVER_PORT=0 DANDA_DATA_DIR=$data DANDA_REDIS_URL= DANDA_DATABASE_URL= DANDA_TELEGRAM_TOKEN= \
    "$java" --enable-native-access=ALL-UNNAMED -Xmx400m -XX:+UseSerialGC -XX:AOTCacheOutput="$place/danda.aot" \
    -Dspring.context.exit=onRefresh -cp "$place/danda.jar" vn.danda.DandaApplication >"$place/aot.log" 2>&1 || true
  rm -rf "$data"
fi
exec "$java" --enable-native-access=ALL-UNNAMED -Xmx600m -Ddanda.aot="$place/danda.aot" ${CHAOS_JAVA:-} \
  -cp "bot-core/target/test-classes:$place/danda.jar" vn.danda.chaos.Chaos "$@"
