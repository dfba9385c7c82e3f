import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { answersAsSsh, byPortUnreachable, byReset, refused } from '../conditions/connect.ts';
import { sameKeyOnOtherPort, sshAtOtherAddress, sshOnOtherPort } from '../conditions/elsewhere.ts';
import { refusedOrInside, sshElsewhereInside } from '../conditions/inside.ts';
import { providerHasOtherPort } from '../conditions/provider.ts';
import { refusedByFirstHop, refusedByRouter, refusedBySelf, refusedHere } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/wrong-port',
  title: 'Port {port} is not the SSH port of this server[: SSH answers on port {ssh-port:port}].',
  says: 'On port {port} nothing listens, or its own firewall refuses there.[ Port stands in {server.sshd.origins.port.file}, line {server.sshd.origins.port.line}.]',
  layer: 'K',
  frequency: 'common',
  refusedBy: 'host',
  signs: [
    { when: byReset, weight: 'strong' },
    { when: refused, weight: 'medium' },
    { when: refusedBySelf, weight: 'medium' },
    { when: all(refused, providerHasOtherPort), weight: 'strong' },
    { when: sshOnOtherPort, weight: 'strong' },
    { when: sameKeyOnOtherPort, weight: 'decisive' },
    { when: byPortUnreachable, weight: 'decisive', against: true },
    { when: refusedByRouter, weight: 'decisive', against: true },
    { when: refusedHere, weight: 'decisive', against: true },
    { when: refusedByFirstHop, weight: 'medium', against: true },
    { when: sshAtOtherAddress, weight: 'strong', against: true },
  ],
  // A ban or a rule that rejects by ICMP leaves sshd on port {port} possible, a reset by the host does not matter.
  proof: any(all(byReset, refusedBySelf, sameKeyOnOtherPort), all(refusedOrInside, sshElsewhereInside)),
  ruledOutBy: all(
    answersAsSsh,
    fact('hostkey.known').kind(['match', 'ca-match'], 'it proves the host key that known_hosts has for this host'),
  ),
  explains: [
    'connect/sshd-not-running',
    'connect/sshd-not-installed',
    'connect/listen-loopback-only',
    'connect/fw-reject-rule',
  ],
  lookAlikes: ['connect/sshd-not-running', 'connect/fw-reject-rule', 'connect/ban-fail2ban'],
  decidedBy: {
    where: 'provider',
    says: "Look in the provider's panel, or in the server's sshd_config, which port SSH has:",
    run: "sudo sshd -T | grep '^port'",
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Connect to the port on which the server listens:',
      run: 'ssh -p {server.sshd.listening.ports} {user}@{host}',
      when: sshElsewhereInside,
    },
    {
      where: 'client',
      system: 'any',
      does: 'Connect to the port that {target.provider.name} has for SSH:',
      run: 'ssh -p {target.provider.port} {user}@{host}',
      when: providerHasOtherPort,
    },
    {
      where: 'client',
      system: 'any',
      does: 'Connect to the port of the server (the panel of the provider shows it):',
      run: 'ssh -p {ssh-port:port} {user}@{host}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'For good, put it below the Host block in ~/.ssh/config:',
      run: 'Port {ssh-port:port}',
    },
  ],
  source: ['founding article', 'https://github.com/termux/termux-app/issues/1395'],
});
