# Remote Login and the firewalls of macOS. On any other system this section has nothing to say.
if [ "$(uname -s 2>/dev/null)" = Darwin ]; then
  emit system Darwin
  # systemsetup answers root alone; launchd says it to everybody.
  [ "$uid" = 0 ] && emit remote "$(systemsetup -getremotelogin 2>&1)"
  emit disabled "$(launchctl print-disabled system 2>/dev/null | grep openssh)"
  launchctl print system/com.openssh.sshd >/dev/null 2>&1
  emit job "$?"
  for group in com.apple.access_ssh com.apple.access_ssh-disabled; do
    dseditgroup -o read "$group" >/dev/null 2>&1 && emit group "$group"
  done
  [ -n "$ask_user" ] && emit member "$(dseditgroup -o checkmember -m "$ask_user" com.apple.access_ssh 2>&1)"
  firewall=/usr/libexec/ApplicationFirewall/socketfilterfw
  if [ -x "$firewall" ]; then
    emit firewall "$("$firewall" --getglobalstate 2>/dev/null)
$("$firewall" --getblockall 2>/dev/null)"
    emit apps "$("$firewall" --listapps 2>/dev/null | grep -A 1 -E '/(sshd|sshd-session|sshd-keygen-wrapper)[[:space:]]*$')"
  fi
  [ "$uid" = 0 ] && emit packets "$(pfctl -s info 2>/dev/null | grep Status)"
fi
