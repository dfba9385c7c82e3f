# The words on the screen: 80 columns, at most 23 lines. No byte of a file or log may drive the terminal.
rows=0
scrub() {
  left=$1
  while [ -n "$left" ]; do
    case "$left" in [\ -~]*) printf '%s' "${left%"${left#?}"}" ;; *) printf '?' ;; esac
    left=${left#?}
  done
}
# A value for a sentence.
v() {
  [ "$1" = null ] && return
  left=$(printf '%.160s' "$1")
  case "$left" in *[!\ -~]*) scrub "$left" ;; *) printf '%s' "$left" ;; esac
}
# A value for a command: what a shell would not take as it is stands in none.
q() {
  case "$1" in '' | null | *[!A-Za-z0-9@%+=:,./_-]* | -*) printf '%s' "${2:-VALUE}" ;; *) printf '%s' "$1" ;; esac
}
# A part of a sentence that is left out when its value is not known.
o() { case "$1" in '' | null | -) ;; *) printf '%s' "$2" ;; esac; }
out() {
  rows=$((rows + 1))
  if [ -n "$1$2" ]; then printf '%-6s%s\n' "$1" "$2"; else echo; fi
}
say() {
  set -f
  label=$1 text=
  for word in $2; do
    if [ -n "$text" ] && [ $((${#text} + ${#word})) -gt 72 ]; then
      out "$label" "$text"
      label= text=$word
    else
      text="$text${text:+ }$word"
    fi
  done
  out "$label" "$text"
  set +f
}
# A long command goes on in the next line, where no quote could be torn.
command_line() {
  case "$1" in
    *[\'\"]*) out '' "  $1" ; [ "${#1}" -gt 72 ] && rows=$((rows + 1)) ;;
    *)
      set -f
      text=' '
      for word in $1; do
        if [ $((${#text} + ${#word})) -gt 70 ]; then
          out '' "$text \\"
          text='   '
        fi
        text="$text $word"
      done
      out '' "$text"
      set +f ;;
  esac
}
title() {
  if [ -z "$shown" ]; then
    shown=1
    say WHY "$1 ($2)"
  elif [ "$rows" -lt 15 ]; then
    say ALSO "$1 ($2)"
  fi
}
seen() { [ "$rows" -lt 8 ] && say SEEN "$1"; }
fixes=0
fix() {
  [ "$fixes" -lt 3 ] && [ "$rows" -lt 14 ] || return
  fixes=$((fixes + 1))
  say FIX "$1"
  [ -n "$2" ] && command_line "$2"
}
on() { case " $families " in *" $1 "*) ;; *) false ;; esac; }
families=
for word in $os; do
  word=${word#[\"\']} word=${word%[\"\']}
  case "$word" in
    debian | ubuntu | raspbian | linuxmint | devuan) families="$families debian" ;;
    rhel | fedora | centos | rocky | almalinux | amzn | ol) families="$families rhel" ;;
    alpine | arch | suse) families="$families $word" ;;
    opensuse* | sles) families="$families suse" ;;
    manjaro | archarm) families="$families arch" ;;
  esac
done

# Tests on one variable; '' is unknown, so neither a test nor its opposite holds.
is() {
  at=$1
  shift
  [ -n "$at" ] || return 1
  for word in "$@"; do [ "$at" = "$word" ] && return; done
  return 1
}
isnt() { [ -n "$1" ] && ! is "$@"; }
least() { number "$1" && [ "$1" -ge "$2" ]; }
below() { number "$1" && [ "$1" -lt "$2" ]; }
like() {
  at=$1
  [ -n "$at" ] || return 1
  [ "$at" = null ] && at=
  case "$at" in $2) ;; *) false ;; esac
}
unlike() { [ -n "$1" ] && ! like "$1" "$2"; }
# Elements of a list.
many() {
  [ -n "$1" ] || return 1
  at=0
  [ "$1" = - ] || for word in $1; do at=$((at + 1)); done
  [ "$at" "$2" "$3" ]
}
among() {
  [ -n "$1" ] && case " $1 " in *" $2 "*) ;; *) false ;; esac
}
notamong() { [ -n "$1" ] && ! among "$1" "$2"; }

# A cause is proven: its number, the stage at which it blocks, the stages at which it shows, the numbers it explains.
proven= hidden=' ' blocked=99
hit() {
  proven="$proven $1"
  eval "shows_$1=\$3"
  hidden="$hidden$4 "
  [ "$2" -lt "$blocked" ] && blocked=$2
}
aside() { hidden="$hidden$4 "; }
order_them() {
  first= also=
  for one in $proven; do
    case "$hidden" in *" $one "*) continue ;; esac
    eval "at=\$shows_$one"
    case " $at " in
      *" $blocked "*) [ -z "$first" ] && { first=$one; continue; } ;;
    esac
    also="$also $one"
  done
}
