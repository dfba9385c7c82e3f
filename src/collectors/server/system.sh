emit uid "$uid"
emit_file os-release /etc/os-release
if [ -d /run/systemd/system ]; then
  emit init systemd
elif [ -d /run/openrc ] || [ -e /sbin/openrc-run ]; then
  emit init openrc
else
  emit init none
fi
emit host "$(cat /proc/sys/kernel/hostname 2>/dev/null || hostname 2>/dev/null)"
emit clock "$(date +%s 2>/dev/null)"
