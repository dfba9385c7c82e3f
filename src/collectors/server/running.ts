import { absent, known } from '../../contract/fact.ts';
import type { RunningSshd } from '../../contract/facts/sshd.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Every sshd that runs, and how it was started. */
export const serverRunning = defineCollector({
  id: 'server-running',
  section: 'running',
  gives: ['server.sshd.started'],
  read({ own }) {
    const servers = own.many('server').map(serverOf);
    const chosen =
      servers.find(({ pid }) => String(pid) === own.one('chosen')) ?? servers.find(({ answers }) => answers);
    if (chosen === undefined)
      return { facts: { 'server.sshd.started': absent({ kind: 'not-applicable', why: 'no sshd runs by itself' }) } };
    return {
      facts: { 'server.sshd.started': known(startedOf(chosen, servers, own)) },
      evidence: servers.slice(0, 8).map((one) => ({
        what: `sshd, process ${one.pid}${one.answers ? ', on the port asked for' : ''}`,
        text: quote([one.path ?? 'sshd', ...one.options].join(' ')),
      })),
    };
  },
});

interface Server {
  readonly pid: number;
  readonly path: string | null;
  readonly deleted: boolean;
  /** Seconds since 1970 by the server's clock. */
  readonly startedS: number | undefined;
  readonly answers: boolean;
  readonly options: readonly string[];
}

/** A value of field `server`: process, program, start, whether it has the port, startups, then its options, one a line. */
function serverOf(text: string): Server {
  const [pid = '', path = '', started = '', answers = '', , ...options] = text.split('\n');
  return {
    pid: Number(pid),
    path: path === '' ? null : path.replace(/ \(deleted\)$/u, ''),
    deleted: path.endsWith(' (deleted)'),
    startedS: /^\d{9,11}$/u.test(started) ? Number(started) : undefined,
    answers: answers === '1',
    options,
  };
}

function startedOf(one: Server, all: readonly Server[], own: Section): RunningSshd {
  const [, changed = '', file = ''] = /^(\d{1,11}) (\/.{1,300})$/u.exec(own.one('config-changed') ?? '') ?? [];
  const program = own.one('program-changed') ?? '';
  // A whole second lies between: both clocks are cut to seconds, and a process starts right after its files are written.
  const after = (at: string): boolean | undefined =>
    one.startedS === undefined || !/^\d{9,11}$/u.test(at) ? undefined : Number(at) > one.startedS + 1;
  const words = one.options.join('\n');
  return {
    pid: one.pid,
    path: one.path,
    answers: one.answers,
    options: quote(one.options.join(' ')),
    ownFile: one.options.includes('-f'),
    ownPort: /^-p$|^(?:port|listenaddress|addressfamily)[ =]/imu.test(words),
    others: all.length - 1,
    programChanged: one.deleted ? true : after(program),
    configChanged: after(changed),
    configFile: file === '' ? null : file,
  };
}
