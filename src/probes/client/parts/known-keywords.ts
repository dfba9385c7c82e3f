import { findKeyword } from '../../../wire/config/keywords.ts';

/** Keywords of patched builds only, in lower case. OpenSSH's own, of every release, stand in wire/config/keywords.ts. */
const ofVendor: { readonly [vendor: string]: readonly string[] } = {
  Apple: ['usekeychain', 'askpassgui', 'keychainintegration'],
  'Red Hat': ['rsaminsize'],
  'HPN-SSH': [
    'hpndisabled',
    'hpnbuffersize',
    'tcprcvbuf',
    'tcprcvbufpoll',
    'noneenabled',
    'noneswitch',
    'nonemacenabled',
    'disablemtaes',
    'metrics',
    'metricspath',
    'metricsinterval',
    'fallback',
    'fallbackport',
  ],
};
const vendorWords = new Set(Object.values(ofVendor).flat());

/** Whether a keyword that this ssh refuses is right for another release or build; else it is a typing error. */
export function knownElsewhere(keyword: string): boolean {
  return findKeyword(keyword) !== undefined || vendorWords.has(keyword.toLowerCase());
}
