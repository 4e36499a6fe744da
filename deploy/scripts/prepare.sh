#!/usr/bin/env bash
# Makes the folder the server is started from: its jar unpacked, and a cache (danda.aot) of what Java loads and finds out
# about the program while it starts and answers. With it a start takes about half the processor time; without it, or with
# another Java than the one it was made with, the server starts all the same. Do not move the folder: Java refuses to start
# with a cache whose jars now lie elsewhere.
#   prepare.sh DANDA_JAR FOLDER      e.g. prepare.sh danda.jar /opt/danda/app; again after every new jar or Java
# Starts the server once, on stores of its own in a temporary folder. JAVA names another java than the PATH's.
set -euo pipefail
jar=$1 folder=$2 java=${JAVA:-java}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill $server && wait $server; } 2>/dev/null; rm -rf "$work"' EXIT
rm -rf "$folder.before"
[ ! -e "$folder" ] || mv "$folder" "$folder.before"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$folder"

mapfile -t ours < <(compgen -e | grep -E '^(DANDA|SPRING|SERVER)_' || true)
unset "${ours[@]}" 2>/dev/null || true
SERVER_PORT=0 DANDA_DATA_DIR=$work/data \
  "$java" -Xmx1g --enable-native-access=ALL-UNNAMED -XX:AOTCacheOutput="$folder/danda.aot" -jar "$folder/danda.jar" >"$work/log" 2>&1 &
server=$!
port=
while [ -z "$port" ]; do
  port=$(sed -nE 's/.*Tomcat started on port ([0-9]+).*/\1/p' "$work/log")
  kill -0 $server 2>/dev/null || { tail -20 "$work/log" >&2; exit 1; }
  sleep 0.2
done
for question in "Mỗi tháng đóng thấp nhất là bao nhiêu?" "dong bhxh tn o dau z ad" "em 30 tuoi dong 1 trieu 1 thang thi luong huu bao nhieu"; do
  for _ in 1 2 3 4 5; do
    curl -fsS -o /dev/null -H 'Content-Type: application/json' -d "{\"text\":\"$question\"}" "http://127.0.0.1:$port/api/ask"
  done
done
kill $server
wait $server || true
server=
[ -s "$folder/danda.aot" ] || { tail -20 "$work/log" >&2; echo "no cache was made; the server will start without it" >&2; }
rm -rf "$folder.before"
du -sh "$folder"/* | sed 's/^/  /'
