#!/bin/sh
# Resolve all locks anew (`make lock`). Versions stay unless a requirement forbids them; UPGRADE=1 takes the newest.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        ${UPGRADE:+--upgrade} "$@"
}

compile pyproject.toml -o requirements.lock
compile pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
compile .ci/installer.in -c requirements.lock -o .ci/installer.lock
compile docker/requirements.in -c requirements.lock -o docker/requirements.lock
.venv/bin/python -m pipelines.index.engine_lock
