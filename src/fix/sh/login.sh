# Waits until sshd's log shows more accepted logins than so many, at most so many seconds.
accepted_logins() {
  {
    if [ -d /run/systemd/system ] && has journalctl; then journalctl -q --no-pager -o cat -b -t sshd -t sshd-session
    else for log in /var/log/auth.log /var/log/secure /var/log/messages; do [ ! -r "$log" ] || { cat "$log"; break; }; done; fi
  } 2>/dev/null | grep 'Accepted [a-z/-]* for '
}
wait_for_login() {
  before=$1 left=$2
  while :; do
    count=$(accepted_logins | wc -l)
    if [ "$count" -gt "$before" ]; then out login "$(accepted_logins | tail -n 1)"; break; fi
    [ "$left" -gt 0 ] || break
    sleep 1
    left=$((left - 1))
  done
  out count "$((count))"
}
