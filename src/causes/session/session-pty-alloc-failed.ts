import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { terminalsUsedUp, terminalsUsedUpHere } from '../conditions/machine.ts';
import { ptyRefused, sessionPrints, sessionWorks } from '../conditions/session.ts';

export default defineCause({
  id: 'session/session-pty-alloc-failed',
  title: 'The server gives no terminal (PTY), so no interactive session.',
  layer: 'T',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [{ when: ptyRefused, weight: 'decisive' }],
  proof: any(all(ptyRefused, terminalsUsedUp), ptyRefused, terminalsUsedUpHere),
  ruledOutBy: any(sessionWorks, sessionPrints),
  lookAlikes: ['session/session-forced-command'],
  decidedBy: {
    where: 'server',
    says: 'Look whether terminals may be given and are there:',
    run: 'sudo sshd -T | grep -i permittty; mount | grep devpts; cat /proc/sys/kernel/pty/nr /proc/sys/kernel/pty/max',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Commands work without a terminal:', run: 'ssh -T {name} COMMAND' },
    {
      where: 'server',
      system: 'linux',
      does: 'If devpts is not mounted:',
      run: 'sudo mount -t devpts devpts /dev/pts',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'If all are taken, see who holds them, and allow more:',
      run: 'ps -eo tty,user,pid,args | grep pts/ | sort; sudo sysctl kernel.pty.max=8192',
      when: terminalsUsedUp,
    },
    {
      where: 'server',
      system: 'any',
      does: 'If it is switched off: set "PermitTTY yes", and take no-pty from the line of the key in authorized_keys.',
    },
  ],
  source: ['https://github.com/kubernetes/kubernetes/issues/17576', 'OpenSSH session.c'],
});
