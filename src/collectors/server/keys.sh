name=${ask_user:-root}
entry=$(getent passwd "$name" 2>/dev/null || grep "^$name:" /etc/passwd 2>/dev/null)
# Tokens of sshd_config(5): %% %h %u %U.
expand() {
  path=$(printf '%s' "$1" | while IFS= read -r left || [ -n "$left" ]; do
    while [ -n "$left" ]; do
      case "$left" in
        %h*) printf '%s' "$home" ; left=${left#%h} ;;
        %u*) printf '%s' "$name" ; left=${left#%u} ;;
        %U*) printf '%s' "$owner" ; left=${left#%U} ;;
        %%*) printf '%%' ; left=${left#%%} ;;
        *) more=${left#?} ; printf '%s' "${left%"$more"}" ; left=$more ;;
      esac
    done
  done)
  case "$path" in /*) ;; *) path=$home/$path ;; esac
}
# Every folder up to /: owners and modes. For StrictModes the ones up to the home count (misc.c, safe_path), for reading all.
steps() {
  at=$(readlink -f "$2" 2>/dev/null || printf '%s' "$2") field=$1
  while [ -n "$at" ]; do
    emit "$field" "$2
$at
$(ls -ldn "$at" 2>/dev/null)"
    [ "$at" = / ] && break
    [ "$field" = step ] && [ "$at" = "$realhome" ] && field=above
    at=${at%/*}
    : "${at:=/}"
  done
}
if [ "$uid" != 0 ] && [ "$name" != "$(id -un 2>/dev/null)" ]; then
  gap 'the keys of another account need root'
elif [ -n "$entry" ]; then
  rest=${entry%:*} home=${rest##*:}
  who=${entry#*:*:} owner=${who%%:*}
  emit owner "$owner"
  emit groups "$(id -G "$name" 2>/dev/null)"
  emit now "$(date +%s 2>/dev/null)"
  realhome=$(readlink -f "$home" 2>/dev/null || printf '%s' "$home")
  emit home "$realhome"
  patterns= effective=
  for program in /usr/sbin/sshd /usr/local/sbin/sshd "$(command -v sshd)"; do
    [ -n "$program" ] && [ -x "$program" ] || continue
    effective=$(within 5 "$program" -T -C "user=$name,host=${ask_from:-localhost},addr=${ask_from:-127.0.0.1}" 2>/dev/null </dev/null)
    break
  done
  krl=
  while read -r word value; do
    case "$word $value" in
      [Aa]uthorized[Kk]eys[Ff]ile*) patterns=$value ;;
      *' none') continue ;;
    esac
    case "$word" in
      [Aa]uthorized[Kk]eys[Cc]ommand)
        emit source command
        # The program alone: its arguments may hold secrets.
        emit command "${value%% *}"
        case "$value" in /*) [ -e "${value%% *}" ] && steps command-step "${value%% *}" ;; esac
        ;;
      [Aa]uthorized[Kk]eys[Cc]ommand[Uu]ser) id -u "$value" >/dev/null 2>&1 || emit no-runner "$value" ;;
      [Tt]rusted[Uu]ser[Cc][Aa][Kk]eys)
        emit source authorities
        emit authorities "$value"
        emit_file authorities-text "$value"
        ;;
      [Aa]uthorized[Pp]rincipals[Ff]ile)
        expand "$value"
        emit principals "$path"
        emit_file principals-text "$path"
        ;;
      [Aa]uthorized[Pp]rincipals[Cc]ommand) emit source principals ;;
      [Rr]evoked[Kk]eys)
        emit revoked "$value"
        krl=$value
        if [ -r "$value" ] && [ -f "$value" ]; then emit revoked-text "$(limit <"$value" | tr -d '\0')"; else emit revoked-unread "$value"; fi
        ;;
    esac
  done <<END
$effective
END
  emit configured "$patterns"
  [ -n "$patterns" ] || patterns='.ssh/authorized_keys .ssh/authorized_keys2'
  set -f
  for pattern in $patterns '?'; do
    where=wanted
    if [ "$pattern" = '?' ]; then where=usual pattern=.ssh/authorized_keys; fi
    [ "$pattern" = none ] && continue
    expand "$pattern"
    if [ ! -e "$path" ]; then
      [ "$where" = wanted ] && emit missing "$path"
      continue
    fi
    if [ "$where" = usual ]; then
      emit usual "$path"
      emit_file usual-text "$path"
      continue
    fi
    emit file "$path"
    emit_file text "$path"
    steps step "$path"
    # A list in the form of ssh-keygen is read by it alone; it takes one key at a time.
    case "$krl" in /*)
      has ssh-keygen && limit <"$path" | {
        left=40
        while IFS= read -r row && [ "$left" -gt 0 ]; do
          left=$((left - 1))
          case "$(printf '%s\n' "$row" | within 2 ssh-keygen -Q -f "$krl" /dev/stdin 2>/dev/null)" in
            *REVOKED*) emit is-revoked "$row" ;;
          esac
        done
      } ;;
    esac
  done
  set +f
fi
