import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { proxyProgramMissing } from '../conditions/client.ts';

const viaCommand = fact('config.proxy').kind('command', 'a proxy command carries the connection');
const commandFailed = fact('login.jump').kind(
  'command-failed',
  'the proxy command ends with an error: {login.jump.text}',
);

export default defineCause({
  id: 'connect/jump-proxycommand-broken',
  title: 'The proxy command that should carry the connection fails[: {config.proxy.command}].',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: proxyProgramMissing, weight: 'decisive' },
    { when: all(viaCommand, commandFailed), weight: 'decisive' },
  ],
  proof: any(proxyProgramMissing, all(viaCommand, commandFailed)),
  ruledOutBy: any(
    fact('config.proxy').kind(['direct', 'jump'], 'no proxy command is in use'),
    fact('login.jump').kind('ok', 'the way through works'),
  ),
  lookAlikes: ['banner/tcp-proxy-no-backend'],
  decidedBy: {
    where: 'client',
    says: 'See the proxy command that ssh runs, then run it by hand:',
    run: 'ssh -G {host}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Install the program {config.proxy.program} of the proxy command, or correct its path.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'OpenSSH 7.3 and later need no program for a jump host; replace ProxyCommand by:',
      run: 'ProxyJump user@bastion',
    },
  ],
  source: ['sshconnect.c, ssh_proxy_connect()', 'https://github.com/awslabs/amazon-guardduty-tester/issues/19'],
});
