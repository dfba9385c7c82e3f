# Free space, free inodes and mount options under every folder that a login writes to.
home=
if [ -n "$ask_user" ]; then
  if has getent; then
    entry=$(within 5 getent passwd "$ask_user" 2>/dev/null)
  else
    entry=$(while IFS= read -r row; do case "$row" in "$ask_user":*) printf '%s' "$row" ;; esac; done </etc/passwd)
  fi
  home=${entry%:*} home=${home##*:}
fi
points=' '
for folder in / /home "$home" /tmp /var /var/tmp /var/log /run; do
  [ -n "$folder" ] && [ -d "$folder" ] || continue
  line=$(within 3 df -P -k "$folder" 2>/dev/null | tail -n 1)
  [ -n "$line" ] || continue
  emit space "$folder
$line"
  emit inodes "$folder
$(within 3 df -P -i "$folder" 2>/dev/null | tail -n 1)"
  points="$points${line##* } "
done
while read -r device point type options rest; do
  case "$points" in *" $point "*) emit mount "$point $type $options" ;; esac
done </proc/mounts
emit home "$home"
