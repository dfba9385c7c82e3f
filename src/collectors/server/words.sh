# The findings in plain words, the first one with its fix. $facts holds `section field|line`, one for every line of a value.
values() {
  while IFS= read -r row; do
    case "$row" in "$1 $2|"*) printf '%s\n' "${row#*|}" ;; esac
  done <<END
$facts
END
}
first() { values "$1" "$2" | { IFS= read -r row; printf '%s' "$row"; }; }
# No byte of a file or log may drive the terminal.
clean() { printf '%s' "$1" | tr -d '\r' | tr -c '[:print:]' '?' 2>/dev/null | cut -c1-"${2:-100}"; }
found=0
why() {
  found=$((found + 1))
  if [ "$found" = 1 ]; then
    printf 'WHY   %s\n' "$1"
    [ -n "$2" ] && printf 'FIX   %s\n' "$2"
  elif [ "$found" -le 6 ]; then
    printf 'ALSO  %s\n' "$1"
  fi
}
printf 'whyssh: this machine as an SSH server, port %s%s%s\n\n' "$ask_port" "${ask_user:+, user $(clean "$ask_user" 32)}" "${ask_from:+, from $(clean "$ask_from" 45)}"
unit=ssh
[ -e /usr/lib/systemd/system/sshd.service ] && [ ! -e /usr/lib/systemd/system/ssh.service ] && unit=sshd
start="systemctl enable --now $unit"
[ "$(first service manager)" = openrc ] && start='rc-update add sshd; rc-service sshd start'
[ "$(first service manager)" = none ] && start='mkdir -p /run/sshd; /usr/sbin/sshd'

wanted=$(printf '%04X' "$ask_port" 2>/dev/null)
owners=$(values listen owner)
on_port= open_port= other= elsewhere=
while read -r family local owner inode; do
  [ -n "$local" ] || continue
  program=
  case "
$owners" in *"
$inode "*)
    program=${owners##*"$inode "} program=${program%%
*} program=${program#* } ;;
  esac
  case "$program" in sshd | dropbear | tinysshd | systemd | '') ssh=1 ;; *) ssh= ;; esac
  if [ "${local##*:}" = "$wanted" ]; then
    if [ -n "$ssh" ]; then
      on_port=1
      case "$local" in 0100007F:* | 00000000000000000000000001000000:*) ;; *) open_port=1 ;; esac
    else
      other=$program
    fi
  elif [ "$program" = sshd ] || [ "$program" = dropbear ]; then
    elsewhere=$((0x${local##*:}))
  fi
done <<END
$(values listen socket)
END

if [ -z "$(first sshd program)" ] && [ -z "$on_port" ]; then
  fix='install the package openssh-server'
  has apt-get && fix='apt-get install openssh-server'
  has dnf && fix='dnf install openssh-server'
  has apk && fix='apk add openssh'
  why 'No SSH server is installed.' "$fix"
elif [ -z "$on_port" ]; then
  said=$(clean "$(first check said)" 160)
  case "$(values check said)" in
    *'line '*[0-9]:*) why "sshd rejects its configuration: $said" "correct that line, then: sshd -t && $start" ;;
    *'too open'*) why 'sshd does not start: others may read its private host keys.' "chmod 600 /etc/ssh/ssh_host_*_key; $start" ;;
    *hostkeys*) why 'sshd does not start: it has no host keys.' "ssh-keygen -A; $start" ;;
  esac
  case "$(values service unit)" in
    *LoadState=masked*) why 'The SSH service is masked.' "systemctl unmask $unit; $start" ;;
  esac
  [ -n "$other" ] && why "Another program, $(clean "$other" 20), has port $ask_port." 'stop it, or give one of the two another port'
  if [ -n "$elsewhere" ]; then
    why "SSH listens on port $elsewhere, not on $ask_port." "connect with: ssh -p $elsewhere"
  elif [ "$found" = 0 ]; then
    why 'The SSH server is not running.' "$start"
  fi
elif [ -z "$open_port" ]; then
  why 'The SSH server listens for this machine only (127.0.0.1).' "remove ListenAddress from sshd_config, then: systemctl restart $unit"
fi

case "$(values bans jail)" in
  *"$ask_from"*) [ -n "$ask_from" ] && case " $(values bans jail | tr '\n\t' '  ') " in
    *" $ask_from "*) why "fail2ban has banned $(clean "$ask_from" 45)." "fail2ban-client unban $(clean "$ask_from" 45)" ;;
  esac ;;
esac

if [ -n "$ask_user" ]; then
  shown=$(clean "$ask_user" 32)
  # A name that a shell would not take as it is stands in no command.
  case "$ask_user" in *[!A-Za-z0-9._-]*) shown=USER ;; esac
  if [ -z "$(first account passwd)" ]; then
    why "There is no account $shown." 'log in with the name of an account that exists'
  else
    case "$(first account shell)" in
      missing | not-executable) why "The shell of $shown cannot be run." "chsh -s /bin/sh $shown" ;;
    esac
    case "$(first account passwd)" in
      *nologin | */false) why "The account $shown has no login shell." "chsh -s /bin/sh $shown" ;;
    esac
    first account shadow | {
      IFS=: read -r secret changed least most warn idle expire rest
      [ -n "$expire" ] && [ "$(first account today)" -gt "$expire" ]
    } && why "The account $shown has expired." "chage -E -1 $shown"
    safe=1
    while IFS= read -r row; do
      case "$row" in
        [-dl][-r][-w][-xsS][-r]w* | [-dl][-r][-w][-xsS][-r][-w][-xsS][-r]w*)
          path=${row##* } fix=
          # Only a path that a shell takes as it is goes into a command.
          case "$path" in *[!A-Za-z0-9/._-]*) ;; /*) fix="chmod go-w $path" ;; esac
          [ -n "$safe" ] && why "Others may write $(clean "$path"), so sshd ignores the keys." "$fix"
          safe=
          ;;
      esac
    done <<END
$(values keys step)
END
    [ -n "$(first keys owner)" ] && [ -z "$(first keys file)" ] && why "There is no authorized_keys of $shown." 'add the public key on this console'
  fi
  case "$(values account nologin)" in /*) why "$(first account nologin) lets only root in." "rm $(first account nologin)" ;; esac
fi

[ "$found" = 0 ] && echo 'CLEAR Nothing that was looked at here stands in the way; the firewall was not looked at.'
[ "$uid" = 0 ] || printf '\nNOTE  Not root: configuration, bans and keys were not looked at.\n'
# 0 nothing found, 1 something, 2 not looked at to the end.
if [ "$found" != 0 ]; then return 1; fi
[ "$uid" = 0 ] || return 2
