name=${ask_user:-root}
entry=$(getent passwd "$name" 2>/dev/null || grep "^$name:" /etc/passwd 2>/dev/null)
if [ "$uid" != 0 ] && [ "$name" != "$(id -un 2>/dev/null)" ]; then
  gap 'the keys of another account need root'
elif [ -n "$entry" ]; then
  rest=${entry%:*} home=${rest##*:}
  who=${entry#*:*:} owner=${who%%:*}
  emit owner "$owner"
  realhome=$(readlink -f "$home" 2>/dev/null || printf '%s' "$home")
  emit home "$realhome"
  patterns=
  for program in /usr/sbin/sshd /usr/local/sbin/sshd "$(command -v sshd)"; do
    [ -n "$program" ] && [ -x "$program" ] || continue
    effective=$(within 5 "$program" -T -C "user=$name,host=${ask_from:-localhost},addr=${ask_from:-127.0.0.1}" 2>/dev/null </dev/null)
    patterns=$(printf '%s\n' "$effective" | while read -r word value; do case "$word" in [Aa]uthorized[Kk]eys[Ff]ile) printf '%s' "$value" ;; esac; done)
    printf '%s\n' "$effective" | while read -r word value; do
      case "$word" in authorizedkeyscommand | trustedusercakeys) [ "$value" != none ] && emit source "$word" ;; esac
    done
    break
  done
  emit configured "$patterns"
  [ -n "$patterns" ] || patterns='.ssh/authorized_keys .ssh/authorized_keys2'
  set -f
  for pattern in $patterns '?'; do
    where=wanted
    if [ "$pattern" = '?' ]; then where=usual pattern=.ssh/authorized_keys; fi
    [ "$pattern" = none ] && continue
    # Tokens of sshd_config(5): %% %h %u %U.
    path=$(printf '%s' "$pattern" | while IFS= read -r left || [ -n "$left" ]; do
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
    if [ ! -e "$path" ]; then
      [ "$where" = wanted ] && emit missing "$path"
      continue
    fi
    if [ "$where" = usual ]; then
      emit usual "$path"
      emit_file usual-text "$path"
      continue
    fi
    real=$(readlink -f "$path" 2>/dev/null || printf '%s' "$path")
    emit file "$path"
    emit_file text "$path"
    at=$real
    while [ -n "$at" ]; do
      emit step "$path
$at
$(ls -ldn "$at" 2>/dev/null)"
      # misc.c, safe_path: up to the home, or to / for a file outside it.
      { [ "$at" = / ] || [ "$at" = "$realhome" ]; } && break
      at=${at%/*}
      : "${at:=/}"
    done
  done
  set +f
fi
