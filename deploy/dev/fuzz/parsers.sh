#!/usr/bin/env bash
# Coverage-guided fuzzing (Jazzer) of whatever reads what strangers send, from the recorded payloads on.
#   parsers.sh [SECONDS_EACH] [PARSER ...]        (600, all)
# Prints what a parser choked on; the input is kept in bot-core/target/fuzz/PARSER. Needs: mvn -DskipTests package.
set -euo pipefail
cd "$(dirname "$0")/../../.."
seconds=${1:-600}; shift || true
jazzer=0.30.0
# Parser: its target class, the folder of recorded payloads (or none). A new parser is one line.
parsers=(
  "telegram vn.danda.channels.telegram.TelegramFuzz channels/src/test/resources/telegram"
  "messenger vn.danda.channels.messenger.MessengerFuzz channels/src/test/resources/messenger"
  "zalo vn.danda.channels.zalo.ZaloFuzz channels/src/test/resources/zalo"
  "words vn.danda.knowledge.WordsFuzz -"
  "message vn.danda.fuzz.MessageFuzz -"
)
tools=bot-core/target/fuzz/jazzer
if [ ! -f "$tools/jazzer-$jazzer.jar" ]; then
  for artifact in jazzer jazzer-api; do
    mvn -q -B -ntp -f pom.xml -N dependency:copy -Dartifact=com.code-intelligence:$artifact:$jazzer -DoutputDirectory="$PWD/$tools"
  done
fi
classpath="$tools/jazzer-$jazzer.jar:$tools/jazzer-api-$jazzer.jar:bot-core/target/test-classes:channels/target/test-classes:knowledge-base/target/test-classes:$(deploy/dev/classpath.sh)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fuzz() {
  local name=$1 target=$2 seeds=$3
  local folder=bot-core/target/fuzz/$name
  mkdir -p "$folder/corpus"
  [ "$seeds" = - ] || find "$seeds" -name '*.json' ! -name '*.expected.json' -exec cp {} "$folder/corpus" \;
  [ "$seeds" != - ] || printf '2 củ rưỡi trong 3 năm 4 tháng, sđt 0912 345 678' >"$folder/corpus/typed"
  if "${JAVA:-java}" --enable-native-access=ALL-UNNAMED -Xmx1g -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
      --target_class="$target" --instrumentation_includes='vn.danda.**' --reproducer_path="$folder" \
      "$folder/corpus" -max_total_time="$seconds" -max_len=20000 -artifact_prefix="$folder/" >"$folder/log" 2>&1; then
    echo "$name: nothing found, $(grep -oE 'Done [0-9]+ runs in [0-9]+' "$folder/log" || echo '?') s"
  else
    touch "$work/failed"
    echo "$name: FOUND something, see $folder/log"; grep -m3 -E '^== Java Exception|Exception|ERROR' "$folder/log" || true
  fi
}
# Each keeps one core busy.
at_once=$(nproc)
for line in "${parsers[@]}"; do
  read -r name target seeds <<<"$line"
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  [ "$(jobs -rp | wc -l)" -lt "$at_once" ] || wait -n
  fuzz "$name" "$target" "$seeds" &
done
wait
[ ! -e "$work/failed" ]
