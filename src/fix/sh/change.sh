# A change on this machine: $J is its folder. J/1, J/2 … hold one operation each; what is done is said by names of empty
# files that are only renamed, so that a full disk cannot stop the way back.
id=${J##*/}
unit=$id-guard
trap '' HUP PIPE
is() { [ -e "$at/is-$1" ]; }
# to FROM TO: the state of one operation.
to() { mv -f "$at/is-$1" "$at/is-$2" 2>/dev/null; }
fail() { trouble=$1; return 1; }
one() { [ -e "$at/$1" ] && cat "$at/$1"; }
settle() { within 30 sync -f "$1" 2>/dev/null || within 30 sync 2>/dev/null || :; }
short_sleep() { sleep 0.2 2>/dev/null || sleep 1; }
# A boundary between two parts of a change, told to whoever reads.
at_boundary() { out boundary "$1"; }
each() { n=1; while [ -d "$J/$n" ]; do printf '%s ' "$n"; n=$((n + 1)); done; }
backwards() { list=; for n in $(each); do list="$n $list"; done; printf '%s' "$list"; }
names() {
  at=$J/$1 kind=$(cat "$J/$1/kind") path=$(one path)
  folder=${path%/*}
  : "${folder:=/}"
  base=${path##*/}
  new=$folder/.$base.$id.new old=$folder/.$base.$id.old
}
fixed_in_place() {
  has lsattr || return 1
  case "$(lsattr -d "$1" 2>/dev/null)" in
    *' '*) flags=$(lsattr -d "$1" 2>/dev/null) flags=${flags%% *} ;;
    *) return 1 ;;
  esac
  case "$flags" in *i* | *a*) return 0 ;; esac
  return 1
}
acl_of() { getfacl -cpE "$1" 2>/dev/null; }
# The new file gets owner, mode, access list and label of the one it replaces, or is not used.
like() {
  if has getfacl && has setfacl; then
    [ "$(acl_of "$1")" = "$(acl_of "$2")" ] || getfacl -p "$1" 2>/dev/null | setfacl --set-file=- "$2" 2>/dev/null
    [ "$(acl_of "$1")" = "$(acl_of "$2")" ] || return 1
  else
    case "$(ls -ld "$1")" in
      ??????????+*) case "$(ls -ld "$2")" in ??????????+*) ;; *) return 1 ;; esac ;;
    esac
  fi
  if [ -e /sys/fs/selinux/enforce ]; then chcon --reference="$1" "$2" 2>/dev/null || return 1; fi
  [ "$(stat_of "$1")" = "$(stat_of "$2")" ]
}
may_change() {
  fixed_in_place "$1" && { fail "$1 is marked immutable (chattr +i); nothing was changed"; return 1; }
  return 0
}
may_use_folder() {
  [ -d "$folder" ] || { fail "the folder $folder is not there"; return 1; }
  fixed_in_place "$folder" && { fail "$folder is marked immutable (chattr +i); nothing was changed"; return 1; }
  return 0
}
unexpected() {
  case "$1" in
    link) fail "$path is a symbolic link, which a new file would replace: edit the file that it leads to" ;;
    other) fail "$path is no plain file" ;;
    *) fail "$path has changed since the preview" ;;
  esac
}

prepare_put() {
  now=$(hash "$path") want=$(hash "$at/new")
  [ "$now" = "$want" ] && { to planned already; return 0; }
  case "$now" in link | other) unexpected "$now"; return 1 ;; esac
  [ "$now" = "$(one expect)" ] || { unexpected "$now"; return 1; }
  may_use_folder || return 1
  rm -f "$new" "$old"
  if [ "$now" = absent ]; then
    said=$( (set -C; : >"$new") 2>&1) || { fail "cannot write in $folder: ${said##*: }"; return 1; }
    cat "$at/new" >"$new" 2>/dev/null || { fail "cannot write in $folder: no space?"; return 1; }
    [ -e "$at/owner" ] && { chown "$(one owner)" "$new" || { fail "cannot give $new its owner"; return 1; }; }
    chmod "$(one mode)" "$new" || { fail "cannot give $new its mode"; return 1; }
  else
    may_change "$path" || return 1
    cp -p "$path" "$at/before" 2>/dev/null || { fail "no copy of $path could be kept in $J"; return 1; }
    said=$(cp -a "$path" "$new" 2>&1) || { fail "cannot write in $folder: ${said##*: }"; return 1; }
    cat "$at/new" >"$new" 2>/dev/null || { fail "cannot write in $folder: no space?"; return 1; }
    like "$path" "$new" || { fail "owner, mode, access list or label of $path could not be kept"; return 1; }
    # The old file itself, under another name: the way back needs no space and no copy.
    ln "$path" "$old" 2>/dev/null || cp -a "$path" "$old" || { fail "cannot write in $folder"; return 1; }
    [ "$(hash "$old")" = "$now" ] || { unexpected changed; return 1; }
  fi
  [ "$(hash "$new")" = "$want" ] || { fail "cannot write in $folder: the new file is not whole"; return 1; }
  settle "$new"
}
apply_put() {
  now=$(hash "$path")
  [ "$now" = "$(one expect)" ] || { unexpected "$now"; return 1; }
  mv -f "$new" "$path" || { fail "$path could not be replaced"; return 1; }
  settle "$folder"
}
can_undo_put() {
  now=$(hash "$path")
  [ "$now" = "$(hash "$at/new")" ] && return 0
  if is doing && [ "$now" = "$(one expect)" ]; then return 0; fi
  changed "$at/new"
}
undo_put() {
  now=$(hash "$path")
  if [ "$now" = "$(one expect)" ]; then rm -f "$new" "$old"; return 0; fi
  [ "$now" = "$(hash "$at/new")" ] || { changed "$at/new"; return 1; }
  if [ "$(one expect)" = absent ]; then rm -f "$path" || { fail "$path could not be removed"; return 1; }
  elif [ -e "$old" ]; then mv -f "$old" "$path" || { fail "$path could not be put back"; return 1; }
  else
    rm -f "$new"
    cp -a "$path" "$new" && cat "$at/before" >"$new" && touch -r "$at/before" "$new" && like "$path" "$new" &&
      [ "$(hash "$new")" = "$(one expect)" ] && mv -f "$new" "$path" || { rm -f "$new"; fail "$path could not be put back; the old one is $at/before"; return 1; }
  fi
  settle "$folder"
}
changed() {
  has diff && [ -f "$path" ] && out diff "$(diff -u "$1" "$path" 2>/dev/null | head -c 16384)"
  fail "$path has changed since the fix: it was left as it is (the old one is $at/before)"
  return 1
}
keep_put() { rm -f "$old" "$new"; }

prepare_mode() {
  [ -L "$path" ] && { fail "$path is a symbolic link"; return 1; }
  [ -e "$path" ] || { fail "$path is not there"; return 1; }
  before=$(stat_of "$path") before=${before%% *}
  [ "$before" = "$(one mode)" ] && { to planned already; return 0; }
  [ "$before" = "$(one expect)" ] || { fail "the mode of $path has changed since the preview"; return 1; }
  may_change "$path" || return 1
}
mode_now() { now=$(stat_of "$path") now=${now%% *}; }
apply_mode() {
  said=$(chmod "$(one mode)" "$path" 2>&1) || { fail "${said#chmod: }"; return 1; }
  mode_now
  [ "$now" = "$(one mode)" ] || { fail "$path did not take the mode $(one mode)"; return 1; }
}
can_undo_mode() {
  mode_now
  [ "$now" = "$(one mode)" ] || [ "$now" = "$(one expect)" ] || { fail "the mode of $path has changed since the fix: it is $now"; return 1; }
}
undo_mode() { can_undo_mode && { chmod "$(one expect)" "$path" || { fail "$path did not take its mode back"; return 1; }; }; }
keep_mode() { :; }

owner_now() { now=$(stat_of "$path") now=${now#* } now=${now%% *}:${now##* }; }
prepare_owner() {
  [ -L "$path" ] && { fail "$path is a symbolic link"; return 1; }
  [ -e "$path" ] || { fail "$path is not there"; return 1; }
  owner_now
  [ "$now" = "$(one owner)" ] && { to planned already; return 0; }
  [ "$now" = "$(one expect)" ] || { fail "the owner of $path has changed since the preview"; return 1; }
  may_change "$path" || return 1
}
apply_owner() { said=$(chown "$(one owner)" "$path" 2>&1) || { fail "${said#chown: }"; return 1; }; }
can_undo_owner() {
  owner_now
  [ "$now" = "$(one owner)" ] || [ "$now" = "$(one expect)" ] || { fail "the owner of $path has changed since the fix"; return 1; }
}
undo_owner() { can_undo_owner && { chown "$(one expect)" "$path" || { fail "$path did not take its owner back"; return 1; }; }; }
keep_owner() { :; }

prepare_remove() {
  now=$(hash "$path")
  [ "$now" = absent ] && { to planned already; return 0; }
  if [ "$(one expect)" = socket ]; then
    [ -S "$path" ] && [ ! -L "$path" ] || { unexpected link; return 1; }
  else
    [ "$now" = "$(one expect)" ] || { unexpected "$now"; return 1; }
    cp -p "$path" "$at/before" 2>/dev/null || { fail "no copy of $path could be kept in $J"; return 1; }
  fi
  may_use_folder || return 1
  may_change "$path" || return 1
  [ -w "$folder" ] || { fail "$folder cannot be written"; return 1; }
}
apply_remove() { said=$(mv -f "$path" "$old" 2>&1) || { fail "${said#mv: }"; return 1; }; settle "$folder"; }
can_undo_remove() {
  [ -e "$old" ] || [ "$(one expect)" != socket ] || return 0
  [ "$(hash "$path")" = absent ] || is doing || { fail "there is a new $path: it was left as it is"; return 1; }
}
undo_remove() {
  can_undo_remove || return 1
  [ "$(hash "$path")" = absent ] || return 0
  if [ -e "$old" ]; then mv -f "$old" "$path"
  elif [ -e "$at/before" ]; then cp -a "$at/before" "$new" && mv -f "$new" "$path"
  fi || { fail "$path could not be put back"; return 1; }
}
keep_remove() { rm -f "$old"; }

prepare_mkdir() {
  if [ -d "$path" ]; then to planned already; return 0; fi
  [ "$(hash "$path")" = absent ] || { fail "$path is there and is no folder"; return 1; }
  may_use_folder
}
apply_mkdir() {
  said=$(mkdir "$path" 2>&1) || { fail "${said#mkdir: }"; return 1; }
  chmod "$(one mode)" "$path" || { fail "$path did not take its mode"; return 1; }
  [ ! -e "$at/owner" ] || chown "$(one owner)" "$path" || { fail "$path did not take its owner"; return 1; }
}
can_undo_mkdir() { :; }
undo_mkdir() { [ ! -d "$path" ] || rmdir "$path" 2>/dev/null || { fail "$path is in use by now: it was left"; return 1; }; }
keep_mkdir() { :; }

# Commands get the signals of an ordinary shell: what they start must not ignore any.
command_file() { (trap - HUP PIPE; within 90 sh "$at/$1") >"$2" 2>&1 </dev/null; }
is_so() { [ -e "$at/done.sh" ] && command_file done.sh /dev/null; }
prepare_run() { if is_so; then to planned already; fi; return 0; }
apply_run() {
  command_file do.sh "$at/said" || { fail "$(one does): $(tail -n 3 "$at/said" 2>/dev/null)"; return 1; }
  [ -e "$at/done.sh" ] || return 0
  tries=0
  until is_so; do
    tries=$((tries + 1))
    [ "$tries" -lt 40 ] || { fail "$(one does): it did not have the effect"; return 1; }
    short_sleep
  done
}
can_undo_run() { :; }
undo_run() { [ ! -e "$at/undo.sh" ] || command_file undo.sh /dev/null || { fail "the way back of \"$(one does)\" failed"; return 1; }; }
keep_run() { [ ! -e "$at/keep.sh" ] || command_file keep.sh /dev/null || out left "what makes it permanent failed: $(one does)"; }

# One at a time: a guard, a person and a program may all come at once. The lock is a name too.
take_lock() {
  tries=0
  until mv "$J/lock-free" "$J/lock-held" 2>/dev/null; do
    holder=
    read -r holder 2>/dev/null <"$J/lock-held"
    if [ "$1" = boot ] || { [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; }; then mv "$J/lock-held" "$J/lock-free" 2>/dev/null; continue; fi
    tries=$((tries + 1))
    [ "$tries" -lt 400 ] || { trouble='another run holds this change'; return 1; }
    short_sleep
  done
  printf '%-12s\n' $$ 1<>"$J/lock-held" 2>/dev/null || :
}
let_go() { mv "$J/lock-held" "$J/lock-free" 2>/dev/null || :; }

arm() {
  seconds=$(cat "$J/guard")
  if [ -d /run/systemd/system ] && has systemctl; then
    wants=/etc/systemd/system/multi-user.target.wants
    mkdir -p "$wants" && cp "$J/unit" "/etc/systemd/system/$unit.service" && chmod 644 "/etc/systemd/system/$unit.service" &&
      ln -s "../$unit.service" "$wants/$unit.service" || { fail 'the guard for a reboot could not be armed'; return 1; }
    settle /etc/systemd/system
    within 30 systemctl daemon-reload || { fail 'systemd did not take the guard'; return 1; }
    mv "$J/unarmed" "$J/armed" || return 1
    within 30 systemd-run -q --unit="$unit-timer" --on-active="${seconds}s" --timer-property=AccuracySec=1s sh "$J/run.sh" guard >/dev/null 2>&1 || wait_beside
  else
    if [ -d /etc/local.d ] && [ -d /run/openrc ]; then
      printf '#!/bin/sh\nexec sh %s boot\n' "$J/run.sh" >"/etc/local.d/$unit.start" && chmod 755 "/etc/local.d/$unit.start" && within 30 rc-update -q add local default >/dev/null 2>&1 || { fail 'the guard for a reboot could not be armed'; return 1; }
    fi
    mv "$J/unarmed" "$J/armed" || return 1
    wait_beside
  fi
  settle "$J"
}
wait_beside() {
  if has setsid; then setsid sh "$J/run.sh" wait </dev/null >/dev/null 2>&1 & else nohup sh "$J/run.sh" wait </dev/null >/dev/null 2>&1 & fi
}
# First the word on disk, then the things that read it: whatever wakes later finds nothing to do.
disarm() {
  [ ! -e "$J/armed" ] || mv "$J/armed" "$J/unarmed" || return 1
  settle "$J"
  at_boundary disarmed
  if [ -e "/etc/systemd/system/$unit.service" ]; then
    rm -f "/etc/systemd/system/multi-user.target.wants/$unit.service" "/etc/systemd/system/$unit.service"
    within 30 systemctl stop "$unit-timer.timer" >/dev/null 2>&1
    within 30 systemctl daemon-reload >/dev/null 2>&1
  fi
  rm -f "/etc/local.d/$unit.start"
  return 0
}

take_back() {
  left=
  for n in $(backwards); do
    names "$n"
    if is doing || is done; then
      if "undo_$kind"; then to doing undone; to done undone; at_boundary "undone $n"; else left="$left$trouble
"; fi
    fi
    [ -z "$path" ] || rm -f "$new"
  done
  for n in $(each); do
    names "$n"
    case "$kind" in put) is done || is doing || rm -f "$old" ;; esac
  done
  [ -z "$left" ] || { trouble=$left; return 1; }
  mark undone
}
mark() {
  for word in staged prepared applied kept undone; do
    [ "$word" = "$1" ] || [ ! -e "$J/tx-$word" ] || mv -f "$J/tx-$word" "$J/tx-$1"
  done
  settle "$J"
}

change_go() {
  take_lock || { out failed "$trouble"; return 1; }
  at_boundary staged
  mark prepared
  if [ -e "$J/guard" ]; then
    arm || { out failed "$trouble"; take_back; disarm; let_go; out state unchanged; return 1; }
    at_boundary armed
  fi
  for n in $(each); do
    names "$n"
    "prepare_$kind" || { out failed "$trouble"; out step "$n"; take_back; disarm; let_go; out state unchanged; return 1; }
  done
  at_boundary prepared
  for n in $(each); do
    names "$n"
    is planned || { out already "$n"; continue; }
    at_boundary "before $n"
    to planned doing
    settle "$J"
    if "apply_$kind"; then to doing done; out applied "$n"; at_boundary "after $n"; else
      out failed "$trouble"
      out step "$n"
      if take_back; then out state unchanged; else out left "$trouble"; out state partly; fi
      disarm
      let_go
      return 1
    fi
  done
  mark applied
  let_go
  at_boundary applied
  out state applied
}
change_keep() {
  take_lock || { out failed "$trouble"; return 1; }
  if [ -e "$J/tx-undone" ]; then out state restored; let_go; return 1; fi
  disarm || { out failed 'the guard could not be disarmed'; let_go; return 1; }
  for n in $(each); do names "$n"; ! is done || "keep_$kind"; done
  mark kept
  let_go
  out state kept
}
change_undo() {
  take_lock || { out failed "$trouble"; return 1; }
  if [ -e "$J/tx-undone" ]; then out state undone; disarm; let_go; return 0; fi
  # All or nothing, where a person asks; a guard takes back what it can.
  if [ "$1" != force ]; then
    for n in $(backwards); do
      names "$n"
      { is doing || is done; } || continue
      "can_undo_$kind" || { out failed "$trouble"; out step "$n"; let_go; out state unchanged; return 1; }
    done
  fi
  if take_back; then disarm; let_go; out state undone; else
    disarm
    let_go
    out failed "$trouble"
    out state partly
    return 1
  fi
}
change_guard() {
  if [ ! -e "$J/armed" ]; then
    [ "$1" = boot ] || return 0
    # The word to keep it was given; only the tidying was cut short.
    if [ -e "$J/tx-applied" ]; then mv "$J/lock-held" "$J/lock-free" 2>/dev/null; change_keep; else disarm; fi
    return 0
  fi
  take_lock "$1" || return 1
  if [ -e "$J/armed" ]; then
    take_back
    : >"$J/by-guard" 2>/dev/null
    disarm
  fi
  let_go
}
case "$1" in
  go) change_go ;;
  keep) change_keep ;;
  undo) change_undo ;;
  force) change_undo force ;;
  guard) change_guard timer ;;
  boot) change_guard boot ;;
  wait)
    left=$(cat "$J/guard")
    while [ "$left" -gt 0 ] && [ -e "$J/armed" ]; do sleep 1; left=$((left - 1)); done
    change_guard timer
    ;;
esac
