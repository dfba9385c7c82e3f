look_file() {
  kind=$(hash "$1")
  case "$kind" in
    absent) out file "absent 0 0 0 - $1"; return ;;
    link) out file "link 0 0 0 - $1"; out text "$(ls -ld "$1" 2>/dev/null)"; return ;;
    other) if [ -d "$1" ]; then kind=folder; elif [ -S "$1" ]; then kind=socket; else kind=special; fi ;;
  esac
  if [ ! -r "$1" ]; then out file "unreadable 0 0 0 - $1"; return; fi
  case "$kind" in
    folder | socket | special) out file "$kind $(stat_of "$1") - $1" ;;
    *)
      out file "file $(stat_of "$1") $kind $1"
      printf '%s\t%s\t' "$MARK" text
      head -c 262144 "$1" | hex
      printf '\n'
      ;;
  esac
}
# A pattern of ours, such as /etc/ssh/sshd_config.d/*.conf.
look_all() { for one in $1; do [ -e "$one" ] && look_file "$one"; done; }
look_place() {
  out uid "$(id -u 2>/dev/null)"
  if [ "$(id -u)" != 0 ]; then
    if ! has sudo; then out sudo absent
    elif said=$(within 10 sudo -n true 2>&1 </dev/null); then out sudo ready
    else out sudo "refused $said"; fi
  fi
  out host "$(cat /proc/sys/kernel/hostname 2>/dev/null || hostname 2>/dev/null)"
  if has firewall-cmd && within 10 firewall-cmd -q --state 2>/dev/null; then out firewall firewalld
  elif has ufw && case "$(within 10 ufw status 2>/dev/null)" in 'Status: active'*) true ;; *) false ;; esac; then out firewall ufw
  elif has iptables && within 10 iptables -S INPUT 2>/dev/null | grep -qE '^-A|^-P INPUT DROP'; then out firewall iptables
  fi
  if [ -d /run/systemd/system ]; then out init systemd; elif [ -d /run/openrc ]; then out init openrc; else out init none; fi
}
