import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { proxyProgramMissing } from '../conditions/client.ts';

const helperNames = '(^|[\\/])(aws|session-manager-plugin|gcloud|cloudflared|tsh|az)(\\.exe|\\.cmd)?$';
const helper = fact('config.proxy').field('program').matches(helperNames, 'it is the access program of a provider');
const commandFailed = fact('login.jump').kind('command-failed', 'it ends with an error: {login.jump.text}');

export default defineCause({
  id: 'connect/jump-helper-missing-or-unauthenticated',
  title: 'The program {config.proxy.program}, which carries the connection, is missing or not logged in.',
  layer: 'V',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: all(helper, any(proxyProgramMissing, commandFailed)), weight: 'decisive' }],
  proof: all(helper, proxyProgramMissing),
  ruledOutBy: any(
    fact('config.proxy').kind(['direct', 'jump'], 'no proxy command is in use'),
    fact('login.jump').kind('ok', 'the way through works'),
  ),
  explains: ['connect/jump-proxycommand-broken'],
  lookAlikes: ['connect/jump-proxycommand-broken'],
  decidedBy: { where: 'client', says: 'Run the program alone and read what it says:', run: 'ssh -v {host}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Install {config.proxy.program}, and log in with it: aws sso login, gcloud auth login, cloudflared access login, tsh login, az login.',
    },
  ],
  source: ['AWS Session Manager user guide'],
});
