import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { isOpenSsh } from '../conditions/banner.ts';
import {
  classicDone,
  classicSilent,
  endsAtReply,
  exchangeEnds,
  exchangeSilent,
  notPostQuantum,
  postQuantum,
  postQuantumDone,
  shortDone,
  shortSilent,
  silentAtReply,
  sshTimedOutInKex,
  viaVpn,
} from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-kex-pq-interop',
  title: 'The server fails at the post-quantum key exchange that both sides agreed on ({kex.match.kex}).',
  says: 'The fault is in one of the two programs; a method without post-quantum part works.',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [
    { when: all(silentAtReply, postQuantum), weight: 'strong' },
    { when: all(sshTimedOutInKex, postQuantum), weight: 'strong' },
    { when: all(silentAtReply, postQuantum, shortDone), weight: 'strong' },
    { when: all(endsAtReply, postQuantum), weight: 'strong' },
    { when: all(endsAtReply, postQuantum, shortDone), weight: 'decisive' },
    { when: all(any(silentAtReply, endsAtReply), postQuantum, classicDone), weight: 'decisive' },
    { when: all(any(exchangeSilent, exchangeEnds), postQuantum, not(isOpenSsh)), weight: 'medium' },
    { when: isOpenSsh, weight: 'medium', against: true },
    { when: notPostQuantum, weight: 'decisive', against: true },
    { when: viaVpn, weight: 'medium', against: true },
    { when: shortSilent, weight: 'strong', against: true },
  ],
  // The method is the only difference between what stops and what passes.
  proof: all(postQuantum, any(silentAtReply, endsAtReply), shortDone, classicDone),
  ruledOutBy: any(notPostQuantum, postQuantumDone, classicSilent),
  lookAlikes: ['kex/path-mtu-blackhole'],
  decidedBy: {
    where: 'client',
    says: 'Try the classic method, then packets of full size: if these pass, the path is fine and the server is not:',
    run: 'ssh -o KexAlgorithms=curve25519-sha256 {name}; ping -M do -s 1472 -c 3 {address}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use the classic method for this one host:',
      run: 'ssh -o KexAlgorithms=curve25519-sha256,ecdh-sha2-nistp256 {name}',
    },
    { where: 'server', system: 'any', does: 'Update the SSH server.' },
  ],
  source: ['https://github.com/tailscale/tailscale/issues/20047'],
});
