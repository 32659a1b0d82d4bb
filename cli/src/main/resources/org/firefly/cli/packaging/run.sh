#!/bin/sh
# Runs the packaged network; --help shows the options.
set -eu
self=$0
while [ -L "$self" ]; do # a symbolic link to the launcher serves as well
  link=$(readlink "$self")
  case "$link" in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
here=$(cd "$(dirname "$self")" && pwd -P)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! command -v "$java" >/dev/null 2>&1; then
  echo "run.sh needs Java 17 or newer; install a JRE or point JAVA_HOME to one." >&2
  exit 1
fi
exec "$java" --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC -Dfirefly.app="$here"${inputScale} \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$here/lib/*" org.firefly.runtime.app.RunApp "$@"
