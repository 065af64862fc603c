#!/usr/bin/env bash
# Makes sure that this Linux has what Python, Qt and WebEngine need from the system.
# Installs what is missing when it may (root, or sudo without a password); else prints the command.
set -euo pipefail

# shared library -> package on Debian and Ubuntu ("a|b": the first that exists there)
libraries="
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbfile.so.1 libxkbfile1
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libXext.so.6 libxext6
libXtst.so.6 libxtst6
libXrandr.so.2 libxrandr2
libXfixes.so.3 libxfixes3
libXdamage.so.1 libxdamage1
libXcomposite.so.1 libxcomposite1
libxcb.so.1 libxcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-dri3.so.0 libxcb-dri3-0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render.so.0 libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libexpat.so.1 libexpat1
libglib-2.0.so.0 libglib2.0-0t64|libglib2.0-0
libdbus-1.so.3 libdbus-1-3
libudev.so.1 libudev1
libnss3.so libnss3
libnspr4.so libnspr4
libdrm.so.2 libdrm2
libgbm.so.1 libgbm1
libasound.so.2 libasound2t64|libasound2
"

ldconfig_path=$(command -v ldconfig || echo /sbin/ldconfig)
known=$("$ldconfig_path" -p 2>/dev/null || true)
wanted=()

while read -r soname package; do
  [ -z "$soname" ] || grep -qF "$soname " <<<"$known" || wanted+=("$package")
done <<<"$libraries"

python3 -c 'import ensurepip, venv' 2>/dev/null || wanted+=(python3-venv)

# Fonts are wished for, not needed: without them other scripts and emoji are empty boxes.
fonts=()
has_font() { command -v fc-list >/dev/null && [ -n "$(fc-list ":lang=$1" family 2>/dev/null | head -n 1)" ]; }
has_font en || fonts+=(fontconfig fonts-dejavu-core)
has_font ar || fonts+=(fonts-noto-core)
has_font ja || fonts+=(fonts-noto-cjk)
has_emoji() { command -v fc-list >/dev/null && grep -qi emoji <<<"$(fc-list : family)"; }
has_emoji || fonts+=(fonts-noto-color-emoji)

[ $((${#wanted[@]} + ${#fonts[@]})) -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Qt and WebEngine need libraries that this system does not have (Debian's names):" >&2
  printf '  %s\n' "${wanted[@]}" "${fonts[@]}" >&2
  [ ${#wanted[@]} -gt 0 ] || { echo "Only fonts: going on without them." >&2; exit 0; }
  echo "Install them with your package manager, then run the same command again." >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else as_root=(blocked); fi
fi

exists() { [ -n "$(apt-cache policy "$1" 2>/dev/null | grep -E 'Candidate: [^(]')" ]; }
pick() { local IFS='|'; for name in $1; do if exists "$name"; then echo "$name"; return; fi; done; echo "${1##*|}"; }

if [ "${as_root[0]:-}" != blocked ]; then
  echo "Installing $((${#wanted[@]} + ${#fonts[@]})) system packages (once) ..."
  "${as_root[@]}" apt-get -qq update
fi
packages=()
for choice in "${wanted[@]}" "${fonts[@]}"; do packages+=("$(pick "$choice")"); done

if [ "${as_root[0]:-}" = blocked ] && [ ${#wanted[@]} -eq 0 ]; then
  echo "Going on without some fonts; to have every script and emoji, type once:" >&2
  echo "  sudo apt-get install --no-install-recommends ${packages[*]}" >&2
  exit 0
elif [ "${as_root[0]:-}" = blocked ]; then
  echo "Some system packages are missing. Type this once, then run the same command again:" >&2
  echo "  sudo apt-get install --no-install-recommends ${packages[*]}" >&2
  exit 1
fi
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get -qq -y install --no-install-recommends "${packages[@]}" >/dev/null
