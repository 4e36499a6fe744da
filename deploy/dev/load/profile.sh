#!/usr/bin/env bash
# Measures a server of its own on this machine, beside a bare one on the same Redis: profile.sh [ROW ...]   (all)
#   capacity   32 people who write as soon as the reply is there: replies a second and CPU, beside the bare server, thrice
#   light      200/s: how long a reply takes
#   slow       100/s and 250/s with a network whose calls take 100 ms, beside the bare server
#   faults     500/s (FAULTS_RATE) for 60 s, every 50th twice, forged ones between, 500s, kill -9 and a new start in the
#              middle; 429s too seldom to mean the whole account, which would then be written to at the published pace
#   thousand   1,000/s: memory
#   memory     what an idle conversation takes in Redis
#   start      CPU seconds from the start to the first answer
#   edit       200/s while an answer is changed: how long until people get the new one
#   streams    1,000 open web chats and 100 signed-in consoles beside 100/s
#   steady     100/s for SOAK_MINUTES (30): memory at the beginning, in the middle and at the end
# Needs: mvn -DskipTests package. JAVA names another java than the PATH's. SECONDS_EACH shortens the runs (20). WARM_SECONDS is
# how long it works before anything is measured (40); a server counts as warm after 200,000 messages, here some 300 seconds.
# SERVER_OPTIONS are the server's options for Java (as deployed: -Xmx1g -XX:+UseSerialGC).
set -euo pipefail
cd "$(dirname "$0")/../../.."
java=${JAVA:-java}
jar=$(deploy/dev/classpath.sh)
port=${PORT:-18080}; api=$((port + 1)); bare=$((port + 2))
seconds=${SECONDS_EACH:-20}
work=$(mktemp -d)
server=0; bare_pid=0
rows=${*:-capacity light slow faults thousand memory start edit streams steady}

classes=$work/classes; mkdir -p "$classes"
"${java%java}javac" -d "$classes" deploy/dev/load/*.java
tool() { "$java" -Xmx512m -XX:+UseSerialGC -cp "$classes" "$@" || touch "$work/failed"; }
load() { tool Load --hook "http://127.0.0.1:$port/webhooks/telegram" --api-port $api "$@"; }
load_bare() { [ $bare_pid != 0 ] || start_bare; tool Load --hook "http://127.0.0.1:$bare/" --api-port $api "$@"; }

start_server() {
  SERVER_PORT=$port DANDA_DATA_DIR=$work/data DANDA_REDIS_URL='' DANDA_DATABASE_URL='' DANDA_DEMO=true DANDA_PUBLISHED_PACE_KEPT=false \
    DANDA_TELEGRAM_TOKEN=7000000001:demo-token DANDA_TELEGRAM_MODE=webhook DANDA_TELEGRAM_WEBHOOK_SECRET=test-secret \
    DANDA_TELEGRAM_API_URL=http://127.0.0.1:$api \
    "$java" --enable-native-access=ALL-UNNAMED ${SERVER_OPTIONS:--Xmx1g -XX:+UseSerialGC} -cp "$jar" vn.danda.DandaApplication >>"$work/server.log" 2>&1 &
  server=$!
}
await_ready() {
  for _ in $(seq 600); do
    curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness" && return
    kill -0 $server 2>/dev/null || { echo "the server does not start:"; tail -5 "$work/server.log"; exit 1; }
    sleep 0.1
  done
}
redis() { sed -n "s/^$1 //p" "$work/data/redis-6.2/redis.conf"; }
start_bare() {
  "$java" -Xmx256m -cp "$classes" Bare $bare "$(redis port)" "$(redis requirepass)" "http://127.0.0.1:$api" >"$work/bare.log" 2>&1 &
  bare_pid=$!
  until grep -qs ready "$work/bare.log"; do sleep 0.1; done
}
# It ends with the server's Redis.
stop_bare() { [ $bare_pid = 0 ] || kill $bare_pid 2>/dev/null || true; bare_pid=0; }
stop() {
  stop_bare
  [ $server = 0 ] || { kill $server 2>/dev/null && wait $server 2>/dev/null; } || true
  [ ! -e "$work/failed" ] && rm -rf "$work" || echo "logs and data are in $work"
}
trap stop EXIT
cpu_of() { awk '{print ($14 + $15) / 100}' "/proc/$1/stat"; }

start_server; await_ready
# A cold JVM takes three times as long.
load --closed 32 --seconds ${WARM_SECONDS:-$((seconds * 2))} --warmup 1 --api-delay-ms 0 >/dev/null
echo "## $(date -u +%FT%TZ), $(nproc) cores, $(git rev-parse --short HEAD 2>/dev/null || echo '?')"
for row in $rows; do
  case $row in
    capacity)
      load_bare --closed 32 --seconds 10 --warmup 1 --api-delay-ms 0 >/dev/null
      for _ in 1 2 3; do
        load_bare --closed 32 --seconds $seconds --warmup 2 --api-delay-ms 0 --pid $bare_pid --label "bare"
        load --closed 32 --seconds $seconds --warmup 2 --api-delay-ms 0 --pid $server --label "server and stores"
      done ;;
    light) load --rate 200 --seconds $seconds --label "light" --pid $server ;;
    slow)
      for rate in 100 250; do
        load_bare --rate $rate --seconds $seconds --api-delay-ms 100 --label "slow network, bare"
        load --rate $rate --seconds $seconds --api-delay-ms 100 --grace 60 --label "slow network"
      done ;;
    faults)
      stop_bare
      (sleep 35; kill -9 $server; wait $server 2>/dev/null || true) & killer=$!
      load --rate ${FAULTS_RATE:-500} --seconds 60 --grace 120 --twice-every 50 --forge-every 50 --api-500-every 200 --api-429-every 1000 --label "faults and kill -9" & loading=$!
      wait $killer; start_server; wait $loading; await_ready ;;
    thousand) load --rate 1000 --seconds $seconds --grace 120 --label "1,000/s" --pid $server ;;
    memory)
      load --rate 200 --seconds $seconds --label "for the memory"
      tool Memory "$(redis port)" "$(redis requirepass)" ;;
    start)
      stop_bare; kill $server; wait $server 2>/dev/null || true
      start_server; await_ready
      curl -fs -o /dev/null -H 'Content-Type: application/json' -d '{"text":"đóng ở đâu"}' "http://127.0.0.1:$port/api/ask"
      echo "| start | CPU to the first answer $(cpu_of $server) s |" ;;
    edit) load --rate 200 --seconds $seconds --label "beside the edit" & loading=$!
      sleep 8; tool Edit "http://127.0.0.1:$port"; wait $loading ;;
    streams) load --rate 100 --seconds 60 --label "beside streams" --pid $server & loading=$!
      tool Streams "http://127.0.0.1:$port" 1000 100 45 10; wait $loading ;;
    steady)
      for part in beginning middle end; do
        load --rate 100 --seconds $((${SOAK_MINUTES:-30} * 20)) --warmup 1 --label "steady, $part" --pid $server
        echo "|   heap after a collection: $("${java%java}jcmd" $server GC.run >/dev/null; sleep 2; "${java%java}jcmd" $server GC.heap_info | sed -nE '/total/s/.*used ([0-9]+)K.*/\1/p' | awk '{all += $1} END {printf "%.1f MB", all / 1024}') |"
      done ;;
    *) echo "no row $row"; exit 64 ;;
  esac
done
[ ! -e "$work/failed" ]
