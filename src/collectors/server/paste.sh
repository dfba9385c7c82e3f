(PATH=$PATH:/usr/sbin:/sbin
echo user?
read u
exec 3>&1 >/dev/null 2>&1
n=
w() {
echo "WHY $1">&3
[ $n ]||echo "FIX $2">&3
n=1
}
l() { grep -hE ": $2:$(printf %04X $1) .{9,37} 0A " /proc/net/tcp*;}
r='systemctl restart ssh'
if ! type sshd;then w 'no sshd' 'apt install openssh-server'
elif ! l 22 '\w+';then
c=$(sshd -t 2>&1)
p=$(sshd -T|sed -n 's/^[Pp]ort //p;q')
case $c in
*'line '[0-9]*)w "$c" "sshd -t;$r";;
*hostkeys*)w 'no host keys' "ssh-keygen -A;$r";;
esac
systemctl is-enabled ssh|grep masked&&w 'ssh is masked' "systemctl unmask ssh;$r"
if l ${p:-22} '\w+';then w "SSH has port $p" "ssh -p $p"
else w 'sshd is stopped' "$r";fi
else
l 22 '\w+'|grep -vE ': (0100007F|0{24}01000000):'||w 'port 22 is local only' "remove ListenAddress;$r"
fi
if e=$(getent passwd "$u");then
case $e in *nologin|*/false)w "$u has no login shell" "chsh -s /bin/sh $u";;esac
x=$(grep "^$u:" /etc/shadow|cut -d: -f8)
[ $(($(date +%s)/86400)) -gt ${x:-99999} ]&&w "$u has expired" "chage -E -1 $u"
h=${e%:*}
h=${h##*:}
for f in "$h" "$h/.ssh" "$h/.ssh/authorized_keys";do case $(ls -ldn "$f") in ?????w*|????????w*)w "others may write $f" "chmod go-w $f";;esac;done
else w "no user $u" ''
fi
[ -e /etc/nologin ]&&w 'only root may log in' 'rm /etc/nologin'
b=$(fail2ban-client banned|tr -cd 0-9.:,)
[ ${#b} -gt 9 ]&&w "banned: $b" 'fail2ban-client unban ADDRESS'
[ $n ]||echo 'found nothing'>&3)
