[ -n "$sshd_program" ] && sshd_files | while IFS= read -r file; do
  [ -r "$file" ] && emit config-file "$file
$(limit <"$file")"
done
if [ -n "$sshd_program" ] && [ "$uid" != 0 ]; then
  gap 'sshd -T needs root: without it sshd cannot read its host keys'
elif [ -n "$sshd_program" ]; then
  # What a Match line asks for that this look may not know: then sshd -T may not say what the running sshd would do.
  asks=$(sshd_files | while IFS= read -r file; do
    [ -r "$file" ] && while read -r word rest; do
      case "$word" in [Mm][Aa][Tt][Cc][Hh]) printf ' %s ' "$rest" ;; esac
    done <"$file"
  done)
  has tr && asks=$(printf '%s' "$asks" | tr '[:upper:]\t' '[:lower:] ')
  who="user=${ask_user:-root},host=${ask_from:-localhost},addr=${ask_from:-127.0.0.1},lport=${ask_port:-22}"
  [ -n "$ask_local" ] && who="$who,laddr=$ask_local" && emit local "$ask_local"
  effective=$(run_sshd 5 -T -C "$who" 2>/dev/null)
  # Without its folder for privilege separation sshd says nothing; a stopped Debian service has none.
  emit config "$effective"
  named=
  case "
$effective" in *'
usedns yes'* | *'
UseDNS yes'*) named=1 ;; esac
  unsure=
  case "$asks" in
    *' rdomain '*) unsure='the configuration depends on the routing domain (Match RDomain)' ;;
    *' localaddress '*) [ -n "$ask_local" ] || unsure='the configuration depends on the address of the server that the client reaches (Match LocalAddress)' ;;
  esac
  case "$asks" in
    *' host '*)
      [ -z "$named" ] || unsure="the configuration depends on the client's name (Match Host with UseDNS)"
      [ -n "$ask_from" ] || unsure="the configuration depends on the client's address (Match Host): --from ADDRESS tells it"
      ;;
    *' address '*) [ -n "$ask_from" ] || unsure="the configuration depends on the client's address (Match Address): --from ADDRESS tells it" ;;
  esac
  [ "$sshd_count" -gt 1 ] && [ -z "$sshd_answers" ] && unsure='several sshd run, and none of them has the port asked for'
  [ -n "$unsure" ] && emit unsure "$unsure"
  # Since OpenSSH 10.6 keywords are printed as HostKey, before as hostkey.
  printf '%s\n' "$effective" | while read -r word value; do
    case "$word" in [Hh]ost[Kk]ey) emit_file host-key "$value.pub" ;; esac
  done
  emit groups "$(id -Gn "${ask_user:-root}" 2>/dev/null | tr ' ' '\n')"
fi
