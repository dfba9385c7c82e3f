# The rules of PAM for sshd and the files that they name. PAM itself is asked nothing: asking counts as a login.
name=${ask_user:-}
seen=' ' modules=' ' confs=' '
conf() {
  case "$confs" in *" $1 "*) return ;; esac
  confs="$confs$1 "
  [ -r "$1" ] && emit conf "$1
$(limit <"$1" 2>/dev/null)"
}
rules() {
  case "$seen" in *" $1 "*) return ;; esac
  seen="$seen$1 "
  path=
  case "$1" in /*) path=$1 ;; *) for path in "/etc/pam.d/$1" "/usr/lib/pam.d/$1"; do [ -e "$path" ] && break; done ;; esac
  [ -r "$path" ] || return
  emit rules "$1
$(limit <"$path" 2>/dev/null)"
  while read -r type control target words; do
    case "$type $control" in
      '#'*) continue ;;
      '@include '*) rules "$control" ;;
      *' include' | *' substack') rules "$target" ;;
    esac
    case "$type $control $target $words" in *pam_listfile.so*)
      for word in $target $words; do
        case "$word" in file=/*) conf "${word#file=}" ;; esac
      done ;;
    esac
    for word in $control $target $words; do
      case "$word" in accessfile=/*.conf | conf=/*.conf) conf "${word#*=}" ;; *.so) modules="$modules$word " ;; esac
    done
  done <"$path"
}
set -f
rules sshd
set +f
for folder in /lib /lib64 /usr/lib /usr/lib64 /lib/*-linux-* /usr/lib/*-linux-*; do
  [ -e "$folder/security/pam_unix.so" ] && emit folder "$folder/security" && folders="$folders $folder/security"
done
for module in $modules; do
  there=
  case "$module" in
    /*) [ -e "$module" ] && there=1 ;;
    *) for folder in $folders; do [ -e "$folder/$module" ] && there=1; done ;;
  esac
  [ -z "$there" ] && emit missing "${module##*/}"
  case "$module" in
    *pam_access.so) conf /etc/security/access.conf; for file in /etc/security/access.d/*.conf; do conf "$file"; done ;;
    *pam_time.so) conf /etc/security/time.conf ;;
    *pam_limits.so) conf /etc/security/limits.conf; for file in /etc/security/limits.d/*.conf; do conf "$file"; done ;;
    *pam_shells.so) conf /etc/shells ;;
    *pam_faillock.so) conf /etc/security/faillock.conf ;;
  esac
done
emit now "$(date '+%s %w %H %M' 2>/dev/null)"
if [ -n "$name" ]; then
  emit groups "$(id -Gn "$name" 2>/dev/null | tr ' ' '\n')"
  for file in "/run/faillock/$name" "/var/run/faillock/$name"; do
    [ -r "$file" ] && emit tally "$(limit <"$file" | od -An -v -tx1 2>/dev/null)" && break
  done
  emit logins "$(who -u 2>/dev/null | while read -r one line day time idle pid rest; do
    [ "$one" = "$name" ] && [ -d "/proc/$pid" ] && echo "$one"
  done)"
fi
