#!/usr/bin/env bash
# How much longer understanding a question takes than plain BM25, in the same JVM. Needs: mvn -DskipTests package.
set -euo pipefail
cd "$(dirname "$0")/../../.."
exec "${JAVA:-java}" -Xmx1g -cp "knowledge-base/target/test-classes:$(deploy/dev/classpath.sh)" vn.danda.knowledge.SearchBench
