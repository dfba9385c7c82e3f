import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/home-full',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: {
    boot: true,
    prepare: `sed -i '1i mark=$(mktemp ~/.session.XXXXXX) && date > $mark || exit 1' /home/deploy/.bashrc`,
  },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `cp -a /home /opt/home
mount -t tmpfs -o size=512k,mode=755 tmpfs /home
cp -a /opt/home/. /home/
head -c 9m /dev/zero > /home/backup.tar || true`,
    undo: `umount -l /home`,
  },
  expect: { first: 'host/host-disk-full', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
