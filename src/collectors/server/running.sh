# Every sshd that listens, with the options that it was started with: sshd -t and -T are to be asked with the same ones.
sshd_program= sshd_words= sshd_pid= sshd_count=0 sshd_answers=
kept() {
  case "$opt" in f | o | p | h | c) printf '%s\n%s\n' "-$opt" "$val" ;; esac
  opt= val=
}
# Reads words, one a line. In a process title a value with blanks is several words: it goes on to the next option.
own_options() {
  opt= val=
  while IFS= read -r word; do
    if [ -n "$opt" ]; then
      case "$val" in
        '') val=$word && [ "$1" = exact ] && kept && continue ;;
        *) case "$word" in -[A-Za-z46]*) kept ;; *) val="$val $word" ;; esac ;;
      esac
      [ -n "$opt" ] && continue
    fi
    case "$word" in -?*) rest=${word#-} ;; *) continue ;; esac
    while [ -n "$rest" ]; do
      letter=${rest%"${rest#?}"} rest=${rest#?}
      case "$letter" in
        4 | 6) printf '%s\n' "-$letter" ;;
        D | d | e | i | q | R | r | T | t | G) ;;
        *)
          opt=$letter val=$rest rest=
          [ -n "$val" ] && [ "$1" = exact ] && kept
          ;;
      esac
    done
  done
  [ -n "$opt" ] && kept
}
# Runs that sshd's program: $1 is the limit in seconds, the rest are further options.
run_sshd() {
  limit_s=$1
  shift
  while IFS= read -r word; do
    [ -n "$word" ] && set -- "$@" "$word"
  done <<END
$sshd_words
END
  within "$limit_s" "$sshd_program" "$@" </dev/null
}
changed_at() { stat -L -c %Y "$1" 2>/dev/null || date -r "$1" +%s 2>/dev/null; }
port_hex=$(printf '%04X' "${ask_port:-22}")
port_inodes=' '
for table in /proc/net/tcp /proc/net/tcp6; do
  [ -r "$table" ] || continue
  while read -r slot local remote state queue timer retry owner timeout inode rest; do
    case "$state $local" in "0A "*":$port_hex") port_inodes="$port_inodes$inode " ;; esac
  done <"$table"
done
booted=
while read -r word value rest; do
  [ "$word" = btime ] && booted=$value
done </proc/stat
my_net=$(readlink /proc/self/ns/net 2>/dev/null)
for folder in /proc/[0-9]*; do
  name=
  read -r name <"$folder/comm" || continue
  [ "$name" = sshd ] || continue
  their_net=$(readlink "$folder/ns/net" 2>/dev/null)
  [ -n "$their_net" ] && [ "$their_net" != "$my_net" ] && continue
  words=$(tr '\0' '\n' <"$folder/cmdline" 2>/dev/null)
  startups=
  case "$words" in
    'sshd: '*'[listener]'*)
      startups=${words##*\[listener\] }
      words=${words#sshd: }
      options=$(printf '%s\n' "${words%% \[listener\]*}" | tr ' ' '\n' | own_options title)
      ;;
    'sshd: '* | *'
-R'*) continue ;;
    *) options=$(printf '%s\n' "$words" | own_options exact) ;;
  esac
  answers=0
  for inode in $(ls -l "$folder/fd" 2>/dev/null | while read -r line; do
    case "$line" in *'socket:['*) line=${line##*'socket:['} && echo "${line%%]*}" ;; esac
  done); do
    case "$port_inodes" in *" $inode "*) answers=1 ;; esac
  done
  started=
  read -r line <"$folder/stat" && set -- ${line##*) } && [ -n "$booted" ] && started=$((booted + ${20} / 100))
  exe=$(readlink "$folder/exe" 2>/dev/null)
  emit server "${folder#/proc/}
$exe
$started
$answers
${startups%% *}
$options"
  sshd_count=$((sshd_count + 1))
  [ "$answers" = 1 ] && sshd_answers=1
  # Only what root runs is run again as root.
  [ "$uid" = 0 ] && [ -O "$folder" ] && [ -n "$exe" ] || continue
  if [ -z "$sshd_pid" ] || [ "$answers" = 1 ]; then
    sshd_pid=${folder#/proc/} sshd_program=${exe% (deleted)} sshd_words=$options sshd_started=$started
  fi
done
[ -x "$sshd_program" ] || sshd_program=
for program in /usr/sbin/sshd /usr/local/sbin/sshd "$(command -v sshd)"; do
  [ -z "$sshd_program" ] && [ -n "$program" ] && [ -x "$program" ] && sshd_program=$program
done
# Its main configuration and the files that this includes, in sshd's order. Names are relative to /etc/ssh.
sshd_files() {
  main=/etc/ssh/sshd_config take=
  while IFS= read -r word; do
    [ "$take" = 1 ] && main=$word
    take=
    [ "$word" = -f ] && take=1
  done <<END
$sshd_words
END
  printf '%s\n' "$main"
  [ -r "$main" ] && while read -r word rest; do
    case "$word" in [Ii][Nn][Cc][Ll][Uu][Dd][Ee]) ;; *) continue ;; esac
    for pattern in $rest; do
      case "$pattern" in /*) ;; *) pattern=/etc/ssh/$pattern ;; esac
      for file in $pattern; do [ -r "$file" ] && printf '%s\n' "$file"; done
    done
  done <"$main"
}
if [ -n "$sshd_pid" ]; then
  emit chosen "$sshd_pid"
  newest=0 newest_file=
  while IFS= read -r file; do
    at=$(changed_at "$file")
    [ "${at:-0}" -gt "$newest" ] && newest=$at newest_file=$file
  done <<END
$(sshd_files)
END
  emit config-changed "$newest $newest_file"
  emit program-changed "$(changed_at "$sshd_program")"
fi
