#!/usr/bin/env bash
# Everything in full, one after the other; about four hours and a quarter on two quiet cores, of which one is the database's
# outage. full.sh [FOLDER] keeps what each printed in a folder (target/chaos-DATE). Ends with 0 when all is as it must be.
# Needs: mvn -DskipTests package; gcc for the power cuts; root for the full disk.
set -uo pipefail
cd "$(dirname "$0")/../../.."
out=${1:-bot-core/target/chaos-$(date +%Y%m%d-%H%M)}
mkdir -p "$out"
failed=0
part() {
  local name=$1; shift
  local began=$SECONDS
  if "$@" >"$out/$name.txt" 2>&1; then result=good; else result=BAD; failed=1; fi
  echo "$result  $name  $(((SECONDS - began) / 60)) min"
}
chaos=deploy/dev/chaos/run.sh
part kills         $chaos kills --kills 200 --nodes 3 --rate 150 --seconds-between 6
part crash-points  $chaos crash-points --times 20 --nodes 3 --rate 60
part power-cuts    $chaos power-cuts --cuts 250 --millis 600
part outages       $chaos outages --seconds 60 --database-seconds 3600 --rate 60
part rolling       $chaos rolling --restarts 50 --rate 100
part mutants       $chaos mutants
part bodies        deploy/dev/fuzz/bodies.sh 1000000
part parsers       deploy/dev/fuzz/parsers.sh 600
part load          deploy/dev/load/profile.sh
part search        deploy/dev/load/search.sh
echo "what each printed is in $out"
exit $failed
