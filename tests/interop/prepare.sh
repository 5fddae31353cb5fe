#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/interop/prepare.sh FOLDER: installs what the live tests need into FOLDER: a Python environment, and the Collector and the Go
# programs built from their modules. Then: WHYGLASS_INTEROP=FOLDER FOLDER/venv/bin/python3 tests/interop/matrix.py build/ci/app/whyglass
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
if command -v python3 >/dev/null && [ ! -x "$folder/venv/bin/python3" ]; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
if command -v go >/dev/null; then
  for program in collector sdkload verdicts; do
    (cd "$here/go" && go build -trimpath -o "$folder/$program" "./$program")
  done
else
  echo "prepare: no Go; the Collector is left out" >&2
fi
