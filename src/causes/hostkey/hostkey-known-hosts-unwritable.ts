import { defineCause } from '../../contract/cause.ts';
import { all, fact, is } from '../../contract/condition.ts';
import { keyUnknown } from '../conditions/hostkey.ts';

const unwritable = fact('config.known-hosts').element(
  { state: is('unwritable') },
  'a known_hosts file cannot be written',
);

export default defineCause({
  id: 'hostkey/hostkey-known-hosts-unwritable',
  title: 'ssh cannot write known_hosts on this machine, so it asks for {host} every time.',
  layer: 'O',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  beside: true,
  signs: [{ when: unwritable, weight: 'medium' }],
  proof: all(keyUnknown, unwritable),
  lookAlikes: ['hostkey/hostkey-unknown-noninteractive'],
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Make the folder and the file yours:',
      run: 'mkdir -p ~/.ssh && chmod 700 ~/.ssh && sudo chown -R "$(id -un)": ~/.ssh',
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Make the folder and the file yours:',
      run: 'mkdir -p ~/.ssh && chmod 700 ~/.ssh && sudo chown -R "$(id -un)" ~/.ssh',
    },
  ],
  source: ['OpenSSH sshconnect.c'],
});
