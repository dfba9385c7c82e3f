name=${ask_user:-}
entry_of() {
  if has getent; then
    within 5 getent "$1" "$2"
  else
    while IFS= read -r line; do
      case "$line" in "$2":*) printf '%s\n' "$line"; break ;; esac
    done <"/etc/$1"
  fi
}
if [ -n "$name" ]; then
  entry=$(entry_of passwd "$name" 2>/dev/null)
  emit asked "$name"
  emit passwd "$entry"
  if [ -n "$entry" ]; then
    shell=${entry##*:}
    rest=${entry%:*} home=${rest##*:}
    : "${shell:=/bin/sh}"
    if [ ! -e "$shell" ]; then emit shell missing; elif [ ! -x "$shell" ]; then emit shell not-executable; else emit shell ok; fi
    [ -d "$home" ] && emit home present
    emit groups "$(id -Gn "$name" 2>/dev/null)"
    if [ "$uid" = 0 ]; then
      shadow=$(entry_of shadow "$name" 2>/dev/null)
      # Of the password field only its first letter leaves the machine.
      secret=${shadow#*:} secret=${secret%%:*}
      rest=${shadow#*:} rest=${rest#*:}
      case "$secret" in
        '!'*) emit shadow "!:$rest" ;;
        '*'*) emit shadow "*:$rest" ;;
        '') emit shadow ":$rest" ;;
        *) emit shadow "x:$rest" ;;
      esac
    fi
  fi
fi
emit today "$(($(date +%s 2>/dev/null || echo 0) / 86400))"
for file in /etc/nologin /run/nologin /var/run/nologin; do
  [ -e "$file" ] || continue
  emit nologin "$file"
  emit_file nologin-text "$file"
  break
done
