# SELinux and AppArmor: whether they guard sshd, and what they denied it.
enforce=
[ -r /sys/fs/selinux/enforce ] && read -r enforce </sys/fs/selinux/enforce
[ -n "$enforce" ] && emit enforce "$enforce"
# One line each: the profile and its mode, such as `/usr/sbin/sshd (enforce)`.
if [ -r /sys/kernel/security/apparmor/profiles ]; then
  emit profiles "$(while read -r row; do case "$row" in *sshd*) echo "$row" ;; esac; done </sys/kernel/security/apparmor/profiles)"
  guard=1
fi
if [ -n "$enforce" ]; then
  guard=1
  has semanage && emit ports "$(within 8 semanage port -l 2>/dev/null | while read -r row; do case "$row" in ssh_port_t*) echo "$row" ;; esac; done)"
  entry=$(getent passwd "${ask_user:-root}" 2>/dev/null)
  rest=${entry%:*} home=${rest##*:}
  for path in "$home" "$home/.ssh" "$home/.ssh/authorized_keys"; do
    [ -n "$home" ] && [ -e "$path" ] || continue
    emit label "$path
$(ls -dZ "$path" 2>/dev/null)
$(has matchpathcon && matchpathcon -n "$path" 2>/dev/null)"
  done
fi
if [ -n "$guard" ]; then
  if [ -r /var/log/audit/audit.log ]; then
    log=$(tail -n 3000 /var/log/audit/audit.log 2>/dev/null)
  else
    log=$(within 5 journalctl -q --no-pager -n 1000 -o cat -k 2>/dev/null || tail -n 1000 /var/log/kern.log 2>/dev/null)
  fi
  emit denials "$(printf '%s\n' "$log" | while IFS= read -r row; do
    case "$row" in *'avc: '*denied*sshd* | *'apparmor="DENIED"'*sshd*) printf '%s\n' "$row" ;; esac
  done | tail -n 20)"
fi
