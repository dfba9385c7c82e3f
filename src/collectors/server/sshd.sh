# A bare program of Dropbear is no server: an initramfs with encrypted disks brings one. It counts with something that starts it.
other=
for starter in /etc/init.d/dropbear /lib/systemd/system/dropbear.service /etc/systemd/system/dropbear.service; do
  [ -e "$starter" ] && other=$(command -v dropbear)
done
for program in /usr/sbin/sshd /usr/local/sbin/sshd /usr/bin/sshd "$(command -v sshd)" "$other"; do
  [ -n "$program" ] && [ -x "$program" ] || continue
  case "$found" in *":$program:"*) continue ;; esac
  found="$found:$program:"
  emit program "$program"
  case "$program" in */sshd) emit version "$program $("$program" -V 2>&1 </dev/null)" ;; esac
done
mine=$(readlink /proc/self/ns/net 2>/dev/null)
for folder in /proc/[0-9]*; do
  name=
  read -r name <"$folder/comm" || continue
  case "$name" in sshd | sshd-* | dropbear | tinysshd | systemd | xinetd | inetd) ;; *) continue ;; esac
  # A container's server is not this machine's.
  theirs=$(readlink "$folder/ns/net" 2>/dev/null)
  [ -n "$theirs" ] && [ "$theirs" != "$mine" ] && continue
  words=$(tr '\0' ' ' <"$folder/cmdline" 2>/dev/null)
  emit process "${folder#/proc/} $name $words"
done
