import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import {
  keyChanged,
  keyMatches,
  otherNamesHaveKey,
  publishedDiffers,
  publishedMatches,
  severalKeysSeen,
  strangerUnderPublishedName,
} from '../conditions/hostkey.ts';

const badSignature = fact('kex.exchange').kind('bad-signature', 'the server cannot prove that it has its host key');

export default defineCause({
  id: 'hostkey/hostkey-mitm-or-interception',
  title: 'Somebody else may answer in place of {host}: an intercepting device of the network, or an attacker.',
  says: 'Do not type a password and do not remove the old key before the new fingerprint has been compared on a way that does not lead through this network.',
  layer: 'O',
  frequency: 'rare',
  refusedBy: 'path',
  showsAt: ['hostkey', 'kex', 'auth'],
  signs: [
    { when: keyChanged, weight: 'strong' },
    { when: all(keyChanged, publishedDiffers), weight: 'decisive' },
    { when: strangerUnderPublishedName, weight: 'decisive' },
    { when: badSignature, weight: 'decisive' },
    { when: otherNamesHaveKey, weight: 'strong', against: true },
    { when: severalKeysSeen, weight: 'strong', against: true },
  ],
  ruledOutBy: any(keyMatches, all(keyChanged, publishedMatches)),
  lookAlikes: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-changed-ip-reuse', 'hostkey/path-lb-mixed-hosts'],
  decidedBy: {
    where: 'client',
    says: 'Look from another network: if the old key appears there, this network intercepts:',
    run: 'ssh-keyscan -p {port} {host}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Do not connect. Compare the fingerprint from another network, such as over a mobile phone.',
    },
    { where: 'network', system: 'any', does: 'Ask the owner of the network whether a security device intercepts SSH.' },
  ],
  source: ['OpenSSH sshconnect.c', 'PuTTY 0.84 doc/errors'],
});
