# What a module that is not loaded would hold is nothing, and asking for it would load the module.
loaded() {
  [ -d "/sys/module/$1" ] && return 0
  [ -s /proc/modules ] || return 0
  while read -r name rest; do [ "$name" = "$1" ] && return 0; done </proc/modules
  # Built in: its functions stand in the kernel's table of names.
  while read -r place kind name rest; do [ "$name" = "$2" ] && return 0; done </proc/kallsyms
  return 1
}
# Rules of a busy host are longer than the other findings.
has head && limit() { head -c 524288; }
tables_of() { while read -r name; do printf '%s ' "$name"; done <"/proc/net/$1_tables_names"; }
speaks_nft() { has "$1" && case "$("$1" -V 2>/dev/null)" in *nf_tables*) return 0 ;; *) return 1 ;; esac; }
speaks_legacy() { has "$1" && ! speaks_nft "$1"; }
if [ "$uid" != 0 ]; then
  gap 'the rules of the firewall need root'
else
  rules=
  if ! loaded nf_tables nft_do_chain; then
    emit nft-none 1
  elif has nft; then
    rules=$(within 10 nft -j list ruleset 2>/dev/null)
    if [ "${#rules}" -gt 500000 ]; then
      rules=$(within 10 nft -j -t list ruleset 2>/dev/null)
      emit nft-terse "$rules"
    elif [ -n "$rules" ]; then
      emit nft "$rules"
    elif [ -z "$(within 10 nft list ruleset 2>&1)" ]; then
      emit nft-none 1
    fi
  else
    rules='"xt"'
  fi
  saved=
  for family in ip ip6; do
    case "$rules" in
      *'"xt"'*)
        for program in "${family}tables-nft-save" "${family}tables-save"; do
          speaks_nft "$program" || continue
          text=$(within 10 "$program" -c 2>/dev/null)
          emit save "$family
$text"
          saved=$saved$text
          break
        done
        ;;
    esac
    names=$(tables_of "$family" 2>/dev/null)
    [ -n "$names" ] || continue
    seen=
    for program in "${family}tables-legacy-save" "${family}tables-save"; do
      speaks_legacy "$program" || continue
      for table in $names; do
        text=$(within 10 "$program" -c -t "$table" 2>/dev/null)
        emit legacy "$family
$text"
        saved=$saved$text
      done
      seen=1
      break
    done
    [ -n "$seen" ] || emit legacy-unseen "$family $names"
  done
  case "$saved" in *match-set*) has ipset && emit ipset "$(within 5 ipset save 2>/dev/null)" ;; esac
fi
# A setting of the kernel is given in one reading only; `read` of a shell takes a byte at a time.
setting() { cat "$1" 2>/dev/null; }
has ip && {
  links=$(within 5 ip -o addr show 2>/dev/null)
  emit links "$links"
  case "$(within 5 ip -o link show 2>/dev/null)" in *' xdp'*) emit program xdp ;; esac
  has tc && case "$(within 5 tc filter show dev "$(ip route show default 2>/dev/null | while read -r a b c d dev rest; do echo "$dev"; break; done)" ingress 2>/dev/null)" in *bpf*) emit program tc ;; esac
  for folder in /proc/sys/net/ipv4/conf/*; do
    [ -r "$folder/rp_filter" ] && emit strict "${folder##*/} $(setting "$folder/rp_filter")"
  done
  emit main "$(within 5 ip -o route show default 2>/dev/null)"
  [ -n "$ask_from" ] && while read -r number device family address rest; do
    address=${address%/*}
    case "$family $address $ask_from" in
      'inet '*:*) continue ;;
      'inet '*) ;;
      'inet6 fe80'* | 'inet6 '*' '*.*.*.*) continue ;;
      'inet6 '*) ;;
      *) continue ;;
    esac
    case "$address" in 127.* | ::1) continue ;; esac
    emit back "$address
$(within 5 ip route get "$ask_from" from "$address" 2>&1)"
    emit forth "$address
$device
$(within 5 ip route get "$address" from "$ask_from" iif "${device%%@*}" 2>&1)"
  done <<END
$links
END
}
for file in nf_conntrack_count nf_conntrack_max; do
  [ -r "/proc/sys/net/netfilter/$file" ] && emit conntrack "$file $(setting "/proc/sys/net/netfilter/$file")"
done
emit_file netstat /proc/net/netstat
