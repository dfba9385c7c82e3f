import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { caProblem, keyChanged, keyMatches, sshRefusesKey } from '../conditions/hostkey.ts';

const endsHere = fact('login.outcome').field('stage').equals('hostkey', 'ssh ends at the host key');

export default defineCause({
  id: 'hostkey/hostkey-ca-problem',
  title: 'The certificate of the host key of {host} is not good ({hostkey.known.problem}), so ssh refuses it.',
  layer: 'O',
  frequency: 'rare',
  refusedBy: 'host',
  signs: [
    { when: caProblem, weight: 'medium' },
    { when: all(caProblem, any(sshRefusesKey, endsHere)), weight: 'decisive' },
  ],
  proof: all(caProblem, sshRefusesKey),
  ruledOutBy: any(keyMatches, keyChanged),
  lookAlikes: ['auth/cert-principal-mismatch', 'hostkey/hostkey-unknown-noninteractive'],
  decidedBy: {
    where: 'server',
    says: 'Show the certificate on the server:',
    run: 'ssh-keygen -Lf /etc/ssh/ssh_host_ed25519_key-cert.pub',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Sign the host key again with the names the host is called by and a new time:',
      run: 'ssh-keygen -s CA_KEY -I {host} -h -n {host} -V -5m:+52w /etc/ssh/ssh_host_ed25519_key.pub',
    },
    {
      where: 'client',
      system: 'any',
      does: 'If the authority is not trusted here, add its key to known_hosts in a line that begins with @cert-authority.',
    },
  ],
  source: ['OpenSSH sshkey.c', 'OpenSSH sshconnect.c'],
});
