import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import {
  keyChanged,
  keyMatches,
  keyUnknown,
  otherNameLeadsElsewhere,
  publishedDiffers,
  severalKeysSeen,
} from '../conditions/hostkey.ts';
import { sentElsewhere } from '../conditions/inside-firewall.ts';
import { removeRedirect } from '../fixes/inside-firewall.ts';

const routerProduct = fact('banner.read')
  .field('product')
  .matches('^([Dd]ropbear|Cisco|ROSSSH|MikroTik)', 'the program that answers is one of routers and small devices');

export default defineCause({
  id: 'hostkey/wrong-host',
  title:
    'The machine that answers at {address} is not the one that was meant (another machine, a router, an installer).',
  layer: 'F',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [
    { when: keyChanged, weight: 'medium' },
    { when: all(keyChanged, otherNameLeadsElsewhere), weight: 'strong' },
    { when: all(keyChanged, routerProduct), weight: 'medium' },
    { when: publishedDiffers, weight: 'strong', against: true },
    { when: severalKeysSeen, weight: 'strong', against: true },
  ],
  proof: sentElsewhere,
  showsAt: ['connect', 'banner', 'kex', 'hostkey'],
  ruledOutBy: any(keyMatches, keyUnknown),
  lookAlikes: [
    'hostkey/hostkey-changed-ip-reuse',
    'connect/dns-wrong-or-stale-address',
    'hostkey/hostkey-changed-reinstall',
  ],
  decidedBy: {
    where: 'person',
    says: 'Compare {address} with the address of the server in the panel of the provider or the lease table of the router.',
  },
  fix: [
    removeRedirect,
    {
      where: 'client',
      system: 'any',
      does: 'Find the right address of the server, and use it:',
      run: 'ssh -o HostName=ADDRESS {name}',
    },
  ],
  source: ['https://github.com/adafruit/Adafruit-Pi-Finder/issues/19'],
});
