#!/usr/bin/env bash
# Makes Confluence Desk known to a Linux desktop: menu entry, icon, confluence-desk: links.
#
#   packaging/linux/install.sh                    for this user (below ~/.local)
#   packaging/linux/install.sh --prefix /usr      for everybody; DESTDIR is honoured
#   packaging/linux/install.sh --exec PATH        the command to start, if not the one found
#   packaging/linux/install.sh --uninstall        takes it all back
set -euo pipefail

id=io.github.confluence_desk.ConfluenceDesk
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(cd "$here/../.." && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
command=""
mine=yes
remove=no

while [ $# -gt 0 ]; do
  case $1 in
    --prefix) share=${DESTDIR:-}${2:?--prefix needs a folder}/share; mine=no; shift 2 ;;
    --exec) command=${2:?--exec needs a path}; shift 2 ;;
    --uninstall) remove=yes; shift ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done

entry=$share/applications/$id.desktop
icon=$share/icons/hicolor/scalable/apps/$id.svg
story=$share/metainfo/$id.metainfo.xml

refresh() {
  [ -z "${DESTDIR:-}" ] || return 0
  ! command -v update-desktop-database >/dev/null || update-desktop-database -q "$share/applications" || true
  ! command -v gtk-update-icon-cache >/dev/null || gtk-update-icon-cache -q -t "$share/icons/hicolor" 2>/dev/null || true
}

if [ $remove = yes ]; then
  rm -f "$entry" "$icon" "$story"
  refresh
  echo "Removed from $share."
  exit 0
fi

if [ -z "$command" ] && [ $mine = yes ]; then
  command=$(command -v confluence-desk || true)
  if [ -z "$command" ] && [ -x "$checkout/.venv/bin/confluence-desk" ]; then
    command=$checkout/.venv/bin/confluence-desk
  fi
  if [ -z "$command" ]; then
    echo "There is no confluence-desk to start yet. Install it, or name it with --exec PATH." >&2
    exit 1
  fi
fi
case ${command:-confluence-desk} in
  *[\"\`\$\\%]* | *$'\n'*) echo "A menu entry cannot hold this path: $command" >&2; exit 1 ;;
esac

install -D -m 644 "$checkout/resources/icons/confluence-desk.svg" "$icon"
install -D -m 644 "$here/$id.metainfo.xml" "$story"
install -D -m 644 "$here/$id.desktop" "$entry"
if [ -n "$command" ]; then
  # Desktops start entries without the shell's PATH: name the command in full.
  while IFS= read -r line; do
    case $line in Exec=confluence-desk*) line="Exec=\"$command\"${line#Exec=confluence-desk}" ;; esac
    printf '%s\n' "$line"
  done <"$here/$id.desktop" >"$entry"
fi
refresh
if [ $mine = yes ] && command -v xdg-mime >/dev/null; then
  xdg-mime default "$id.desktop" x-scheme-handler/confluence-desk || true
fi
echo "Installed below $share; confluence-desk: links open in Confluence Desk."
