import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import {
  acceptsImpossible,
  againNotAllowed,
  againSsh,
  closedUnheardSoon,
  resetAsWeSpoke,
  serverSince98,
} from '../conditions/banner.ts';
import { endsAtKexinit, endsAtReply, shortEnds } from '../conditions/kex.ts';

const exchangeDone = fact('kex.exchange').kind('done', 'the key exchange completes');

export default defineCause({
  id: 'banner/sshd-crash-per-connection',
  title: 'The part of sshd that serves one connection crashes each time.',
  layer: 'J',
  frequency: 'rare',
  refusedBy: 'host',
  showsAt: ['banner', 'kex'],
  signs: [
    saidEarlier('crash'),
    { when: closedUnheardSoon, weight: 'medium' },
    { when: resetAsWeSpoke, weight: 'weak' },
    { when: endsAtKexinit, weight: 'strong' },
    { when: endsAtReply, weight: 'medium' },
    { when: all(serverSince98, endsAtKexinit, againNotAllowed), weight: 'decisive' },
    { when: all(serverSince98, endsAtKexinit, shortEnds), weight: 'strong', against: true },
    { when: againSsh, weight: 'strong', against: true },
    { when: acceptsImpossible, weight: 'decisive', against: true },
  ],
  proof: saidOfUs('crash'),
  ruledOutBy: exchangeDone,
  lookAlikes: ['banner/sshd-split-binary-missing', 'banner/sshd-upgrade-needs-restart', 'kex/path-packet-corruption'],
  decidedBy: {
    where: 'server',
    says: "Look in the log and in the kernel's messages for a crash of sshd:",
    run: "sudo journalctl -u ssh -u sshd -e; dmesg | grep -E 'sshd|seccomp|type=1326' | tail",
  },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'Bring OpenSSH and the C library up to date:',
      run: 'sudo apt update && sudo apt full-upgrade',
    },
    { where: 'server', system: 'rhel', does: 'Bring OpenSSH and the C library up to date:', run: 'sudo dnf upgrade' },
    {
      where: 'server',
      system: 'any',
      does: 'See the crash in a second sshd that stays in front:',
      run: 'sudo $(command -v sshd) -ddd -p 2222',
    },
  ],
  source: ['OpenSSH sshd.c', 'OpenSSH srclimit.c', 'lab'],
});
