#!/usr/bin/env bash
# Processor time of understanding a question beside plain BM25, in the same JVM. Arguments are numbers of entries; without
# any, the shipped content. Needs: mvn -DskipTests package.
set -euo pipefail
cd "$(dirname "$0")/../../.."
classpath="$PWD/knowledge-base/target/test-classes:$(deploy/dev/classpath.sh)"
cd knowledge-base
exec "${JAVA:-java}" -Xmx4g -cp "$classpath" vn.danda.knowledge.evaluate.SpeedBench "${@:-full}"
