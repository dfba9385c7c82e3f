# The screen: first the cause that blocks first, with its fix; then the others, what was not looked at, and the code.
say_user=${ask_user:-USER} say_host=${host_name:-this machine}
show() {
  say HERE "this machine as an SSH server, port $ask_port${ask_user:+, user $(v "$ask_user")}${ask_from:+, from $(v "$ask_from")}"
  out '' ''
  if [ -n "$first" ]; then
    "t$first"
    "x$first"
    for one in $also; do "t$one"; done
    result=1
  elif [ "$view_root" = true ] && least "$sshd_listening_reachable" 1; then
    say CLEAR 'Nothing that was looked at here stands in the way.'
    result=0
  else
    say CLEAR 'Nothing was found, but not everything could be looked at.'
    result=2
  fi
  missed=
  [ "$view_root" = true ] || missed="$missed, not root: configuration, bans and keys were not looked at"
  [ -n "$ask_user" ] || missed="$missed, no user was named (sh check.sh USER)"
  [ -n "$ask_user" ] && [ -z "$ask_from" ] && missed="$missed, no address of the client was named (sh check.sh USER ADDRESS), so no bans"
  [ -n "$unsure" ] && missed="$missed, sshd has options or Match lines that depend on more than was named"
  missed="$missed, the firewall was not looked at"
  out '' ''
  say NOTE "Not seen: ${missed#, }."
  say CODE "$code"
  [ "$code_key_type" = 0 ] && say '' '(without a host key: it cannot be checked whose code it is)'
  say '' "To be carried back: whyssh ${ask_user:-USER}@HOST --code CODE"
  # 0 nothing found, 1 something, 2 not looked at to the end.
  return "$result"
}
