import { closedAtOnce } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Half-way from Debian 12 to 13: sshd and its libraries are replaced by the real new ones, the old listener still runs.
// The two programs do not fit each other, so every connection ends as it comes.
export default defineScenario({
  id: 'banner/upgraded-not-restarted',
  world: 'two-servers',
  server2: { image: 'trixie' },
  fault: [
    {
      on: 'server2',
      sh: `files=$(ldd /usr/sbin/sshd /usr/lib/openssh/sshd-session /usr/lib/openssh/sshd-auth | grep -o '/[^ :]*' | sort -u)
tar -C / -chf /run/new.tar --ignore-failed-read $files
socat -u FILE:/run/new.tar TCP6-LISTEN:9000,reuseaddr,ipv6-v6only=0 2> /dev/null &
timeout 5 sh -c 'until ss -Hltn "sport = :9000" | grep -q .; do sleep 0.01; done'`,
      undo: ':',
    },
    {
      on: 'server',
      sh: `socat -u TCP4:$SERVER2_4:9000 CREATE:/opt/new.tar
tar -C / -xf /opt/new.tar
/usr/sbin/sshd -V 2>&1 | grep -q OpenSSH_10`,
      undo: 'service ssh restart',
    },
  ],
  expect: {
    first: 'banner/sshd-upgrade-needs-restart',
    group: closedAtOnce,
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups', 'connect/sshd-not-running'],
    exit: 1,
  },
  via: { first: 'banner/sshd-upgrade-needs-restart', verdict: 'proven', exit: 1 },
});
