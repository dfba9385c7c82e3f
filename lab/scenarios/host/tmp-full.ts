import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/tmp-full',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: {
    boot: true,
    prepare: `sed -i '1i scratch=$(mktemp) && date > $scratch || exit 1' /home/deploy/.bashrc`,
  },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `mount -t tmpfs -o size=256k,mode=1777 tmpfs /tmp
head -c 9m /dev/zero > /tmp/filled || true`,
    undo: `umount -l /tmp`,
  },
  expect: { first: 'host/host-disk-full', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
