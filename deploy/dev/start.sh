#!/usr/bin/env bash
# Starts a development server on a folder and a port of its own: start.sh [PORT]. Ctrl-C stops it.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SERVER_PORT=${1:-8080}
export DANDA_DATA_DIR=${DANDA_DATA_DIR:-data/dev-$SERVER_PORT}
exec mvn -q spring-boot:run
