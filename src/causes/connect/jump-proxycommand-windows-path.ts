import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';

const old = fact('client.ssh').field('version').matches('^7\\.[0-7]', 'its ssh is OpenSSH 7.7 or older');
const onWindows = fact('client.system').field('platform').equals('windows', 'this machine runs Windows');
const viaProgram = fact('config.proxy').kind(
  ['command', 'jump'],
  'the way goes through another ssh or a proxy command',
);

export default defineCause({
  id: 'connect/jump-proxycommand-windows-path',
  title: 'The OpenSSH 7.7 of this Windows cannot start the program of a proxy command.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'this-machine',
  showsAt: ['connect'],
  signs: [
    { when: all(old, onWindows, viaProgram), weight: 'strong' },
    {
      when: all(old, onWindows, fact('login.jump').kind('command-failed', 'it could not be started')),
      weight: 'decisive',
    },
  ],
  ruledOutBy: any(not(old), not(onWindows)),
  lookAlikes: ['connect/jump-proxycommand-broken'],
  decidedBy: { where: 'client', says: 'See the version of ssh:', run: 'ssh -V' },
  fix: [
    {
      where: 'client',
      system: 'windows',
      does: 'Write the full path in the Host block:',
      run: 'ProxyCommand C:\\Windows\\System32\\OpenSSH\\ssh.exe -W %h:%p bastion',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Or install a newer OpenSSH:',
      run: 'winget install Microsoft.OpenSSH.Preview',
    },
  ],
  source: ['https://github.com/microsoft/vscode-remote-release/issues/18'],
});
