for program in /usr/sbin/sshd /usr/local/sbin/sshd "$(command -v sshd)"; do
  [ -n "$program" ] && [ -x "$program" ] || continue
  if [ "$uid" != 0 ]; then
    gap 'sshd -t needs root: without it sshd cannot read its host keys'
    break
  fi
  said=$(within 5 "$program" -t 2>&1 </dev/null)
  emit exit "$?"
  emit said "$said"
  [ -d /run/sshd ] && emit privsep /run/sshd
  for key in /etc/ssh/ssh_host_*_key; do
    [ -e "$key" ] && emit key "$(ls -ln "$key" 2>/dev/null)"
  done
  break
done
