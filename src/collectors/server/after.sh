# The held connection must still be there at the end: a stranger's seldom is.
if [ -n "$ask_held" ]; then
  while read -r remote state inode; do
    [ -n "$remote" ] || continue
    emit peer "$(address_of "${remote%:*}") $((0x${remote##*:})) $state $inode"
  done <<END
$(peers "$(printf '%04X' "$ask_held")")
END
fi
emit clock "$(date +%s.%N 2>/dev/null)"
