# POSIX sh for dash, busybox and bash. Reads only; changes nothing; loads nothing. One finding a line: section, field, value in hex.
LC_ALL=C
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin
export LC_ALL PATH
has() { command -v "$1" >/dev/null 2>&1; }
uid=$(id -u 2>/dev/null) || uid=
if has od && has tr; then
  hex() { od -An -v -tx1 | tr -d ' \n'; }
else
  # Without tools: byte by byte, and only what a line holds.
  hex() {
    while IFS= read -r line || [ -n "$line" ]; do
      while [ -n "$line" ]; do
        rest=${line#?}
        printf '%02x' "'${line%"$rest"}"
        line=$rest
      done
      printf '0a'
    done
  }
fi
if has head; then
  limit() { head -c 49152; }
else
  limit() { cat; }
fi
if has timeout && timeout 1 true 2>/dev/null; then
  within() { timeout "$@"; }
else
  within() { shift; "$@"; }
fi
# macOS keeps its accounts in a directory, not in /etc/passwd; a function cannot run under timeout.
if [ "$(uname -s 2>/dev/null)" = Darwin ] && ! has getent; then
  within() { shift; "$@"; }
  getent() {
    [ "$1" = passwd ] || return 2
    dscacheutil -q user -a name "$2" 2>/dev/null | {
      a_name= a_uid= a_gid= a_dir= a_shell=
      while IFS= read -r a_line; do
        case "$a_line" in
          'name: '*) a_name=${a_line#name: } ;;
          'uid: '*) a_uid=${a_line#uid: } ;;
          'gid: '*) a_gid=${a_line#gid: } ;;
          'dir: '*) a_dir=${a_line#dir: } ;;
          'shell: '*) a_shell=${a_line#shell: } ;;
        esac
      done
      [ -n "$a_name" ] && printf '%s:*:%s:%s::%s:%s\n' "$a_name" "$a_uid" "$a_gid" "$a_dir" "$a_shell"
    }
  }
fi
emit() { printf '%s\t%s\t' "$section" "$1"; printf '%s' "$2" | limit | hex; printf '\n'; }
emit_file() { [ -r "$2" ] && { printf '%s\t%s\t' "$section" "$1"; limit <"$2" | hex; printf '\n'; }; }
gap() { emit gap "$1"; }
