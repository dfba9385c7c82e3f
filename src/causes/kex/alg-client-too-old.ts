import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import {
  cannotEnable,
  clientBefore74,
  clientBefore99,
  couldEnable,
  noCommon,
  ownPinInTheWay,
  theirsModern,
  theirsModernKex,
  theirsPostQuantum,
} from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-client-too-old',
  title:
    'The ssh of this machine ({client.ssh.version}) is too old for this server: it knows none of the algorithms the server offers.',
  layer: 'N',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(noCommon, theirsModern, cannotEnable), weight: 'strong' }],
  proof: all(
    noCommon,
    cannotEnable,
    not(ownPinInTheWay),
    any(all(theirsModern, clientBefore74), all(theirsPostQuantum, not(theirsModernKex), clientBefore99)),
  ),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), couldEnable),
  explains: ['kex/alg-mac-mismatch'],
  lookAlikes: ['kex/alg-kex-sha1-only', 'kex/alg-fips-mode'],
  fix: [
    {
      where: 'client',
      system: 'debian',
      does: 'Update ssh:',
      run: 'sudo apt update && sudo apt install openssh-client',
    },
    { where: 'client', system: 'rhel', does: 'Update ssh:', run: 'sudo dnf upgrade openssh-clients' },
    { where: 'client', system: 'alpine', does: 'Update ssh:', run: 'sudo apk upgrade openssh-client' },
    { where: 'client', system: 'suse', does: 'Update ssh:', run: 'sudo zypper update openssh-clients' },
    {
      where: 'client',
      system: 'windows',
      does: 'Install the newest OpenSSH:',
      run: 'winget install Microsoft.OpenSSH.Preview',
    },
    {
      where: 'server',
      system: 'any',
      does: 'If this machine cannot be updated: allow one method that it knows, on the server.',
    },
  ],
  source: [
    'https://github.com/qterm/qterm/issues/28',
    'https://github.com/libgit2/objective-git/issues/641',
    'OpenSSH myproposal.h',
  ],
});
