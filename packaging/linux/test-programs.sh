#!/usr/bin/env bash
# Installs what some tests want from the system, where that may be done without asking: a keyring.
# Without it those tests are skipped and say so; nothing else depends on it.
set -euo pipefail

missing=()
command -v dbus-run-session >/dev/null || missing+=(dbus)
command -v gnome-keyring-daemon >/dev/null || missing+=(gnome-keyring)
[ ${#missing[@]} -gt 0 ] || exit 0
command -v apt-get >/dev/null || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null && sudo -n true 2>/dev/null || exit 0
  as_root=(sudo -n)
fi
echo "Installing ${missing[*]} for the tests of the keyring (once) ..."
"${as_root[@]}" apt-get -qq update || exit 0
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get -qq -y install --no-install-recommends "${missing[@]}" >/dev/null || exit 0
