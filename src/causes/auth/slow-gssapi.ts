import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';

const pauses = fact('login.pauses');
const slowAt = all(
  pauses.field('longestAt').matches('[Gg][Ss][Ss]', 'the longest pause is at the Kerberos login (GSSAPI)'),
  pauses.field('longestMs').atLeast(2000, 'it takes {login.pauses.longestMs} ms'),
);

export default defineCause({
  id: 'auth/slow-gssapi',
  title: 'ssh loses {login.pauses.longestMs} ms on a Kerberos login (GSSAPI) that does not come about.',
  layer: 'T',
  frequency: 'occasional',
  beside: true,
  signs: [{ when: slowAt, weight: 'decisive' }],
  proof: slowAt,
  lookAlikes: ['auth/slow-usedns'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Switch it off for this host:',
      run: 'ssh -o GSSAPIAuthentication=no {name}',
    },
  ],
  source: ['OpenSSH sshconnect2.c'],
});
