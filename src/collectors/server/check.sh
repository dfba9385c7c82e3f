if [ -n "$sshd_program" ]; then
  if [ "$uid" != 0 ]; then
    gap 'sshd -t needs root: without it sshd cannot read its host keys'
  else
    said=$(run_sshd 5 -t 2>&1)
    emit exit "$?"
    emit said "$said"
    [ -d /run/sshd ] && emit privsep /run/sshd
    for key in /etc/ssh/ssh_host_*_key; do
      [ -e "$key" ] && emit key "$(ls -ln "$key" 2>/dev/null)"
    done
  fi
fi
