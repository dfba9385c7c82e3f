import { defineFault } from '../fault.ts';
import { configFile, configure, failsToStart, restart } from '../fault-lines.ts';

/** `lines` go before all other configuration. A configuration that sshd refuses: `fails: true`. */
export default defineFault<{ lines: readonly string[]; fails?: boolean }>({
  about: 'The configuration of sshd is changed, and sshd restarted.',
  on: 'server',
  apply: ({ lines, fails }, { port }) =>
    fails === true
      ? `service ssh stop\n${configure(lines)}\n${failsToStart(port)}`
      : `${configure(lines)}\n${restart(port)}`,
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
