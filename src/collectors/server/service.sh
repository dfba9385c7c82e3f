first=
read -r first </proc/1/comm
if [ "$(uname -s 2>/dev/null)" = Darwin ]; then
  emit manager launchd
  launchctl print system/com.openssh.sshd >/dev/null 2>&1
  emit job "$?"
elif [ -d /run/systemd/system ] && has systemctl; then
  emit manager systemd
  for unit in ssh.service sshd.service dropbear.service; do
    emit unit "$(within 5 systemctl show "$unit" -p Id -p LoadState -p ActiveState -p SubState -p UnitFileState -p Result -p RuntimeDirectory -p ConditionResult -p ActiveEnterTimestampMonotonic 2>/dev/null)"
  done
  for unit in ssh.socket sshd.socket dropbear.socket; do
    emit socket "$(within 5 systemctl show "$unit" -p Id -p LoadState -p ActiveState -p UnitFileState -p Listen 2>/dev/null)"
  done
  has journalctl && emit journal "$(within 5 journalctl -q --no-pager -n 30 -o cat -u ssh.service -u sshd.service 2>/dev/null)"
elif has rc-service; then
  emit manager openrc
  emit rc "$(within 5 rc-service sshd status 2>&1)"
  emit levels "$(within 5 rc-update show 2>/dev/null)"
elif [ "$first" = procd ]; then
  emit manager procd
  for script in /etc/init.d/sshd /etc/init.d/dropbear; do
    [ -x "$script" ] || continue
    emit script "${script##*/}"
    # Both are questions of rc.common; neither starts anything.
    within 5 "$script" running >/dev/null 2>&1
    emit running "$?"
    within 5 "$script" enabled >/dev/null 2>&1
    emit enabled "$?"
    break
  done
elif has sv && { [ -d /run/runit ] || [ -d /etc/runit ] || [ -d /etc/sv ]; }; then
  emit manager runit
  for folder in /var/service /etc/service /service /run/runit/service /etc/runit/runsvdir/current; do
    for name in sshd ssh dropbear; do
      [ -d "$folder/$name" ] || continue
      emit script "$name"
      emit sv "$(within 5 sv status "$folder/$name" 2>&1)"
      [ -e "$folder/$name/down" ] && emit down "$folder/$name/down"
      break 2
    done
  done
  for name in sshd ssh dropbear; do [ -d "/etc/sv/$name" ] && emit known "$name"; done
else
  # init scripts: those of System V, or numbered ones of busybox init, as Buildroot has them.
  emit manager none
  for script in /etc/init.d/ssh /etc/init.d/sshd /etc/init.d/S50sshd /etc/init.d/S50dropbear /etc/init.d/dropbear /etc/rc.d/sshd; do
    [ -e "$script" ] || continue
    emit script "${script##*/}"
    emit folder "${script%/*}"
    [ -x "$script" ] && emit executable 1
    for link in /etc/rc[2345].d/S[0-9][0-9]"${script##*/}" /etc/rc.d/rc[2345].d/S[0-9][0-9]"${script##*/}"; do
      [ -e "$link" ] && emit link "$link"
    done
    break
  done
  emit first "$first"
fi
