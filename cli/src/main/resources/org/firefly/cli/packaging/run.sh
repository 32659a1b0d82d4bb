#!/bin/sh
# Runs the packaged network; --help shows the options.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! command -v "$java" >/dev/null 2>&1; then
  echo "run.sh needs Java 17 or newer; install a JRE or point JAVA_HOME to one." >&2
  exit 1
fi
exec "$java" -XX:+UseParallelGC -Dfirefly.app="$here" \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$here/lib/*" org.firefly.runtime.app.RunApp "$@"
