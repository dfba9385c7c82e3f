# POSIX sh for dash, busybox and bash. One answer a line: mark, key, value in hex.
LC_ALL=C
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin
export LC_ALL PATH
umask 077
has() { command -v "$1" >/dev/null 2>&1; }
if has od && has tr; then
  hex() { od -An -v -tx1 | tr -d ' \n'; }
else
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
if has timeout && timeout 1 true 2>/dev/null; then
  within() { timeout "$@"; }
else
  within() { shift; "$@"; }
fi
# Whoever reads may be gone: nothing of the work depends on it.
out() { { printf '%s\t%s\t' "${MARK:-whyssh}" "$1"; printf '%s' "$2" | hex; printf '\n'; } 2>/dev/null || :; }
sum_of() {
  {
    if has sha256sum; then sha256sum; elif has shasum; then shasum -a 256; elif has openssl; then openssl dgst -sha256 -r; else cksum; fi
  } | { read -r word rest; printf '%s' "$word"; }
}
hash() {
  if [ -L "$1" ]; then printf link
  elif [ -f "$1" ]; then sum_of <"$1"
  elif [ -e "$1" ]; then printf other
  else printf absent; fi
}
# Mode without leading zeros, owner and group by number.
stat_of() {
  { stat -c '%a %u %g' "$1" 2>/dev/null || stat -f '%Mp%Lp %u %g' "$1" 2>/dev/null; } | { read -r mode owner group; printf '%s %s %s' "${mode#0}" "$owner" "$group"; }
}
