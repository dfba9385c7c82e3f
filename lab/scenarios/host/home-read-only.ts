import { defineScenario } from '../../scenario.ts';

// As after an error of the file system, which ext4 answers with errors=remount-ro.
export default defineScenario({
  id: 'host/home-read-only',
  server: {
    boot: true,
    prepare: `sed -i '1i mark=$(mktemp ~/.session.XXXXXX) && date > $mark || exit 1' /home/deploy/.bashrc`,
  },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `mount --bind /home /home
mount -o remount,ro,bind /home`,
    undo: `umount -l /home`,
  },
  expect: { first: 'host/host-disk-full', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
