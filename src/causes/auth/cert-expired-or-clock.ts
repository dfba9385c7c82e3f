import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { certificateRefused, denied, loginAccepted } from '../conditions/auth.ts';
import { clockBehind } from '../conditions/machine.ts';

const outOfTime = fact('config.certificates').element(
  { state: is('expired', 'not-yet-valid') },
  'the certificate is not valid at this time by the clock of this machine',
);

export default defineCause({
  id: 'auth/cert-expired-or-clock',
  title: 'The certificate of your key is not valid at this time (expired, not yet valid, or a wrong clock).',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    saidEarlier('cert-expired'),
    { when: all(denied, outOfTime), weight: 'strong' },
    { when: all(denied, certificateRefused, outOfTime), weight: 'decisive' },
    { when: all(denied, certificateRefused, clockBehind), weight: 'strong' },
  ],
  proof: any(all(denied, certificateRefused, outOfTime), saidOfUs('cert-expired')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/cert-principal-mismatch', 'auth/cert-ca-not-trusted'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Get a new certificate, then look at its times:',
      run: 'ssh-keygen -Lf ~/.ssh/id_ed25519-cert.pub',
    },
    { where: 'client', system: 'linux', does: 'Compare the clocks of both machines:', run: 'timedatectl' },
    {
      where: 'server',
      system: 'any',
      does: 'Sign with a start in the past, for clocks that differ:',
      run: 'ssh-keygen -s CA_KEY -I ID -n {user} -V -5m:+1h KEY.pub',
    },
  ],
  source: ['https://github.com/owenthereal/upterm/issues/151', 'OpenSSH auth2-pubkey.c'],
});
