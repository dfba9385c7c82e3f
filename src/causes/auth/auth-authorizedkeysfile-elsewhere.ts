import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { everyKeyRefused, keyRefusedNotRootSigns, loginAccepted, userIsRoot } from '../conditions/auth.ts';
import { isDropbear } from '../conditions/banner.ts';
import { keyInOtherFile } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-authorizedkeysfile-elsewhere',
  title: 'sshd reads another file than the authorized_keys that the key was added to.',
  says: '[ AuthorizedKeysFile stands in {server.sshd.origins.authorizedkeysfile.file}, line {server.sshd.origins.authorizedkeysfile.line}.]',
  layer: 'R',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedNotRootSigns, { when: all(everyKeyRefused, isDropbear, userIsRoot), weight: 'strong' }],
  proof: keyInOtherFile,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/win-administrators-authorized-keys'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd which file it reads for this user:',
    run: 'sudo sshd -T -C user={user},host=x,addr=127.0.0.1 | grep -i authorizedkeysfile',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Put the key into that file, or set AuthorizedKeysFile .ssh/authorized_keys in sshd_config, check and reload.',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'On OpenWrt, Dropbear reads the keys of root here:',
      run: 'cat KEY.pub >> /etc/dropbear/authorized_keys',
    },
  ],
  source: ['https://github.com/openwrt-xiaomi/xmir-patcher/issues/104', 'sshd_config(5)'],
});
