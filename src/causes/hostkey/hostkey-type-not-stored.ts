import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { keyChanged, keyMatches, keyUnknown, otherTypeOnly, sshRefusesKey } from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/hostkey-type-not-stored',
  title: 'known_hosts has only a key of another type for {host}, and ssh refuses the one the server shows.',
  layer: 'O',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: all(otherTypeOnly, sshRefusesKey), weight: 'decisive' }],
  proof: all(otherTypeOnly, sshRefusesKey),
  ruledOutBy: any(keyMatches, keyUnknown, keyChanged),
  lookAlikes: [
    'hostkey/hostkey-changed-reinstall',
    'hostkey/hostkey-unknown-noninteractive',
    'kex/alg-client-config-pins',
  ],
  decidedBy: {
    where: 'server',
    says: 'Show the keys on the console of the server, and compare:',
    run: 'for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf "$f"; done',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Let ssh ask for the type that is stored, or delete the HostKeyAlgorithms line that keeps it from doing so:',
      run: 'ssh -o HostKeyAlgorithms={hostkey.known.types} {name}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Store the other keys too, after comparing them on the console of the server:',
      run: 'ssh-keyscan -p {port} {host}',
    },
  ],
  source: ['https://github.com/hierynomus/sshj/issues/470', 'OpenSSH sshconnect.c'],
});
