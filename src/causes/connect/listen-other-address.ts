import { defineCause } from '../../contract/cause.ts';
import { all, some } from '../../contract/condition.ts';
import { answersAsSsh, byReset } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { listensAtOther } from '../conditions/inside-sshd.ts';
import { restartServer } from '../fixes/server.ts';

const sshAtOther = some('other-address', answersAsSsh, 'SSH answers at another address of the name', 'other');

export default defineCause({
  id: 'connect/listen-other-address',
  title: 'The SSH server listens on another address of the machine than {address}.',
  says: '[ ListenAddress stands in {server.sshd.origins.listenaddress.file}, line {server.sshd.origins.listenaddress.line}.]',
  layer: 'K',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns, { when: all(byReset, sshAtOther), weight: 'strong' }],
  proof: listensAtOther,
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
  decidedBy: {
    where: 'server',
    says: "Look on the server's console whether sshd runs, and on which addresses and ports:",
    run: 'systemctl status ssh sshd; ss -ltn',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Connect to the address that answers:', run: 'ssh {user}@{other:address}' },
    { where: 'server', system: 'any', does: 'Or add a line "ListenAddress {address}" to sshd_config.' },
    ...restartServer,
  ],
  source: ['https://github.com/bau-sec/ansible-openvpn-hardened/issues/44'],
});
