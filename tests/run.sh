#!/usr/bin/env bash
# Installs what the tests need, builds, runs every test project, and ends with a line "N passed, M failed".
set -uo pipefail
cd "$(dirname "$0")/.."
# One compiler for all projects (a cold one each doubles the time of the build), gone when the run ends.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 UseSharedCompilation=true
results="$(mktemp -d)"
trap 'rm -rf "$results"; dotnet build-server shutdown >/dev/null 2>&1' EXIT

if ! command -v chromium >/dev/null; then
  echo "Installing Chromium from Debian's packages"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null || { echo "Chromium could not be installed"; exit 1; }
fi
if ! /usr/bin/python3 -c "import aiosmtpd" 2>/dev/null; then
  echo "Installing a mail server (aiosmtpd) from Debian's packages"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-aiosmtpd >/dev/null || { echo "aiosmtpd could not be installed"; exit 1; }
fi
if [ ! -x /usr/sbin/slapd ]; then
  echo "Installing a directory server (slapd) from Debian's packages"
  # The tests start their own; a service of the machine is not wanted.
  kept=; [ -e /usr/sbin/policy-rc.d ] && kept=1 || { printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends slapd </dev/null >/dev/null; installed=$?
  [ -n "$kept" ] || rm -f /usr/sbin/policy-rc.d
  [ "$installed" -eq 0 ] || { echo "slapd could not be installed"; exit 1; }
fi

dotnet build Appliance.sln -c Release -v quiet --nologo || { echo "0 passed, 1 failed"; exit 1; }
(cd web/Appliance.Web/Client && npm run --silent check) || { echo "0 passed, 1 failed"; exit 1; }

status=0
for project in tests/*.Tests/*.csproj; do
  name="$(basename "$project" .csproj)"
  echo "== $name"
  dotnet test "$project" -c Release --no-build --nologo -v quiet --logger "trx;LogFileName=$name.trx" --results-directory "$results" || status=1
done

# The counters of every result file, summed. A project that died before writing one counts as a failure.
# The client's own tests (Node's runner) count with them; a runner that died before its summary counts as a failure.
client="$(cd web/Appliance.Web/Client && npm test --silent 2>&1)" || { echo "$client" | tail -n 60; status=1; }
tally() { sed -n "s/^[^a-z]*$1 \([0-9]*\)$/\1/p" <<<"$client" | tail -n 1; }
passed="$(tally pass)" failed="$(tally fail)"
passed=${passed:-0} failed=${failed:-1}
for project in tests/*.Tests/*.csproj; do
  file="$results/$(basename "$project" .csproj).trx"
  if [ ! -f "$file" ]; then failed=$((failed + 1)); continue; fi
  counters="$(grep -o '<Counters [^>]*' "$file" | head -n 1)"
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  total=$(count total) ok=$(count passed)
  passed=$((passed + ${ok:-0})) failed=$((failed + ${total:-0} - ${ok:-0}))
done
[ "$passed" -eq 0 ] && failed=$((failed + 1))
[ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
