import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { keyChanged, keyMatches, keyUnknown, publishedDiffers, publishedMatches } from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/hostkey-provider-rotation',
  title: '{hostkey.published.provider} has replaced its host key; this machine still has the old one.',
  layer: 'O',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: all(keyChanged, publishedMatches), weight: 'decisive' },
    { when: publishedDiffers, weight: 'decisive', against: true },
  ],
  proof: all(keyChanged, publishedMatches),
  ruledOutBy: any(keyMatches, keyUnknown, publishedDiffers),
  explains: [
    'hostkey/hostkey-changed-reinstall',
    'hostkey/hostkey-changed-ip-reuse',
    'hostkey/hostkey-mitm-or-interception',
    'hostkey/wrong-host',
  ],
  lookAlikes: ['hostkey/hostkey-mitm-or-interception', 'hostkey/hostkey-changed-reinstall'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'The new key is the published one. Remove the old line, then connect and accept the new key:',
      run: 'ssh-keygen -R {host}',
    },
  ],
  source: ['https://github.com/appveyor/ci/issues/3871', 'https://github.com/desktop/desktop/issues/16404'],
});
