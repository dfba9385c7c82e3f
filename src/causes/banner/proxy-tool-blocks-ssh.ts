import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import {
  acceptsImpossible,
  acceptsNothingImpossible,
  bannerSilent,
  endsWithoutText,
  fakeAddress,
  versionLine,
} from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/proxy-tool-blocks-ssh',
  title:
    'A proxy or VPN tool on this machine or network answers in place of {host}, and no SSH server is heard through it.',
  says: 'Tools such as Clash, V2Ray or a company agent take every connection themselves; that it "opens" says nothing about the server. Their exit often refuses port 22.',
  layer: 'D',
  frequency: 'common',
  refusedBy: 'this-network',
  signs: [
    { when: all(endsWithoutText, fakeAddress), weight: 'decisive' },
    { when: all(bannerSilent, fakeAddress), weight: 'decisive' },
    { when: all(endsWithoutText, acceptsImpossible), weight: 'decisive' },
    { when: all(bannerSilent, acceptsImpossible), weight: 'strong' },
  ],
  proof: all(any(endsWithoutText, bannerSilent), any(acceptsImpossible, fakeAddress)),
  ruledOutBy: any(versionLine, all(acceptsNothingImpossible, not(fakeAddress))),
  explains: ['banner/tcp-proxy-no-backend', 'banner/ban-hosts-deny'],
  lookAlikes: [
    'banner/tcp-proxy-no-backend',
    'banner/ban-hosts-deny',
    'banner/limit-maxstartups',
    'banner/net-dpi-blocks-ssh-protocol',
  ],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Add a rule to the tool that connects to {host} directly (DIRECT), or switch the tool off and try again.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'For GitHub, port 443 often passes:',
      run: 'ssh -T -p 443 git@ssh.github.com',
    },
  ],
  source: [
    'https://github.com/klren0312/daliy_knowledge/issues/877',
    'https://github.com/MatsuriDayo/nekoray/issues/569',
  ],
});
