import { defineScenario } from '../../scenario.ts';

// What TasksMax of the unit writes (systemd.resource-control), in a control group of the server's own: version 1 or 2.
// Not on sid: its systemd shows its machine version 2 alone, also where the limit is one of version 1.
export default defineScenario({
  id: 'host/tasks-used-up',
  releases: ['bullseye', 'bookworm', 'trixie'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `main=$(systemctl show ssh.service -p MainPID --value)
mkdir /run/groups
if grep -q '^[0-9]*:pids:' /proc/self/cgroup; then
  mount -t cgroup -o pids none /run/groups
  group=/run/groups$(sed -n 's/^[0-9]*:pids://p' /proc/1/cgroup)/sshd
else
  mount -t cgroup2 none /run/groups
  group=/run/groups$(sed -n 's/^0:://p' /proc/$main/cgroup)
fi
mkdir -p $group
echo $main > $group/cgroup.procs
echo 1 > $group/pids.max
echo $group > /run/group`,
    undo: 'echo max > $(cat /run/group)/pids.max',
  },
  // From outside like a forwarder without anything behind it, and like a program that is missing.
  expect: { outcome: 'undecided', never: ['banner/limit-maxstartups'], exit: 1 },
  via: { first: 'host/host-overloaded', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-overloaded', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
