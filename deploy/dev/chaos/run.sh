#!/usr/bin/env bash
# Breaks an installation of several nodes while people write to it, and counts what became of every message.
#   deploy/dev/chaos/run.sh RUN [--option value ...]      the runs, their options and last figures: deploy/dev/README.md
# Needs what `mvn -DskipTests package` leaves. JAVA names another java than the PATH's. Ends with 0 when all is as it must be.
set -euo pipefail
cd "$(dirname "$0")/../../.."
java=${JAVA:-java}
[ -d bot-core/target/test-classes/vn/danda/chaos ] || { echo "run 'mvn -DskipTests package' first" >&2; exit 2; }
server=$(deploy/dev/classpath.sh)
# What is tested is the way of a message, so the nodes answer from a small FAQ: learning the whole one is half of a start.
faq=${server%/*}/small-faq.jar
if [ ! "$faq" -nt "$server" ]; then
  data=$(mktemp -d)
  mkdir -p "$data/faq/entries"
  for entry in muc-dong-toi-thieu ho-tro-bao-nhieu dieu-kien-luong-huu tuoi-nghi-huu bhxh-tu-nguyen-la-gi ai-duoc-tham-gia \
      muc-dong-toi-da the-bhyt-khi-huu chon-ky-dong chet-som-co-mat-khong dang-ky-can-giay-to-gi doi-muc-dong \
      tam-dung-roi-dong-lai; do
    cp "knowledge-base/src/main/resources/faq/entries/$entry.yml" "$data/faq/entries"
  done
  # Every tenth of the others, for the search to tell them from.
  for entry in $(ls knowledge-base/src/main/resources/faq/entries/*.yml | awk 'NR % 10 == 0'); do cp "$entry" "$data/faq/entries"; done
  "${java%java}jar" --create --file "$faq" -C "$data" faq
  rm -rf "$data"
fi
# A cache of what a start loads: a node is back in half the time.
aot=${server%/*}/danda.aot
if [ ! "$aot" -nt "$faq" ]; then
  data=$(mktemp -d)
  SERVER_PORT=0 DANDA_DATA_DIR=$data DANDA_REDIS_URL= DANDA_DATABASE_URL= DANDA_TELEGRAM_TOKEN= \
    "$java" --enable-native-access=ALL-UNNAMED -Xmx400m -XX:+UseSerialGC -XX:AOTCacheOutput="$aot" \
    -Dspring.context.exit=onRefresh -cp "$faq:$server" vn.danda.DandaApplication >"$aot.log" 2>&1 || true
  rm -rf "$data"
fi
# A connection that lies idle is closed by us before the server does: a request on its way just then would seem refused.
exec "$java" --enable-native-access=ALL-UNNAMED -Xmx600m -Ddanda.aot="$aot" -Djdk.httpclient.keepalive.timeout=5 \
  -cp "bot-core/target/test-classes:$faq:$server" vn.danda.chaos.Chaos "$@"
