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
emit() { printf '%s\t%s\t' "$section" "$1"; printf '%s' "$2" | limit | hex; printf '\n'; }
emit_file() { [ -r "$2" ] && { printf '%s\t%s\t' "$section" "$1"; limit <"$2" | hex; printf '\n'; }; }
gap() { emit gap "$1"; }
