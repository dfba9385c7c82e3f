import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { keyRefusedRarerSigns, loginAccepted, windowsServer } from '../conditions/auth.ts';
import { isDebian, isDropbear, isRaspbian, isUbuntu } from '../conditions/banner.ts';
import { keysGuarded } from '../conditions/inside-labels.ts';

export default defineCause({
  id: 'auth/selinux-authorized-keys',
  title: 'SELinux (by a wrong label) or AppArmor keeps sshd from reading the authorized_keys file.',
  layer: 'R',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    ...keyRefusedRarerSigns,
    { when: any(isUbuntu, isDebian, isRaspbian, isDropbear, windowsServer), weight: 'strong', against: true },
  ],
  proof: keysGuarded,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/strictmodes-authorized-keys', 'auth/strictmodes-home-or-ssh-dir'],
  decidedBy: {
    where: 'server',
    says: 'Look for a denial of sshd, and at the labels:',
    run: 'sudo ausearch -m avc -c sshd; ls -lZ /home/{user}/.ssh',
  },
  fix: [
    { where: 'server', system: 'rhel', does: 'Set the labels right:', run: 'sudo restorecon -RFv /home/{user}/.ssh' },
    {
      where: 'server',
      system: 'rhel',
      does: 'Where the homes lie elsewhere, say so to SELinux:',
      run: 'sudo semanage fcontext -a -e /home /data/home && sudo restorecon -R /data/home',
    },
  ],
  source: ['apparmor(7)', 'https://github.com/mattshma/docs/issues/4'],
});
