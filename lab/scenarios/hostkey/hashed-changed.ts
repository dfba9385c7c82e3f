import { keyChanged } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The line is found although its name cannot be read.
export default defineScenario({
  id: 'hostkey/hashed-changed',
  counts: false,
  fault: [
    {
      on: 'client',
      sh: 'ssh-keygen -q -H -f /home/me/.ssh/known_hosts > /dev/null 2>&1 && rm /home/me/.ssh/known_hosts.old && chown me: /home/me/.ssh/known_hosts',
      undo: ':',
    },
    { kind: 'hostkey.regenerate' },
  ],
  expect: { first: 'hostkey/hostkey-changed-reinstall', group: keyChanged, exit: 1 },
  ends: 'healthy-after-undo',
  fix: { ends: 'refused', says: 'Several causes' },
});
