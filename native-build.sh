#!/usr/bin/env bash
# Builds the native executable target/*-runner: with a local GraalVM or Mandrel 25 when there is one, else in Quarkus'
# builder container when an engine answers, else it says what is missing. Arguments go on to Maven.
set -euo pipefail
cd "$(dirname "$0")"

WANTED=25

major_of() { # of a native-image: "native-image 25.0.1 2025-10-21" is 25
  "$1" --version 2>/dev/null | sed -n 's/^native-image \([0-9]*\).*/\1/p' | head -n 1
}

local_graalvm() { # prints the home of the first one that is recent enough
  local found major
  for found in "${GRAALVM_HOME:+$GRAALVM_HOME/bin/native-image}" "${JAVA_HOME:+$JAVA_HOME/bin/native-image}" \
      "$(command -v native-image || true)"; do
    [ -n "$found" ] && [ -x "$found" ] || continue
    major=$(major_of "$found")
    if [ "${major:-0}" -ge $WANTED ]; then
      dirname "$(dirname "$(readlink -f "$found")")"
      return
    fi
    echo "Passed over $found: it is ${major:-of an unknown version}, and $WANTED is needed." >&2
  done
  return 1
}

patiently() { # with a limit where the system has one (macOS has none)
  if command -v timeout >/dev/null; then timeout 20 "$@"; else "$@"; fi
}

engine() { # prints the first container engine that answers; the client alone builds nothing
  local name
  for name in docker podman; do
    command -v $name >/dev/null || continue
    if patiently $name info >/dev/null 2>&1; then
      echo $name
      return
    fi
    echo "Passed over $name: its engine does not answer." >&2
  done
  return 1
}

if home=$(local_graalvm); then
  echo "Building with $home"
  GRAALVM_HOME=$home exec ./mvnw -B package -DskipTests -Dnative -Dquarkus.native.container-build=false "$@"
elif name=$(engine); then
  echo "Building in Quarkus' builder container with $name"
  exec ./mvnw -B package -DskipTests -Dnative -Dquarkus.native.container-build=true \
    "-Dquarkus.native.container-runtime=$name" "$@"
else
  echo "A native build needs GraalVM or Mandrel $WANTED (native-image on the PATH, in GRAALVM_HOME or in JAVA_HOME)," \
    "or a running docker or podman for Quarkus' builder container. Neither was found." >&2
  exit 1
fi
