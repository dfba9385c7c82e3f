import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const seen = fact('login.jump').kind('target-unreachable', 'the jump host {login.jump.hop} says: {login.jump.text}');

export default defineCause({
  id: 'connect/jump-target-unreachable',
  title: 'The jump host {login.jump.hop} cannot reach {host}.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'path',
  signs: [{ when: seen, weight: 'decisive' }],
  proof: seen,
  ruledOutBy: fact('login.jump').kind('ok', 'the way through works'),
  lookAlikes: ['connect/jump-forwarding-prohibited'],
  decidedBy: { where: 'server', says: 'On the jump host:', run: 'nc -vz {host} {port}' },
  fix: [
    { where: 'provider', system: 'any', does: 'Let the firewall of the server in from the jump host.' },
    { where: 'server', system: 'any', does: 'On the jump host try the way itself:', run: 'nc -vz {host} {port}' },
  ],
  source: ['channels.c', 'sshconnect2.c'],
});
