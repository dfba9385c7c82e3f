import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/home-without-inodes',
  server: {
    boot: true,
    prepare: `sed -i '1i mark=$(mktemp ~/.session.XXXXXX) && date > $mark || exit 1' /home/deploy/.bashrc`,
  },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `cp -a /home /opt/home
mount -t tmpfs -o size=4m,nr_inodes=60,mode=755 tmpfs /home
cp -a /opt/home/. /home/
n=0; while touch /home/mail-$n; do n=$((n + 1)); done 2>/dev/null; true`,
    undo: `umount -l /home`,
  },
  expect: { first: 'host/host-disk-full', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
