import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/tmp-without-inodes',
  server: {
    boot: true,
    prepare: `sed -i '1i scratch=$(mktemp) && date > $scratch || exit 1' /home/deploy/.bashrc`,
  },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `mount -t tmpfs -o size=8m,nr_inodes=8,mode=1777 tmpfs /tmp
for n in 1 2 3 4 5 6 7 8 9; do touch /tmp/session-$n || true; done`,
    undo: `umount -l /tmp`,
  },
  expect: { first: 'host/host-disk-full', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
