#!/bin/sh
# Installs the pinned packages, chooses the runtime and builds. Called by ./whyssh when something is missing or older
# than the sources; safe to call at any time, also by two callers at once.
set -eu
root=$1
cd "$root"
mkdir -p dist

# One at a time: the folder is the lock; a lock whose owner is gone is taken over.
lock=$root/dist/.setup-lock
until mkdir "$lock" 2>/dev/null; do
  owner=$(cat "$lock/pid" 2>/dev/null || echo)
  if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; continue; fi
  sleep 1
done
echo $$ >"$lock/pid"
trap 'rm -rf "$lock"' EXIT
trap 'exit 130' INT TERM

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  command -v npm >/dev/null 2>&1 || {
    echo 'whyssh: npm is needed for the first run. Install Node.js with npm, then run this again.' >&2
    exit 2
  }
  echo 'whyssh: first run: installing the pinned packages (some 10 seconds) …' >&2
  npm ci --ignore-scripts --loglevel=error >dist/.setup.log 2>&1 || {
    cat dist/.setup.log >&2
    echo 'whyssh: npm ci failed; its words stand above.' >&2
    exit 2
  }
  touch node_modules/.package-lock.json
fi

# New enough is 22.15. The system's Node first; else the pinned one, which is run once before it is trusted
# (it does not start on musl or an old glibc).
new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 15) ? 0 : 1)'
runtime=
system=$(command -v node 2>/dev/null || echo)
pinned=$root/node_modules/.bin/node
case $system in "$root"/*) system= ;; esac
if [ -n "$system" ] && "$system" -e "$new_enough" 2>/dev/null; then
  runtime=$system
elif [ -e "$pinned" ]; then
  if "$pinned" -e "$new_enough" >/dev/null 2>&1; then runtime=$pinned; else rm -f "$pinned"; fi
fi
[ -n "$runtime" ] || {
  echo 'whyssh: Node.js 22.15 or newer is needed here: the pinned one does not start on this system.' >&2
  exit 2
}
"$runtime" tools/build.ts >dist/.setup.log 2>&1 || {
  cat dist/.setup.log >&2
  echo 'whyssh: the build failed; its words stand above.' >&2
  exit 2
}
printf '%s\n' "$(readlink -f "$runtime" 2>/dev/null || echo "$runtime")" >dist/.runtime
