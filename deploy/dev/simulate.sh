#!/usr/bin/env bash
# Every channel without any account: made-up Telegram, Messenger and Zalo on this machine, the real bot, and a page that
# shows the citizen's phone beside the raw calls. simulate.sh [PORT OF THE PAGE] [PORT OF THE BOT]; Ctrl-C stops it.
set -euo pipefail
cd "$(dirname "$0")/../.."
page=${1:-8090}
bot=${2:-8080}
export DANDA_DATA_DIR=${DANDA_DATA_DIR:-$PWD/data/simulator-$bot}
exec mvn -q -pl bot-core -am -Dspring-boot.run.main-class=vn.danda.simulator.Simulator \
  -Dspring-boot.run.arguments="$page $bot" spring-boot:test-run
