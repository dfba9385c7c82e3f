emit clock "$(date +%s.%N 2>/dev/null)"
# The connection that whyssh holds open, among all of its port. Sockets of sessions that are logged in are somebody else's,
# and so is the one that this look came through.
peers() {
  for table in /proc/net/tcp /proc/net/tcp6; do
    [ -r "$table" ] || continue
    # st 0A: TCP_LISTEN (include/net/tcp_states.h). Also sockets that the server has closed: it may have refused us.
    while read -r slot local remote state queue timer retry owner timeout inode rest; do
      case "$local" in *":$1") [ "$state" = 0A ] || echo "$remote $state $inode" ;; esac
    done <"$table"
  done
}
quad() {
  set -- "${1%??????}" "${1#??}" && set -- "$1" "${2%????}" "${2#??}" && set -- "$1" "$2" "${3%??}" "${3#??}"
  printf '%d.%d.%d.%d' "0x$4" "0x$3" "0x$2" "0x$1"
}
address_of() {
  case "$1" in
    0000000000000000FFFF0000????????) quad "${1#????????????????????????}" ;;
    ????????) quad "$1" ;;
    *)
      left=$1 text=
      while [ -n "$left" ]; do
        word=${left%"${left#????????}"} left=${left#????????}
        high=${word#????} low=${word%????}
        text=$text$(printf ':%x:%x' "0x${high#??}${high%??}" "0x${low#??}${low%??}")
      done
      # RFC 5952: the longest run of zero groups becomes `::`.
      text=$text: run=:0:0:0:0:0:0:0:
      while [ "$run" != :0: ]; do
        case "$text" in *"$run"*) text=${text%%"$run"*}::${text#*"$run"} && break ;; esac
        run=${run#:0}
      done
      case "$text" in ::*) ;; *) text=${text#:} ;; esac
      case "$text" in *::) ;; *) text=${text%:} ;; esac
      printf '%s' "$text"
      ;;
  esac
}
ask_seen= ask_local=
if [ -n "$ask_held" ]; then
  port=$(printf '%04X' "$ask_held")
  sessions=' ' early=' '
  for folder in /proc/[0-9]*; do
    name=
    read -r name 2>/dev/null <"$folder/comm" || continue
    case "$name" in sshd | sshd-*) ;; *) continue ;; esac
    # Before a name is given, sshd calls its process [accepted] or [net]; with one, by that name (setproctitle).
    words=$(tr '\0' ' ' <"$folder/cmdline" 2>/dev/null)
    for inode in $(ls -l "$folder/fd" 2>/dev/null | while read -r line; do
      case "$line" in *'socket:['*) line=${line##*'socket:['} && echo "${line%%]*}" ;; esac
    done); do
      case "$words" in *'[accepted]'*) early="$early$inode " ;; 'sshd: '* | 'sshd-session: '*) sessions="$sessions$inode " ;; esac
    done
  done
  first= second= same=
  while read -r remote state inode; do
    [ -n "$remote" ] || continue
    address=$(address_of "${remote%:*}") number=$((0x${remote##*:}))
    emit peer "$address $number $state $inode"
    [ "$address $number" = "$ask_held_end" ] && same="$address $number same"
    # Ours is established, not taken yet, or closed by the server alone; another end of ours may still pass away.
    case "$state" in 01 | 03 | 04 | 05) ;; *) continue ;; esac
    case "${SSH_CONNECTION:-}" in "$address $number "*) continue ;; esac
    case "$early" in
      *" $inode "*) first="$first$address $number only-one
" ;;
      *) case "$sessions" in *" $inode "*) ;; *) second="$second$address $number only-one
" ;; esac ;;
    esac
  done <<END
$(peers "$port")
END
  # Where sshd shows which connections have said nothing yet, ours is among these. Several of one address are one client.
  fits=0 client= addresses=' '
  while read -r address number how; do
    case "$addresses" in *" $address "*) continue ;; esac
    [ -n "$address" ] || continue
    fits=$((fits + 1)) addresses="$addresses$address " client="$address $number $how"
  done <<END
${first:-$second}
END
  emit fits "$fits"
  [ -n "$same" ] && client=$same fits=1
  if [ "$fits" = 1 ]; then
    emit client "$client"
    ask_seen=${client%% *}
    # The address of this machine that it reached, for Match LocalAddress.
    for table in /proc/net/tcp /proc/net/tcp6; do
      while read -r slot local remote rest; do
        case "$local" in *":$port") [ "$(address_of "${remote%:*}")" = "$ask_seen" ] && ask_local=$(address_of "${local%:*}") ;; esac
      done <"$table"
    done
    [ -n "$ask_from" ] || ask_from=$ask_seen
  fi
fi
