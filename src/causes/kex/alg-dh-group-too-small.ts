import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { groupTooSmall, sshSays } from '../conditions/kex.ts';

const outOfRange = any(groupTooSmall, sshSays('GEX group out of range', 'ssh says: DH GEX group out of range'));

export default defineCause({
  id: 'kex/alg-dh-group-too-small',
  title: 'The server has only small prime numbers for the key exchange (DH group), which ssh refuses.',
  layer: 'N',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  signs: [{ when: outOfRange, weight: 'decisive' }],
  proof: outOfRange,
  ruledOutBy: loginAccepted,
  lookAlikes: ['kex/alg-kex-sha1-only'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use another method for this one host:',
      run: 'ssh -o KexAlgorithms=curve25519-sha256,ecdh-sha2-nistp256,diffie-hellman-group14-sha256 {name}',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Keep only the large prime numbers; when none is left, sshd takes its built-in ones:',
      run: "sudo awk '$5 >= 3071' /etc/ssh/moduli | sudo tee /etc/ssh/moduli.large > /dev/null && sudo mv /etc/ssh/moduli.large /etc/ssh/moduli",
    },
  ],
  source: ['OpenSSH ssherr.c', 'OpenSSH kexgexc.c', 'lab'],
});
