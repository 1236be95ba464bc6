#!/usr/bin/env bash
# Writes the goldens anew. Read the difference before it is committed: each line of it says that Worth does something else.
set -euo pipefail
cd "$(dirname "$0")/../.."
WORTH_UPDATE_GOLDENS=1 swift test --filter GoldenTests
git status --short Tests/Golden
git diff --stat -- Tests/Golden
