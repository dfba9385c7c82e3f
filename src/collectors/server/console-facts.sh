# Turns what the sections say into one variable a fact: '' unknown, null known not to be there, a list its elements
# with blanks between, the empty list -. Only what no other reading could explain is set. No tool is needed here.
nl='
'
set -f
plain_name() { case "$1" in '' | *[!A-Za-z0-9._-]*) false ;; esac; }
number() { case "$1" in '' | *[!0-9]* | 0?* | ??????????????*) false ;; esac; }

unit_ends() {
  [ "$manager" = systemd ] || return
  case "$u_load" in
    loaded) [ "$u_found" = loaded ] && return; u_found=loaded ;;
    masked) [ -n "$u_found" ] && return; u_found=masked ;;
    *) return ;;
  esac
  service_masked=false service_makesRunFolder=false service_result=null
  [ "$u_load" = masked ] && service_masked=true
  case "$u_result" in '' | *[!a-z-]*) ;; *) service_result=$u_result ;; esac
  case " $u_folder " in *' sshd '*) service_makesRunFolder=true ;; esac
}

key_line() {
  [ -n "$begins" ] && key_row=0
  key_row=$((key_row + 1))
  case "$1" in
    '' | '#'* | [\ \	]*'#'*) return ;;
    *ssh-*AAAA* | *ecdsa-*AAAA* | *sk-*AAAA*) return ;;
    *[!\ \	]*) ;;
    *) return ;;
  esac
  broken_lines="$broken_lines${broken_lines:+ }$key_row"
}

# The way to a file of keys: what StrictModes objects to first (misc.c, safe_path). Three lines: file, place, ls -ldn.
key_step() {
  if [ -n "$begins" ]; then
    step_file=$1 step_at= step_row=1
    return
  fi
  step_row=$((step_row + 1))
  [ "$step_row" = 2 ] && step_at=$1
  [ "$step_row" = 3 ] || return
  case "$steps_done" in *"$nl$step_file$nl"*) return ;; esac
  mode=${1%% *}
  case "$mode" in [-dl]?????????*) ;; *) return ;; esac
  left=${1#* }
  while [ "${left# }" != "$left" ]; do left=${left# }; done
  left=${left#* }
  while [ "${left# }" != "$left" ]; do left=${left# }; done
  owner=${left%% *}
  number "$owner" || return
  if [ -z "$unsafe" ]; then
    case "$mode" in
      ?????w* | ????????w*) unsafe=1 ;;
      *) [ "$owner" != 0 ] && [ "$owner" != "$keys_owner" ] && unsafe=1 ;;
    esac
    if [ -n "$unsafe" ]; then
      authorized_keys_unsafe_what=file
      case "$mode" in d*) authorized_keys_unsafe_what=folder ;; esac
      case "$mode" in ???????????*) mode=${mode%"${mode#??????????}"} ;; esac
      authorized_keys_unsafe_path=$step_at authorized_keys_unsafe_mode=$mode authorized_keys_unsafe_owner=$owner
    fi
  fi
  [ "$step_at" = "$keys_home" ] && steps_done="$steps_done$nl$step_file$nl"
}

# hosts_access(5), plain forms only.
wrapper_line() {
  row=${1%%#*}
  daemons=${row%%:*} clients=${row#*:}
  [ "$clients" = "$row" ] && return 1
  # Exceptions and options of a line are not read here.
  case "$row" in *EXCEPT* | *[Dd][Ee][Nn][Yy]* | *[Aa][Ll][Ll][Oo][Ww]* | *twist*) wrapper_unsure=1; return 1 ;; esac
  case " $(commas "$daemons") " in *' sshd '* | *' ALL '*) ;; *) return 1 ;; esac
  for word in $(commas "$clients"); do
    word=${word#[} word=${word%]}
    [ "$word" = ALL ] && return 0
    [ "$word" = "$ask_from" ] && return 0
    case "$word" in *.) case "$ask_from" in "$word"*) return 0 ;; esac ;; esac
  done
  return 1
}
commas() {
  left=$1
  while :; do
    case "$left" in
      *[,\	]*)
        printf '%s ' "${left%%[,	]*}"
        left=${left#*[,	]}
        ;;
      *) break ;;
    esac
  done
  printf '%s' "$left"
}

# A pattern of sshd_config against a name: * and ? only (match.c).
fits() {
  case "$2" in *['[\']*) return 2 ;; esac
  case "$1" in $2) return 0 ;; esac
  return 1
}
# AllowUsers and DenyUsers: none, yes, no, or ? where the client's name or network would decide.
users_fit() {
  [ -n "$1" ] || { echo none; return; }
  answer=no
  for pattern in $1; do
    case "$pattern" in
      *@*)
        fits "$ask_user" "${pattern%@*}" || { [ "$?" = 2 ] && answer='?'; continue; }
        host=${pattern##*@}
        if [ -n "$ask_from" ] && fits "$ask_from" "$host"; then echo yes; return; fi
        # A network, a name: not decided here.
        case "$host" in
          *:*) case "$host" in *[!0-9A-Fa-f:.*?]*) answer='?' ;; esac ;;
          *[!0-9.*?]*) answer='?' ;;
        esac
        [ -n "$ask_from" ] || answer='?'
        ;;
      *)
        fits "$ask_user" "$pattern"
        case "$?" in 0) echo yes; return ;; 2) answer='?' ;; esac
        ;;
    esac
  done
  echo "$answer"
}
groups_fit() {
  for group in $groups; do
    for pattern in $1; do fits "$group" "$pattern" && return 0; done
  done
  return 1
}

while IFS= read -r row || [ -n "$row" ]; do
  case "$row" in
    "$soh"*) row=${row#"$soh"} tag=${row%%|*} row=${row#*|} begins=1 ;;
    *) begins= ;;
  esac
  case "$tag" in
    'system uid')
      case "$row" in 0) view_root=true ;; '') view_root=null ;; *) view_root=false ;; esac ;;
    'system os-release')
      case "$row" in ID=* | ID_LIKE=*) os="$os ${row#*=}" ;; esac ;;
    'system host') [ -n "$begins" ] && host_name=$row ;;
    'sshd program') sshd_program=${sshd_program:-$row} ;;
    'sshd process')
      left=${row#* } name=${left%% *} left=${left#* }
      case "$name" in
        dropbear | tinysshd) servers=1 ;;
        sshd) case "$left" in 'sshd: '*'[listener]'*) servers=1 ;; 'sshd: '*) ;; *) servers=1 ;; esac ;;
      esac
      ;;
    'sshd done') sshd_installed_installed=false sshd_running_running=false
      [ -n "$servers" ] && sshd_running_running=true
      [ -n "$sshd_program$servers" ] && sshd_installed_installed=true ;;
    'listen table') tables=1 ;;
    'listen socket') sockets="$sockets$row$nl" ;;
    'listen owner')
      inode=${row%% *} left=${row#* } name=${left#* }
      number "$inode" && eval "own_$inode=\$name"
      ;;
    'service manager') manager=$row service_masked=false service_makesRunFolder=false service_result=null service_lastLines=null ;;
    'service unit' | 'service socket')
      [ -n "$begins" ] && { unit_ends; u_load= u_result= u_folder=; }
      case "$row" in
        LoadState=*) u_load=${row#*=} ;;
        Result=*) u_result=${row#*=} ;;
        RuntimeDirectory=*) u_folder=${row#*=} ;;
        Listen=*' (Stream)')
          row=${row% (Stream)} row=${row##*[:=]}
          [ "$tag" = 'service socket' ] && number "$row" && socket_ports="$socket_ports $row"
          ;;
        ActiveState=active) [ "$tag $manager" = 'service socket systemd' ] && by_socket=1 ;;
      esac
      [ "$tag" = 'service socket' ] && u_load=
      ;;
    'service journal')
      journal="$journal$row$nl"
      while [ "${#journal}" -gt 2000 ]; do journal=${journal#*"$nl"}; done
      ;;
    'check gap') check_gap=1 ;;
    'check exit') check_exit=$row ;;
    'check said')
      row=${row%"$cr"}
      check_text="$check_text${check_text:+ }$row"
      case "$row" in
        /*' line '[0-9]*': '*)
          line=${row#* line } line=${line%%[!0-9]*} file=${row%% line *}
          file=${file%:}
          case "$file" in
            *:*) ;;
            *) [ -z "$check_placed" ] && case "$row" in "$file line $line: "* | "$file: line $line: "*)
              check_placed=1 check_line=$line check_file=$file check_first=$row ;; esac ;;
          esac
          ;;
      esac
      case "$row" in
        *'terminating, '[0-9]*' bad configuration option'* | *'Bad configuration option'*) says_config=1 ;;
      esac
      case "$row" in
        *'error while loading shared libraries'* | *'OpenSSL version mismatch'*) says_library=1 ;;
        *"Permissions "[0-9]*" for '"*"' are too open"*)
          says_open=${row#*" for '"} says_open=${says_open%%"' are too open"*} ;;
        *'no hostkeys available'* | *'Could not load host key'* | *'Unable to load host key'*) says_none=1 ;;
        *[Pp]'rivilege separation directory'* | *'must be owned by root and not group or world-writable'*) says_folder=1 ;;
        *'Privilege separation user '*' does not exist'*) says_user=1 ;;
      esac
      ;;
    'effective config')
      word=${row%% *} value=${row#* }
      case "$word" in
        '' | *[!A-Za-z0-9]*) continue ;;
      esac
      [ "$word" = "$row" ] && continue
      settings=1
      case "$word" in
        pubkeyauthentication | PubkeyAuthentication) : "${set_pubkey:=$value}" ;;
        strictmodes | StrictModes) : "${set_strict:=$value}" ;;
        usepam | UsePAM) : "${set_pam:=$value}" ;;
        permitrootlogin | PermitRootLogin) : "${set_root:=$value}" ;;
        denyusers | DenyUsers) deny_users="$deny_users $value" ;;
        allowusers | AllowUsers) allow_users="$allow_users $value" ;;
        denygroups | DenyGroups) deny_groups="$deny_groups $value" ;;
        allowgroups | AllowGroups) allow_groups="$allow_groups $value" ;;
        hostkey | HostKey) key_files="$key_files$value$nl" ;;
      esac
      ;;
    'effective unsure') [ -n "$row" ] && unsure=1 ;;
    'effective groups') groups="$groups $row" ;;
    'account asked') account_asked=1 ;;
    'account passwd') [ -n "$begins" ] && passwd=$row ;;
    'account shell') shell_state=${shell_state:-$row} ;;
    'account home') home_there=1 ;;
    'account shadow') [ -n "$shadowed" ] || { shadow=$row; shadowed=1; } ;;
    'account today') today=$row ;;
    'account nologin') nologin_present=true nologin_file=${nologin_file:-$row} ;;
    'account done')
      [ -n "$nologin_present" ] || nologin_present=false nologin_file=null
      account_done=1 ;;
    'keys gap') keys_gap=1 ;;
    'keys owner') keys_owner=$row ;;
    'keys home') [ -n "$begins" ] && keys_home=$row ;;
    'keys file') keys_files=1 ;;
    'keys source') keys_sources=1 ;;
    'keys text') key_line "$row" ;;
    'keys step') key_step "$row" ;;
    'keys done') keys_done=1 ;;
    'bans gap') bans_gap=1 ;;
    'bans jail')
      [ -n "$begins" ] && jail=$row
      case "$row" in
        *'Banned IP list:'*)
          [ -n "$ask_from" ] && plain_name "$jail" && case " $(commas "${row##*Banned IP list:}") " in
            *" $ask_from "*) ban_kind=banned ban_tool=fail2ban ban_jail=${ban_jail:-$jail} ;;
          esac ;;
      esac
      ;;
    'bans action')
      if [ -n "$ban_jail" ] && [ "${row%% *}" = "$ban_jail" ]; then
        row=${row#* }
        case "${row%% *}" in *allports*) ban_ofSsh=true ;; esac
        for word in $(commas "${row#* }"); do
          case "$word $ask_port" in 'ssh 22' | 'ssh ' | 22' 22' | 22' ') ban_ofSsh=true ;; esac
        done
      fi
      ;;
    'bans wrappers') wrapped=1 ;;
    'bans deny') wrapper_line "$row" && in_deny=1 ;;
    'bans allow') wrapper_line "$row" && in_allow=1 ;;
    'bans done') bans_done=1 ;;
  esac
done

unit_ends
[ -n "$u_found" ] && [ -n "$journal" ] && service_lastLines=$journal

# Who has which port. The kernel prints addresses in this machine's order, little-endian.
programs_of() {
  left=$sockets
  while [ -n "$left" ]; do
    socket=${left%%"$nl"*} left=${left#*"$nl"}
    set -- $socket
    [ "$#" = 4 ] || continue
    case "${2##*:}" in *[!0-9A-F]*) continue ;; ????) ;; *) continue ;; esac
    number "$4" || continue
    port=$((0x${2##*:})) program=
    eval "program=\$own_$4"
    "$handle" "$@"
  done
}
find_port() {
  case "$program" in sshd | dropbear | tinysshd) [ "$port" = 22 ] && at22=1; : "${first_port:=$port}" ;; esac
}
count_one() {
  case "$program" in
    '') [ "$port" = "$ask_port" ] && ssh=1 || ssh= ;;
    sshd | dropbear | tinysshd) ssh=1 ;;
    systemd | xinetd | inetd) ssh=; case "$by_socket $socket_ports " in 1*" $port "*) ssh=1 ;; esac ;;
    *) ssh= ;;
  esac
  case "$2" in ??????7F:* | 00000000000000000000000001000000:*) loop=1 ;; *) loop= ;; esac
  if [ -z "$ssh" ]; then
    [ "$port" = "$ask_port" ] && [ "$sshd_listening_otherProgram" = null ] && sshd_listening_otherProgram=$program
    return
  fi
  sshd_listening_anywhere=$((sshd_listening_anywhere + 1))
  if [ -z "$loop" ]; then
    case " $ports " in *" $port "*) ;; *) ports="$ports${ports:+ }$port" ;; esac
  fi
  if [ "$port" = "$ask_port" ]; then
    sshd_listening_count=$((sshd_listening_count + 1))
    [ -z "$loop" ] && sshd_listening_reachable=$((sshd_listening_reachable + 1))
  fi
}
if [ -z "$ask_port" ]; then
  handle=find_port
  programs_of
  if [ -n "$at22" ]; then ask_port=22; else ask_port=${first_port:-22}; fi
fi
if [ -n "$tables" ]; then
  handle=count_one ports=
  sshd_listening_count=0 sshd_listening_reachable=0 sshd_listening_anywhere=0 sshd_listening_otherProgram=null
  programs_of
  # In order, as a list of ports is read.
  sshd_listening_ports=
  while [ -n "$ports" ]; do
    least=
    for port in $ports; do [ -z "$least" ] || [ "$port" -lt "$least" ] && least=$port; done
    rest=
    for port in $ports; do [ "$port" = "$least" ] || rest="$rest${rest:+ }$port"; done
    sshd_listening_ports="$sshd_listening_ports${sshd_listening_ports:+ }$least" ports=$rest
  done
  : "${sshd_listening_ports:=-}"
fi

if [ -n "$check_gap" ]; then
  :
elif [ "$check_exit" = 0 ]; then
  sshd_check_kind=ok
elif [ -n "$check_exit" ]; then
  sshd_check_text=${check_first:-$check_text} sshd_check_kind=failed
  if [ -n "$check_placed$says_config" ]; then
    sshd_check_kind=config sshd_check_line=${check_line:-null} sshd_check_file=${check_file:-null}
  elif [ -n "$says_library" ]; then sshd_check_kind=library
  elif [ -n "$says_open" ]; then sshd_check_kind=host-key-permissions sshd_check_file=$says_open
  elif [ -n "$says_none" ]; then sshd_check_kind=no-host-keys
  elif [ -n "$says_folder" ]; then sshd_check_kind=privsep-folder
  elif [ -n "$says_user" ]; then sshd_check_kind=privsep-user
  fi
fi

yes_unless_no() { [ "${2:-$1}" = no ] && echo false || echo true; }
if [ -n "$settings" ] && [ -z "$unsure" ]; then
  sshd_effective_pubkeyAuthentication=$(yes_unless_no yes "$set_pubkey")
  sshd_effective_strictModes=$(yes_unless_no yes "$set_strict")
  sshd_effective_usePam=$(yes_unless_no no "$set_pam")
  if [ -n "$ask_user" ]; then
    denied=$(users_fit "$deny_users") allowed=$(users_fit "$allow_users")
    access_kind=refused
    case "$denied $allowed" in
      yes*) access_by=DenyUsers ;;
      '? '*) access_kind=undecided access_by=DenyUsers ;;
      *' no') access_by=AllowUsers ;;
      *' ?') access_kind=undecided access_by=AllowUsers ;;
      *)
        case "$deny_groups$allow_groups" in
          *['[\']*) access_kind= ;;
          ?*)
            if [ -z "${groups# }" ]; then access_kind=undecided access_by=AllowGroups
            elif [ -n "$deny_groups" ] && groups_fit "$deny_groups"; then access_by=DenyGroups
            elif [ -n "$allow_groups" ] && ! groups_fit "$allow_groups"; then access_by=AllowGroups
            fi ;;
        esac
        if [ "$access_kind" = refused ] && [ -z "$access_by" ]; then
          if [ "$ask_user" = root ] && [ "$set_root" = no ]; then access_by=PermitRootLogin; else access_kind=allowed; fi
        fi ;;
    esac
  fi
fi

if [ -n "$account_done" ] && [ -n "$account_asked" ]; then
  account_kind=absent
  case "$passwd" in
    *:*:*:*:*:*:*)
      account_kind=present
      left=${passwd#*:} left=${left#*:} account_uid=${left%%:*}
      number "$account_uid" || account_uid=
      account_shell=${passwd##*:} left=${passwd%:*} account_home=${left##*:}
      case "$account_shell" in
        */nologin | */false) account_shellState=nologin ;;
        *) case "$shell_state" in missing | not-executable) account_shellState=$shell_state ;; *) account_shellState=ok ;; esac ;;
      esac
      : "${account_shell:=/bin/sh}"
      account_homeState=missing
      [ -n "$home_there" ] && account_homeState=ok
      case "$shadow" in *:*:*:*:*:*:*) ;; *) shadowed= ;; esac
      if [ -n "$shadowed" ] && number "$today" && [ "$today" -gt 0 ]; then
        # shadow(5): change, min, max, warn, inactive, expire; what pam_unix and sshd make of them.
        secret=${shadow%%:*} left=${shadow#*:}
        changed=${left%%:*} left=${left#*:} left=${left#*:} most=${left%%:*}
        left=${left#*:} left=${left#*:} left=${left#*:} expire=${left%%:*}
        account_locked=false account_expired=false account_passwordExpired=false
        [ "$secret" = '!' ] && account_locked=true
        number "$expire" || expire=
        if [ -n "$expire" ] && [ "$today" -gt "$expire" ]; then account_expired=true
        elif [ "$expire" = "$today" ]; then
          account_expired=
          case "$set_pam" in yes) account_expired=true ;; no) account_expired=false ;; esac
        fi
        if [ -n "$expire" ] && [ "$today" -ge "$expire" ]; then :
        elif [ "$changed" = 0 ]; then account_passwordExpired=true
        elif number "$changed" && number "$most" && [ "$today" -ge "$changed" ]; then
          [ $((today - changed)) -gt "$most" ] && account_passwordExpired=true
        fi
      fi
      ;;
  esac
fi

if [ -z "$unsure$keys_gap" ] && [ -n "$ask_user" ] && [ -n "$keys_owner" ] && [ -n "$keys_done" ]; then
  authorized_keys_otherSources=false
  [ -n "$keys_sources" ] && authorized_keys_otherSources=true
  if [ -n "$keys_files" ]; then
    authorized_keys_kind=read authorized_keys_brokenLines=$broken_lines
    : "${authorized_keys_unsafe_what:=null}"
  else
    authorized_keys_kind=none
  fi
fi
if [ "$authorized_keys_kind" != read ]; then
  authorized_keys_unsafe_what= authorized_keys_unsafe_path= authorized_keys_unsafe_mode= authorized_keys_unsafe_owner=
fi

if [ -n "$ask_from" ] && [ -n "$bans_done" ]; then
  if [ -z "$ban_kind" ] && [ -n "$wrapped$in_deny" ] && [ -n "$wrapped" ] && [ -z "$in_allow$wrapper_unsure" ] && [ -n "$in_deny" ]; then
    ban_kind=banned ban_tool=hosts.deny ban_jail=null ban_ofSsh=true
  fi
  [ -z "$ban_kind" ] && [ -z "$bans_gap$wrapper_unsure" ] && ban_kind=none
  [ "$ban_kind" = banned ] && ban_address=$ask_from
fi
set +f
