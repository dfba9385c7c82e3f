import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh, refused } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { refusedByRouter } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/ban-provider',
  title: 'The provider has blocked your address after failed logins.',
  layer: 'I',
  frequency: 'common',
  refusedBy: 'ban-tool',
  signs: [...reasonForSilenceSigns, { when: refused, weight: 'weak' }, { when: refusedByRouter, weight: 'weak' }],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/net-local-blocks-22', 'connect/ban-fail2ban', 'connect/cloud-sg-source-ip'],
  decidedBy: {
    where: 'network',
    says: 'Connect from another address (a phone hotspot): when it works there, this address is blocked.',
    run: 'ssh -v {host}',
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Ask the support of the provider to unblock your public address, or wait: such blocks end by themselves after some time.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'See your public address, which they will ask for:',
      run: 'curl https://ifconfig.co',
    },
  ],
  source: ['founding article', 'https://support.magehost.pro/hc/en-us/articles/360000792718-How-do-I-get-SSH-access-'],
});
