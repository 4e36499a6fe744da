#!/usr/bin/env bash
# Unpacks bot-core/target/danda.jar where it has not been yet, and prints its class path.
set -euo pipefail
cd "$(dirname "$0")/../.."
jar=bot-core/target/danda.jar
place=bot-core/target/unpacked
[ -f "$jar" ] || { echo "run 'mvn -DskipTests package' first" >&2; exit 2; }
if [ ! "$place/danda.jar" -nt "$jar" ]; then
  rm -rf "$place"
  "${JAVA:-java}" -Djarmode=tools -jar "$jar" extract --destination "$place" >/dev/null
  touch "$place/danda.jar"
fi
echo "$PWD/$place/danda.jar"
