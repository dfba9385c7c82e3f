import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/var-tmp-full',
  server: {
    boot: true,
    prepare: `sed -i '1i mark=$(mktemp -p /var/tmp) && date > $mark || exit 1' /home/deploy/.bashrc`,
  },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `mount -t tmpfs -o size=128k,mode=1777 tmpfs /var/tmp
head -c 9m /dev/zero > /var/tmp/core || true`,
    undo: `umount -l /var/tmp`,
  },
  expect: { first: 'host/host-disk-full', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
