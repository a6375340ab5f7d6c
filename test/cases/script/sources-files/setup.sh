#!/bin/bash
# Values come from one file, functions from another, and a third is found by the way to the script itself.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd)"
[ -f "$SCRIPT_DIR/values.env" ] && source "$SCRIPT_DIR/values.env"
. "${BASH_SOURCE%/*}/lib/grants.sh"
source "$(dirname "$0")/lib/engine.sh"
grant_groups "$ENGINE"
connect_engine
