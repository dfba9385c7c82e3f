emit uid "$uid"
if [ "$(uname -s 2>/dev/null)" = Darwin ]; then
  emit os-release "ID=macos
VERSION_ID=$(sw_vers -productVersion 2>/dev/null)"
else
  emit_file os-release /etc/os-release
fi
if [ -d /run/systemd/system ]; then
  emit init systemd
elif [ -d /run/openrc ] || [ -e /sbin/openrc-run ]; then
  emit init openrc
else
  emit init none
fi
emit host "$(cat /proc/sys/kernel/hostname 2>/dev/null || hostname 2>/dev/null)"
emit clock "$(date +%s 2>/dev/null)"
