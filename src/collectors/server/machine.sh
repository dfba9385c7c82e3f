# Kernel, processes and service manager of the machine. Nothing here may start a process that stays (timedatectl would).
contained=
{ [ -e /run/systemd/container ] || [ -e /.dockerenv ] || [ -e /run/.containerenv ]; } && contained=1
emit contained "$contained"
emit_file meminfo /proc/meminfo
emit_file pressure-memory /proc/pressure/memory
emit_file loadavg /proc/loadavg
emit_file uptime /proc/uptime
has nproc && emit cpus "$(nproc 2>/dev/null)"
release=$(uname -r 2>/dev/null)
emit release "$release"
[ -d "/lib/modules/$release" ] && emit modules present
emit_file entropy /proc/sys/kernel/random/entropy_avail
# A container sees the kernel log of its host: what is killed there may be another's.
if [ -z "$contained" ] && has dmesg; then
  emit kernel-kills "$(within 3 dmesg 2>/dev/null | grep -E 'Out of memory|oom-kill:|Killed process' | tail -n 20)"
fi

mine=$(readlink /proc/self/ns/net 2>/dev/null)
main=
for folder in /proc/[0-9]*; do
  name=
  read -r name <"$folder/comm" || continue
  case "$name" in sshd | dropbear | tinysshd) ;; *) continue ;; esac
  theirs=$(readlink "$folder/ns/net" 2>/dev/null)
  [ -n "$theirs" ] && [ "$theirs" != "$mine" ] && continue
  parent=
  while read -r word value; do [ "$word" = PPid: ] && parent=$value; done <"$folder/status"
  above=
  read -r above <"/proc/$parent/comm"
  [ "$above" = "$name" ] && continue
  main=${folder#/proc/}
  break
done
if [ -n "$main" ]; then
  emit main "$main"
  emit_file limits "/proc/$main/limits"
  [ -r "/proc/$main/fd" ] && set -- "/proc/$main/fd"/* && emit files "$#"
  # The limits of its control group and of those above it: pids and memory, cgroup v2 or v1.
  while IFS=: read -r number kinds path; do
    case "$kinds" in
      '') base=/sys/fs/cgroup; [ -e /sys/fs/cgroup/unified ] && base=/sys/fs/cgroup/unified ;;
      pids | memory) base=/sys/fs/cgroup/$kinds ;;
      *) continue ;;
    esac
    # A console in other namespaces reads longer paths than this mount shows: its root is taken off.
    while read -r id above device top point rest; do
      [ "$point" = "$base" ] && [ "$top" != / ] && path=${path#"$top"}
    done </proc/self/mountinfo
    depth=0
    while [ "$depth" -lt 8 ]; do
      depth=$((depth + 1))
      for file in pids.current pids.max pids.events memory.current memory.max memory.events memory.usage_in_bytes memory.limit_in_bytes memory.oom_control; do
        [ -r "$base$path/$file" ] && emit group "$path/$file
$(cat "$base$path/$file" 2>/dev/null)"
      done
      case "$path" in /?*) path=${path%/*} ;; *) break ;; esac
    done
  done <"/proc/$main/cgroup"
fi
emit_file pid-max /proc/sys/kernel/pid_max
emit_file file-nr /proc/sys/fs/file-nr
emit_file pty-max /proc/sys/kernel/pty/max
emit_file pty-nr /proc/sys/kernel/pty/nr
# As the server's process sees them: this look may come from another mount namespace.
mounts=/proc/mounts root=
[ -n "$main" ] && [ -r "/proc/$main/mounts" ] && mounts=/proc/$main/mounts root=/proc/$main/root
while read -r device point type options rest; do
  [ "$point" = /dev/pts ] && [ "$type" = devpts ] && emit devpts "$options"
done <"$mounts"
set -- "$root"/dev/pts/[0-9]*
[ -e "$1" ] || shift
emit terminals "$#"

if [ -d /run/systemd/system ] && has systemctl; then
  emit manager "$(within 5 systemctl show -p SystemState -p NJobs 2>/dev/null)"
  emit jobs "$(within 5 systemctl list-jobs --no-legend --no-pager 2>/dev/null | head -n 20)"
  emit user-sessions "$(within 5 systemctl show systemd-user-sessions.service -p LoadState -p ActiveState -p SubState 2>/dev/null)"
  # Asks logind for a sign of life, and does not start it.
  if has busctl; then
    said=$(within 4 busctl --auto-start=no --timeout=2 call org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.DBus.Peer Ping 2>&1)
    emit logind "$?
$said"
    emit logind-unit "$(within 5 systemctl show systemd-logind.service -p LoadState -p ActiveState 2>/dev/null)"
  fi
elif has rc-status; then
  emit runlevel "$(within 5 rc-status -r 2>/dev/null)"
fi

emit now "$(date +%s 2>/dev/null)"
# The files under /proc are as old as this moment: whatever is newer comes from a time that this clock has not reached.
for file in /etc/os-release /etc/passwd /etc/ssh/sshd_config /usr/sbin/sshd /var/log/wtmp /var/log/lastlog; do
  [ "$file" -nt /proc/self/stat ] && emit newer "$file"
done
[ -e /run/systemd/timesync/synchronized ] && emit synchronized 1
has chronyc && emit chrony "$(within 3 chronyc -n tracking 2>/dev/null)"
if [ -n "$ask_user" ]; then
  number=$(id -u "$ask_user" 2>/dev/null)
  # struct lastlog of glibc: 292 bytes an account, the time in its first four.
  [ -n "$number" ] && [ -r /var/log/lastlog ] && emit lastlog "$(od -An -tu4 -N4 -j$((number * 292)) /var/log/lastlog 2>/dev/null)"
fi
