if [ -d /run/systemd/system ] && has systemctl; then
  emit manager systemd
  for unit in ssh.service sshd.service dropbear.service; do
    emit unit "$(within 5 systemctl show "$unit" -p Id -p LoadState -p ActiveState -p SubState -p UnitFileState -p Result -p RuntimeDirectory -p ConditionResult 2>/dev/null)"
  done
  for unit in ssh.socket sshd.socket dropbear.socket; do
    emit socket "$(within 5 systemctl show "$unit" -p Id -p LoadState -p ActiveState -p UnitFileState -p Listen 2>/dev/null)"
  done
  has journalctl && emit journal "$(within 5 journalctl -q --no-pager -n 30 -o cat -u ssh.service -u sshd.service 2>/dev/null)"
elif has rc-service; then
  emit manager openrc
  emit rc "$(within 5 rc-service sshd status 2>&1)"
  emit levels "$(within 5 rc-update show 2>/dev/null)"
else
  emit manager none
fi
