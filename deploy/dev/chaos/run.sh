#!/usr/bin/env bash
# Kills the packaged server at random moments while people write to it, and counts what became of every message.
#   deploy/dev/chaos/run.sh [messages] [chats] [kills]     (500 50 10)
# Needs bot-core/target/danda.jar and the compiled tests: mvn -DskipTests package. JAVA names another java than the PATH's.
set -euo pipefail
cd "$(dirname "$0")/../../.."
jar=bot-core/target/danda.jar
[ -f "$jar" ] && [ -d bot-core/target/test-classes/vn/danda/chaos ] ||
  { echo "run 'mvn -DskipTests package' first" >&2; exit 2; }
exec "${JAVA:-java}" -cp bot-core/target/test-classes vn.danda.chaos.Chaos \
  "$jar" knowledge-base/src/main/resources/faq/entries "${1:-500}" "${2:-50}" "${3:-10}"
