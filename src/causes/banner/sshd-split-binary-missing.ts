import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { againNotAllowed, closedWithoutWordSigns, serverSince10, serverSince98 } from '../conditions/banner.ts';
import { endsAtKexinit, shortEnds } from '../conditions/kex.ts';

const exchangeDone = fact('kex.exchange').kind('done', 'the key exchange completes');

export default defineCause({
  id: 'banner/sshd-split-binary-missing',
  title: 'sshd cannot start its helper program (sshd-session or sshd-auth), so every connection ends at once.',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'host',
  showsAt: ['banner', 'kex'],
  signs: [
    saidEarlier('program-missing'),
    ...closedWithoutWordSigns,
    { when: all(serverSince98, endsAtKexinit), weight: 'strong' },
    { when: all(serverSince10, endsAtKexinit, shortEnds), weight: 'decisive' },
    { when: all(endsAtKexinit, againNotAllowed), weight: 'strong', against: true },
  ],
  proof: saidOfUs('program-missing'),
  ruledOutBy: exchangeDone,
  lookAlikes: ['banner/sshd-upgrade-needs-restart', 'banner/tcp-proxy-no-backend', 'banner/ban-hosts-deny'],
  decidedBy: {
    where: 'server',
    says: 'Look in the log for "does not exist or is not executable":',
    run: 'sudo journalctl -u ssh -u sshd -e; ls -l /usr/lib/openssh/ /usr/libexec/openssh/',
  },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'Install the whole package again:',
      run: 'sudo apt install --reinstall openssh-server',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'Install the whole package again:',
      run: 'sudo dnf reinstall openssh-server',
    },
    { where: 'server', system: 'alpine', does: 'Install the whole package again:', run: 'sudo apk fix openssh' },
    { where: 'server', system: 'arch', does: 'Install the whole package again:', run: 'sudo pacman -S openssh' },
    {
      where: 'server',
      system: 'any',
      does: 'In an image, initramfs or chroot: copy sshd-session and sshd-auth along with sshd.',
    },
  ],
  source: ['OpenSSH sshd.c', 'https://github.com/dracutdevs/dracut/issues/2661'],
});
