import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { againSsh, resetAsWeSpoke, resetUnheard, silentSigns, speaksTls } from '../conditions/banner.ts';
import {
  endsAtKexinit,
  resetAtKexinit,
  shortDone,
  shortSilentThoughHeard,
  shortSilentUnheard,
  silentAtKexinit,
} from '../conditions/kex.ts';

const exchangeDone = fact('kex.exchange').kind('done', 'the key exchange completes');

export default defineCause({
  id: 'banner/net-dpi-blocks-ssh-protocol',
  title: 'A machine on the way lets the connection through and then kills the SSH protocol.',
  layer: 'D',
  frequency: 'rare',
  refusedBy: 'path',
  showsAt: ['banner', 'kex'],
  signs: [
    { when: resetAsWeSpoke, weight: 'strong' },
    { when: resetUnheard, weight: 'medium' },
    ...silentSigns,
    { when: endsAtKexinit, weight: 'medium' },
    { when: resetAtKexinit, weight: 'strong' },
    { when: all(silentAtKexinit, shortSilentUnheard), weight: 'decisive' },
    { when: all(silentAtKexinit, shortSilentThoughHeard), weight: 'medium' },
    { when: againSsh, weight: 'strong', against: true },
  ],
  ruledOutBy: any(exchangeDone, shortDone, speaksTls),
  lookAlikes: ['banner/tcp-proxy-no-backend', 'banner/proto-banner-timeout', 'banner/ban-hosts-deny'],
  decidedBy: { where: 'client', says: 'Try from another network, for instance over a mobile phone.' },
  fix: [
    { where: 'client', system: 'any', does: 'Use another network, or a VPN that this network lets through.' },
    {
      where: 'server',
      system: 'any',
      does: 'Offer SSH inside TLS on port 443 (stunnel, or a web server that forwards it).',
    },
  ],
  source: ['taxonomy, layer D', 'lab'],
});
