# Interfaces and routes. `ip route get` asks the kernel's table and sends nothing.
if has ip; then
  emit link "$(within 5 ip -o link show 2>/dev/null)"
  emit address "$(within 5 ip -o addr show 2>/dev/null)"
  emit route "$(within 5 ip route show default 2>/dev/null)"
  emit route-six "$(within 5 ip -6 route show default 2>/dev/null)"
  if [ -n "$ask_from" ]; then
    said=$(within 5 ip route get "$ask_from" 2>&1)
    emit way "$?
$said"
  fi
else
  gap 'there is no ip command to ask for interfaces and routes'
fi
