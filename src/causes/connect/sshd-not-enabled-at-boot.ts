import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { notEnabled } from '../conditions/inside-sshd.ts';

export default defineCause({
  id: 'connect/sshd-not-enabled-at-boot',
  title: 'The SSH server of the machine does not start by itself at boot.',
  says: 'It worked before a reboot, or the image comes with SSH switched off (Raspberry Pi OS, many NAS).',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: notEnabled,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: {
    where: 'server',
    says: 'On the console; the word must be enabled:',
    run: 'systemctl is-enabled ssh sshd',
  },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'On the console, start it now and at every boot:',
      run: 'sudo systemctl enable --now ssh',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'On the console, start it now and at every boot:',
      run: 'sudo systemctl enable --now sshd',
    },
    { where: 'server', system: 'alpine', does: 'Let it start at boot:', run: 'sudo rc-update add sshd' },
    {
      where: 'server',
      system: 'debian',
      does: 'On a Raspberry Pi without a screen: put an empty file named ssh on the boot partition of the card.',
    },
  ],
  source: ['https://github.com/guysoft/OctoPi/issues/286', 'https://github.com/nextcloud/nextcloudpi/issues/8'],
});
