import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { sshRefusesKey } from '../conditions/hostkey.ts';

const plink = fact('client.ssh').field('program').equals('plink', 'ssh here is plink of PuTTY');
const opensshHere = fact('client.ssh').kind('openssh', 'ssh here is OpenSSH');
const cachedText = fact('login.outcome')
  .field('text')
  .matches('not cached|confirm a host key in batch mode', 'it says that the host key is not cached');

export default defineCause({
  id: 'hostkey/putty-hostkey-not-cached',
  title: 'PuTTY (plink) does not know {host} yet, and its question is seen by nobody.',
  layer: 'O',
  frequency: 'common',
  refusedBy: 'this-machine',
  showsAt: ['hostkey', 'auth'],
  signs: [
    { when: all(plink, sshRefusesKey), weight: 'strong' },
    { when: all(plink, cachedText), weight: 'decisive' },
  ],
  proof: all(plink, cachedText),
  ruledOutBy: any(opensshHere, loginAccepted),
  lookAlikes: ['hostkey/hostkey-unknown-noninteractive'],
  fix: [
    {
      where: 'client',
      system: 'putty',
      does: 'Connect once in a console, compare the fingerprint, and answer y:',
      run: 'plink -P {port} {name}',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Let git use OpenSSH instead of plink:',
      run: 'git config --global core.sshCommand C:/Windows/System32/OpenSSH/ssh.exe',
    },
  ],
  source: [
    'PuTTY 0.84',
    'https://github.com/git-for-windows/git/issues/482',
    'https://github.com/desktop/desktop/issues/8765',
  ],
});
