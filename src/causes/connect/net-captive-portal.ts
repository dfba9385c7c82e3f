import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { answersAsSsh, refused, silent, unreachable } from '../conditions/connect.ts';
import { contrastBlockedToo, contrastOpen, silentButAlive } from '../conditions/elsewhere.ts';
import { refusedBySelf } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/net-captive-portal',
  title: 'This Wi-Fi wants a login in the browser before it lets anything through.',
  layer: 'D',
  frequency: 'occasional',
  refusedBy: 'this-network',
  signs: [
    { when: all(any(silent, refused, unreachable), contrastBlockedToo), weight: 'medium' },
    { when: contrastOpen, weight: 'decisive', against: true },
    { when: silentButAlive, weight: 'strong', against: true },
    { when: refusedBySelf, weight: 'strong', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/net-local-blocks-22'],
  decidedBy: {
    where: 'client',
    says: 'Ask for a plain page; a redirect to a login page is the answer:',
    run: 'curl -i http://neverssl.com/',
  },
  fix: [
    {
      where: 'network',
      system: 'any',
      does: 'Open any page in a browser, accept the terms or log in, then try again.',
    },
  ],
  source: ['RFC 8908'],
});
