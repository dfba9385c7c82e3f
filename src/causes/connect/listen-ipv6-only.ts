import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { answersAsSsh, byReset } from '../conditions/connect.ts';
import { sshOnOtherPort, v4FailsBesideV6, v6WorksBesideV4 } from '../conditions/elsewhere.ts';
import { listensFor6Only } from '../conditions/inside-sshd.ts';
import { refusedBySelf } from '../conditions/way.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/listen-ipv6-only',
  title: 'The SSH server listens for IPv6 only.',
  says: '[ AddressFamily stands in {server.sshd.origins.addressfamily.file}, line {server.sshd.origins.addressfamily.line}.][ ListenAddress stands in {server.sshd.origins.listenaddress.file}, line {server.sshd.origins.listenaddress.line}.]',
  layer: 'K',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: all(byReset, v6WorksBesideV4), weight: 'decisive' },
    { when: all(refusedBySelf, v6WorksBesideV4), weight: 'medium' },
    { when: sshOnOtherPort, weight: 'strong', against: true },
  ],
  proof: listensFor6Only,
  ruledOutBy: all(answersAsSsh, not(v4FailsBesideV6)),
  lookAlikes: ['connect/sshd-not-running'],
  decidedBy: {
    where: 'server',
    says: 'Look which addresses sshd listens on; 0.0.0.0:{port} must be among them:',
    run: 'ss -ltn',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Use IPv6 for this host:', run: 'ssh -6 {host}' },
    {
      where: 'server',
      system: 'any',
      does: 'In sshd_config set "AddressFamily any"; with ssh.socket set BindIPv6Only=both.',
    },
    ...restartServer,
  ],
  source: ['systemd.socket(5)'],
});
