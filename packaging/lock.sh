#!/usr/bin/env bash
# Writes the locks: hashes for every file, no index address, the same for every system and Python >= 3.11.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${1:-uv}
compile() {
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
    -c packaging/constraints.txt "$@"
}
compile pyproject.toml -o requirements.lock
compile pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock
printf 'hatchling>=1.27\neditables>=0.5\n' | compile - -c requirements-dev.lock -o packaging/build.lock
