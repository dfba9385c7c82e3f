import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { portFromFile } from '../conditions/client.ts';
import { answersAsSsh, byReset, noConnection } from '../conditions/connect.ts';
import { sameKeyOnOtherPort, sshOnOtherPort } from '../conditions/elsewhere.ts';
import { refusedByRouter, refusedBySelf, refusedHere } from '../conditions/way.ts';

export default defineCause({
  id: 'client/client-config-host-block-override',
  title:
    '{config.origins.port.file}, line {config.origins.port.line}, sends ssh to a port where the server does not take it.',
  layer: 'B',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  showsAt: ['connect'],
  signs: [
    { when: all(noConnection, portFromFile, sshOnOtherPort), weight: 'strong' },
    { when: all(noConnection, portFromFile), weight: 'weak' },
    { when: refusedByRouter, weight: 'decisive', against: true },
    { when: refusedHere, weight: 'decisive', against: true },
  ],
  proof: all(byReset, refusedBySelf, portFromFile, sameKeyOnOtherPort), // the file names the port, and the same host proves its key on another
  ruledOutBy: answersAsSsh,
  explains: [
    'connect/wrong-port',
    'connect/sshd-not-running',
    'connect/sshd-not-installed',
    'connect/fw-reject-rule',
    'connect/listen-loopback-only',
  ],
  lookAlikes: ['connect/wrong-port'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Correct the port in that line, or override it once:',
      run: 'ssh -p {ssh-port:port} {host}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Put the block of a single host before general ones such as "Host *": the first value found counts.',
    },
  ],
  source: ['readconf.c: the first obtained value is used'],
});
