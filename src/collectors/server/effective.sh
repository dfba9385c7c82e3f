for program in /usr/sbin/sshd /usr/local/sbin/sshd "$(command -v sshd)"; do
  [ -n "$program" ] && [ -x "$program" ] || continue
  if [ "$uid" != 0 ]; then
    gap 'sshd -T needs root: without it sshd cannot read its host keys'
    break
  fi
  effective=$(within 5 "$program" -T -C "user=${ask_user:-root},host=${ask_from:-localhost},addr=${ask_from:-127.0.0.1}" 2>/dev/null </dev/null)
  emit config "$effective"
  break
done
