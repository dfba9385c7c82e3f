import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';

const helper = fact('config.proxy')
  .field('program')
  .matches(
    '(^|/)(aws|gcloud|cloudflared|tsh|az|session-manager-plugin|gcloud.cmd|aws.exe)$',
    'the way leads through a helper program: {config.proxy.program}',
  );
const notFound = fact('config.proxy').field('found').equals(false, 'that program is not there');
const fails = fact('login.jump').kind('command-failed', 'it ends with an error');
const saysWhy = fact('login.jump')
  .field('text')
  .matches(
    'SessionManagerPlugin is not found|TargetNotConnected|ExpiredToken|sso login|gcloud auth login|ERROR: \\(gcloud|cloudflared.*not found|tsh login',
    'it says: {login.jump.text}',
  );

export default defineCause({
  id: 'connect/jump-helper-missing-or-unauthenticated',
  title: 'The helper program that should carry the connection ({config.proxy.program}) is missing or not logged in.',
  layer: 'V',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: all(helper, notFound), weight: 'decisive' },
    { when: all(helper, fails), weight: 'strong' },
    { when: saysWhy, weight: 'decisive' },
  ],
  proof: any(all(helper, notFound), all(fails, saysWhy)),
  ruledOutBy: any(
    fact('login.jump').kind('ok', 'the way works'),
    fact('config.proxy').kind(['direct', 'jump'], 'no proxy command is in use'),
  ),
  explains: ['connect/jump-proxycommand-broken'],
  lookAlikes: ['connect/jump-proxycommand-broken'],
  decidedBy: { where: 'client', says: 'Run the helper alone:', run: '{config.proxy.program} --version' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Install {config.proxy.program}, and for AWS the Session Manager plugin as well.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Log in again: aws sso login, gcloud auth login, tsh login, cloudflared access login, or az login.',
    },
  ],
  source: ['taxonomy, layer V'],
});
