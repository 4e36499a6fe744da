#!/usr/bin/env bash
# Posts mutated bodies to every public door of a server of its own and watches it: bodies.sh [HOW_MANY] [SEED]  (1000000 1)
# Prints answers by door, failures, errors in the log, the heap after each tenth. Needs: mvn -DskipTests package.
set -euo pipefail
cd "$(dirname "$0")/../../../bot-core"
[ -d target/test-classes/vn/danda/fuzz ] || { echo "run 'mvn -DskipTests package' first" >&2; exit 2; }
classpath=$(../deploy/dev/classpath.sh)
exec "${JAVA:-java}" --enable-native-access=ALL-UNNAMED -Xmx1g -cp "target/test-classes:$classpath" vn.danda.fuzz.Bodies "$@"
