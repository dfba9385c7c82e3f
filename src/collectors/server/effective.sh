for program in /usr/sbin/sshd /usr/local/sbin/sshd "$(command -v sshd)"; do
  [ -n "$program" ] && [ -x "$program" ] || continue
  if [ "$uid" != 0 ]; then
    gap 'sshd -T needs root: without it sshd cannot read its host keys'
    break
  fi
  who="user=${ask_user:-root},host=${ask_from:-localhost},addr=${ask_from:-127.0.0.1}"
  effective=$(within 5 "$program" -T -C "$who" 2>/dev/null </dev/null)
  # Without its folder for privilege separation sshd says nothing; a stopped Debian service has none.
  emit config "$effective"
  # What a Match line asks for that this look may not know.
  emit match "$(cat /etc/ssh/sshd_config /etc/ssh/sshd_config.d/*.conf 2>/dev/null | while read -r word rest; do
    case "$word" in [Mm][Aa][Tt][Cc][Hh]) printf '%s\n' "$rest" ;; esac
  done)"
  # Since OpenSSH 10.6 keywords are printed as HostKey, before as hostkey.
  printf '%s\n' "$effective" | while read -r word value; do
    case "$word" in [Hh]ost[Kk]ey) emit_file host-key "$value.pub" ;; esac
  done
  emit groups "$(id -Gn "${ask_user:-root}" 2>/dev/null | tr ' ' '\n')"
  break
done
