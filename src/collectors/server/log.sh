# What sshd said lately: first of this client, so that a busy log cannot push it out, then the newest lines.
tell() {
  # $1: field, $2: lines, $3: what turns a line into the mark of its process. The newest are kept, not the first.
  if [ -n "$ask_from" ]; then
    marks=$(printf '%s\n' "$2" | grep -F "$ask_from
${ask_seen:-$ask_from}" | sed -n "$3" | tail -n 60)
    [ -n "$marks" ] && emit "$1" "$(printf '%s\n' "$2" | grep -F "$marks" | tail -n 90 | tail -c 48000)"
  fi
  # Of a flood only the first lines say what it was.
  emit "$1" "$(printf '%s\n' "$2" | grep -F 'drop connection #' | tail -n 20 | tail -c 48000)"
  emit "$1" "$(printf '%s\n' "$2" | tail -n 90 | tail -c 48000)"
}
lines=
if has journalctl; then
  lines=$(within 5 journalctl -q --no-pager -o json --output-fields=MESSAGE,_PID,_COMM,_EXE,_UID,SYSLOG_IDENTIFIER --since -1h -n 1500 SYSLOG_IDENTIFIER=sshd SYSLOG_IDENTIFIER=sshd-session SYSLOG_IDENTIFIER=sshd-auth 2>/dev/null)
  [ -n "$lines" ] && emit source journal && tell journal "$lines" 's/.*\("_PID":"[0-9]*"\).*/\1/p'
fi
if [ -z "$lines" ]; then
  for file in /var/log/auth.log /var/log/secure /var/log/messages; do
    [ -r "$file" ] || continue
    lines=$(tail -n 4000 "$file" 2>/dev/null | grep -E ' sshd(-session|-auth)?\[[0-9]+\]: ' | tail -n 1500)
    [ -n "$lines" ] || continue
    emit source "$file"
    tell lines "$lines" 's/^[^[]*\(\[[0-9]*\]: \).*/\1/p'
    break
  done
fi
[ -n "$lines" ] || [ "$uid" = 0 ] || gap "the log of sshd needs root"
emit now "$(date +%s 2>/dev/null)"
emit zone "$(date +%z 2>/dev/null)"
