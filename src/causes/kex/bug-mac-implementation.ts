import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { badMacText, badPacket, noOwnMac } from '../conditions/kex.ts';

const umac = fact('kex.match').field('mac').matches('umac', 'the check agreed on is {kex.match.mac}');

export default defineCause({
  id: 'kex/bug-mac-implementation',
  title: 'One of the two programs computes the packet checks wrongly for the algorithm agreed on.',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'path',
  showsAt: ['kex', 'hostkey', 'auth'],
  signs: [
    { when: badMacText, weight: 'strong' },
    { when: all(badMacText, umac), weight: 'weak' },
    { when: badPacket, weight: 'medium', against: true },
    { when: noOwnMac, weight: 'medium', against: true },
  ],
  ruledOutBy: loginAccepted,
  lookAlikes: ['kex/path-packet-corruption'],
  decidedBy: {
    where: 'client',
    says: 'Try another check and cipher; if that works every time, it is the program, not the network:',
    run: 'ssh -o MACs=hmac-sha2-512 -o Ciphers=aes256-ctr {name}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use another check for this one host:',
      run: 'ssh -o MACs=hmac-sha2-512,hmac-sha2-256 -o Ciphers=aes256-ctr {name}',
    },
    { where: 'client', system: 'windows', does: 'Update OpenSSH:', run: 'winget install Microsoft.OpenSSH.Preview' },
  ],
  source: [
    'https://github.com/PowerShell/Win32-OpenSSH/issues/2078',
    'https://github.com/hassio-addons/app-ssh/issues/1094',
  ],
});
