#!/usr/bin/env bash
# Makes the folder the server is started from: its jar unpacked, and a cache (danda.aot) of what Java loads and finds out
# about the program while it starts and answers. With it a start and the first minute's answers take two thirds of the
# processor time; without it, or with another Java than the one it was made with, the server starts all the same. Do not
# move the folder: Java refuses to start with a cache whose jars now lie elsewhere. Start with the same collector.
#   prepare.sh DANDA_JAR FOLDER      e.g. prepare.sh danda.jar /opt/danda/app; again after every new jar or Java
# Starts the server once, on stores of its own in a temporary folder. JAVA names another java than the PATH's.
set -euo pipefail
jar=$1 folder=$2 java=${JAVA:-java}
work=$(mktemp -d)
# Started as root (in a container's build) PostgreSQL runs as nobody, who must be able to enter.
chmod 755 "$work"
server=
trap '[ -z "$server" ] || { kill $server && wait $server; } 2>/dev/null; rm -rf "$work"' EXIT
rm -rf "$folder.before"
[ ! -e "$folder" ] || mv "$folder" "$folder.before"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$folder"

mapfile -t ours < <(compgen -e | grep -E '^(DANDA|SPRING|SERVER)_' || true)
unset "${ours[@]}" 2>/dev/null || true
SERVER_PORT=0 DANDA_DATA_DIR=$work/data \
  "$java" -Xmx1g --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:AOTCacheOutput="$folder/danda.aot" -jar "$folder/danda.jar" >"$work/log" 2>&1 &
server=$!
port=
while [ -z "$port" ]; do
  port=$(sed -nE 's/.*Tomcat started on port ([0-9]+).*/\1/p' "$work/log")
  kill -0 $server 2>/dev/null || { tail -20 "$work/log" >&2; exit 1; }
  sleep 0.2
done
# What Java finds out while people are answered is kept too, so people write: 150 of them, six at a time.
visit() {
  local token question n=10000000
  token=$(post sessions '{}' | sed -E 's/.*"token":"([^"]+)".*/\1/')
  while read -r question; do
    post messages "{\"clientId\":\"$((n += 1))\",\"text\":\"$question\"}" -H "Authorization: Bearer $token"
  done <<'QUESTIONS'
Mỗi tháng đóng thấp nhất là bao nhiêu?
dong bhxh tn o dau z ad
em 30 tuoi dong 1 trieu 1 thang thi luong huu bao nhieu
Hộ nghèo được nhà nước hỗ trợ mấy phần trăm?
e nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang
Sinh con được nhận bao nhiêu tiền?
Muốn rút một lần thì làm sao?
thời tiết hôm nay thế nào
QUESTIONS
}
post() { curl -fsS -H 'Content-Type: application/json' -d "$2" "${@:3}" "http://127.0.0.1:$port/chat/$1"; }
for _ in $(seq 25); do
  visitors=()
  for _ in 1 2 3 4 5 6; do visit & visitors+=($!); done
  wait "${visitors[@]}"
done
kill $server
wait $server || true
server=
[ -s "$folder/danda.aot" ] || { tail -20 "$work/log" >&2; echo "no cache was made; the server will start without it" >&2; }
rm -rf "$folder.before"
du -sh "$folder"/* | sed 's/^/  /'
