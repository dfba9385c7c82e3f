import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { insideContainer } from '../conditions/client.ts';
import { answersAsSsh, forbiddenHere, noConnection, refused, silent } from '../conditions/connect.ts';
import { contrastBlockedToo, contrastOpen, silentButAlive, whollySilent } from '../conditions/elsewhere.ts';
import {
  forbiddenBeforeLeaving,
  hasRoute,
  icmpFromHere,
  leavesThisMachine,
  nothingLeaves,
  refusedByFirstHop,
  refusedByRouter,
  refusedBySelf,
} from '../conditions/way.ts';

export default defineCause({
  id: 'connect/client-firewall-or-antivirus',
  title: 'Software on this machine forbids the connection: a firewall, antivirus or sandbox.',
  layer: 'D',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: all(forbiddenHere, hasRoute), weight: 'decisive' },
    { when: forbiddenHere, weight: 'strong' },
    { when: nothingLeaves, weight: 'decisive' },
    { when: icmpFromHere, weight: 'decisive' },
    { when: refusedByFirstHop, weight: 'strong' },
    { when: silent, weight: 'medium' },
    { when: silentButAlive, weight: 'medium' },
    { when: contrastBlockedToo, weight: 'medium' },
    { when: leavesThisMachine, weight: 'decisive', against: true },
    { when: refusedBySelf, weight: 'decisive', against: true },
    { when: refusedByRouter, weight: 'decisive', against: true },
    { when: contrastOpen, weight: 'decisive', against: true },
    { when: whollySilent, weight: 'medium', against: true },
    { when: all(refusedByFirstHop, insideContainer), weight: 'decisive', against: true },
  ],
  proof: any(
    all(forbiddenHere, forbiddenBeforeLeaving, hasRoute),
    all(silent, nothingLeaves),
    all(noConnection, icmpFromHere),
    all(refused, nothingLeaves),
  ), // a prohibiting route and an ICMPv6 message of a router give the same errno
  ruledOutBy: answersAsSsh,
  explains: [
    'connect/net-local-blocks-22',
    'connect/fw-reject-rule',
    'connect/fw-drop-rule',
    'connect/cloud-sg-rule-missing',
    'connect/cloud-sg-source-ip',
  ],
  lookAlikes: [
    'connect/net-local-blocks-22',
    'connect/macos-local-network-privacy',
    'connect/net-offline-or-unreachable',
  ],
  decidedBy: {
    where: 'client',
    says: 'Try the port with another program of this machine:',
    run: 'nc -vz {address} {port}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Allow outgoing connections of ssh to port {port} in the firewall or security program of this machine.',
    },
    { where: 'client', system: 'linux', does: 'Look for the rule that blocks it:', run: 'sudo nft list ruleset' },
    {
      where: 'client',
      system: 'windows',
      does: 'Look for the rule that blocks it, in PowerShell:',
      run: 'Get-NetFirewallRule -Direction Outbound -Action Block -Enabled True',
    },
  ],
  source: ['PuTTY doc/errors', 'lab'],
});
