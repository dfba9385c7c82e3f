import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';

const pauses = fact('login.pauses');
const late = all(
  pauses.field('longestMs').atLeast(4000, 'the login stands still for {login.pauses.longestMs} ms'),
  pauses.field('longestAt').matches('^(stage )?auth', 'it does so while ssh waits for the server in the login'),
);

export default defineCause({
  id: 'auth/slow-usedns',
  title:
    'The login stood still for {login.pauses.longestMs} ms; a name lookup that fails on the server (UseDNS) is the usual reason.',
  layer: 'T',
  frequency: 'occasional',
  beside: true,
  signs: [{ when: late, weight: 'decisive' }],
  proof: late,
  lookAlikes: ['auth/slow-gssapi', 'banner/proto-banner-timeout'],
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Set "UseDNS no" in sshd_config and repair the name servers of the server, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
    {
      where: 'client',
      system: 'any',
      does: 'If it is Kerberos instead, this is fast:',
      run: 'ssh -o GSSAPIAuthentication=no {name}',
    },
  ],
  source: ['https://github.com/boot2docker/boot2docker/issues/439', 'OpenSSH auth2.c'],
});
