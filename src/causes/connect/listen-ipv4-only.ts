import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { answersAsSsh, byReset } from '../conditions/connect.ts';
import { sshOnOtherPort, v4WorksBesideV6, v6FailsBesideV4 } from '../conditions/elsewhere.ts';
import { listensFor4Only } from '../conditions/inside-sshd.ts';
import { refusedBySelf } from '../conditions/way.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/listen-ipv4-only',
  title: 'The SSH server listens for IPv4 only.',
  says: '[ AddressFamily stands in {server.sshd.origins.addressfamily.file}, line {server.sshd.origins.addressfamily.line}.][ ListenAddress stands in {server.sshd.origins.listenaddress.file}, line {server.sshd.origins.listenaddress.line}.]',
  layer: 'K',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: all(byReset, v4WorksBesideV6), weight: 'decisive' },
    { when: all(refusedBySelf, v4WorksBesideV6), weight: 'medium' },
    { when: sshOnOtherPort, weight: 'strong', against: true },
  ],
  proof: listensFor4Only,
  ruledOutBy: all(answersAsSsh, not(v6FailsBesideV4)),
  lookAlikes: ['connect/dns-ipv6-broken', 'connect/fw-ipv6-missing-rule'],
  decidedBy: {
    where: 'server',
    says: 'Look which addresses sshd listens on; [::]:{port} must be among them:',
    run: 'ss -ltn',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Use IPv4 for this host:', run: 'ssh -4 {host}' },
    {
      where: 'server',
      system: 'any',
      does: 'In sshd_config set "AddressFamily any" and remove a ListenAddress 0.0.0.0 that stands alone; or remove the AAAA record of the name.',
    },
    ...restartServer,
  ],
  source: ['https://github.com/microsoft/vscode-remote-release/issues/6761'],
});
