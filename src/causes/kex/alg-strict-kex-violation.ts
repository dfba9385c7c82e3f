import { defineCause } from '../../contract/cause.ts';
import { any, fact } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { sshSays } from '../conditions/kex.ts';

const violation = any(
  sshSays('strict KEX violation', 'ssh says: strict KEX violation'),
  fact('kex.exchange')
    .field('problem')
    .matches('in a strict key exchange', 'a message comes that must not come in a strict key exchange'),
);

export default defineCause({
  id: 'kex/alg-strict-kex-violation',
  title: 'One side breaks the strict order of the key exchange (the repair against Terrapin), so the other ends it.',
  layer: 'N',
  frequency: 'rare',
  refusedBy: 'path',
  signs: [{ when: violation, weight: 'decisive' }],
  proof: violation,
  ruledOutBy: loginAccepted,
  lookAlikes: ['kex/path-packet-corruption'],
  fix: [
    { where: 'server', system: 'any', does: 'Update the SSH server: its way to speak the key exchange is wrong.' },
    {
      where: 'client',
      system: 'debian',
      does: 'Update ssh:',
      run: 'sudo apt update && sudo apt install openssh-client',
    },
  ],
  source: ['OpenSSH packet.c', 'OpenSSH kex.c (9.6)'],
});
