import type { FixPlace, FixStep } from '../contract/fix.ts';
import type { Ports } from '../ports/ports.ts';
import { type Answer, readAnswer } from './answer.ts';
import { asRoot, changeProgram, lookProgram, type Verb, verbProgram, waitProgram } from './program.ts';

/** A file as a place shows it. */
export type Seen =
  | {
      readonly kind: 'file';
      readonly mode: string;
      readonly owner: string;
      readonly hash: string;
      readonly bytes: Uint8Array;
      /** Longer than what was read: no step may write it. */
      readonly cut: boolean;
    }
  | { readonly kind: 'folder' | 'socket' | 'special'; readonly mode: string; readonly owner: string }
  | { readonly kind: 'absent' | 'unreadable' }
  | { readonly kind: 'link'; readonly says: string };

export interface PlaceSeen {
  readonly uid: number | null;
  readonly host: string;
  readonly init: 'systemd' | 'openrc' | 'none';
  /** The firewall that decides here, of those that whyssh can open a port in. */
  readonly firewall: 'firewalld' | 'ufw' | 'iptables' | null;
  /** Paths that were looked at, in order. */
  readonly paths: readonly string[];
  readonly file: (path: string) => Seen;
}

/** What became of a change. `state` says in what state the machine is left. */
export interface Changed {
  readonly state: 'applied' | 'kept' | 'undone' | 'unchanged' | 'partly' | 'restored' | 'missing' | 'unknown';
  /** Numbers of operations that had nothing to do. */
  readonly already: number;
  readonly applied: number;
  readonly problem: string | null;
  readonly diff: string | null;
  /** Unfinished changes of earlier runs that were taken back first. */
  readonly swept: readonly string[];
}

/** Longest file whose content comes back from a place; look.sh has the same number. */
const fileMaxBytes = 262_144;

/** A machine on which steps run: sh reads a program from its standard input, here or through a command. */
export class Place {
  readonly where: FixPlace;
  /** Folder that holds the changes. */
  readonly root: string;
  readonly #via: string | null;
  readonly #ports: Pick<Ports, 'processes' | 'random'>;
  #sudo = false;

  constructor(where: FixPlace, via: string | null, root: string, ports: Pick<Ports, 'processes' | 'random'>) {
    this.where = where;
    this.root = root;
    this.#via = via;
    this.#ports = ports;
  }

  /** Undefined: the command ran no sh, for the reason in `problem`. */
  async look(paths: readonly string[]): Promise<PlaceSeen | { readonly problem: string }> {
    const answer = await this.#ask((mark) => lookProgram(mark, paths), lookWithinMs);
    if ('problem' in answer) return answer;
    if (this.where === 'server' && !this.#sudo && answer.one('uid') !== '0') {
      const sudo = answer.one('sudo') ?? 'absent';
      if (sudo === 'absent') return { problem: 'the shell on the server is not root, and there is no sudo' };
      if (sudo !== 'ready')
        return { problem: `the shell on the server is not root, and sudo refuses: ${sudo.replace(/^refused /u, '')}` };
      this.#sudo = true;
      return this.look(paths);
    }
    return seenIn(answer);
  }

  change(folder: string, steps: readonly FixStep[], guardSeconds: number | null): Promise<Changed> {
    const guard = guardSeconds === null ? null : { seconds: guardSeconds };
    return this.#changed((mark) => changeProgram(mark, folder, steps, guard));
  }

  end(folder: string, verb: Verb): Promise<Changed> {
    return this.#changed((mark) => verbProgram(mark, folder, verb));
  }

  /** How many logins the log of sshd shows, and the line of the last when there are more than `before` within the time. */
  async logins(before: number, seconds: number): Promise<{ readonly count: number; readonly line: string | null }> {
    const answer = await this.#ask((mark) => waitProgram(mark, before, seconds), (seconds + 10) * 1000);
    if ('problem' in answer) return { count: before, line: null };
    return { count: Number(answer.one('count') ?? before), line: answer.one('login') ?? null };
  }

  async #changed(program: (mark: string) => string): Promise<Changed> {
    const answer = await this.#ask(program, changeWithinMs);
    if ('problem' in answer)
      return { state: 'unknown', already: 0, applied: 0, problem: answer.problem, diff: null, swept: [] };
    const state = states.find((one) => one === answer.many('state').at(-1));
    const failed = answer.one('failed') ?? null;
    return {
      state: state ?? (failed === null ? 'unknown' : 'unchanged'),
      already: answer.many('already').length,
      applied: answer.many('applied').length,
      problem: failed ?? (state === undefined ? 'the connection ended before the server had answered' : null),
      diff: answer.one('diff') ?? null,
      swept: answer.many('swept'),
    };
  }

  async #ask(program: (mark: string) => string, timeoutMs: number): Promise<Answer | { readonly problem: string }> {
    const mark = `whyssh-${[...this.#ports.random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    const text = program(mark);
    const ran = await this.#ports.processes.run({
      program: 'sh',
      args: this.#via === null ? ['-s'] : ['-c', this.#via],
      input: new TextEncoder().encode(this.#sudo ? asRoot(text, mark) : text),
      timeoutMs,
      maxBytes: answerMaxBytes,
    });
    if (ran.kind === 'not-found') return { problem: 'there is no sh on this machine; the commands are shown above' };
    if (ran.kind === 'failed') return { problem: `the command could not be started: ${ran.code}` };
    const answer = readAnswer(new TextDecoder().decode(ran.stdout), mark);
    if (answer.rows.length > 0) return answer;
    const said = new TextDecoder().decode(ran.stderr).trim().split('\n').at(-1)?.slice(0, 300) ?? '';
    const how =
      ran.kind === 'timed-out' ? 'the command did not end in time' : 'the command ran no sh from its standard input';
    return { problem: said === '' ? how : `${how}: ${said}` };
  }
}

const lookWithinMs = 30_000;
/** Every command of a change has limits of its own; this one is for a machine that does not answer any more. */
const changeWithinMs = 300_000;
const answerMaxBytes = 8 * 1024 * 1024;
const firewalls = ['firewalld', 'ufw', 'iptables'] as const;
const states = ['applied', 'kept', 'undone', 'unchanged', 'partly', 'restored', 'missing'] as const;

function seenIn(answer: Answer): PlaceSeen {
  const files = new Map<string, Seen>();
  for (const [at, { key, bytes }] of answer.rows.entries()) {
    if (key !== 'file') continue;
    const [kind = '', mode = '', uid = '', gid = '', hash = '', ...rest] = new TextDecoder().decode(bytes).split(' ');
    const next = answer.rows[at + 1];
    const content = next?.key === 'text' ? next.bytes : new Uint8Array();
    files.set(rest.join(' '), seenAs(kind, mode, `${uid}:${gid}`, hash, content));
  }
  const uid = answer.one('uid');
  const init = answer.one('init');
  return {
    uid: uid === undefined || uid === '' ? null : Number(uid),
    host: answer.one('host') ?? '',
    firewall: firewalls.find((one) => one === answer.one('firewall')) ?? null,
    paths: [...files.keys()],
    init: init === 'systemd' || init === 'openrc' ? init : 'none',
    file: (path) => files.get(path) ?? { kind: 'unreadable' },
  };
}

function seenAs(kind: string, mode: string, owner: string, hash: string, content: Uint8Array): Seen {
  switch (kind) {
    case 'file':
      return { kind, mode, owner, hash, bytes: content, cut: content.length >= fileMaxBytes };
    case 'folder':
    case 'socket':
    case 'special':
      return { kind, mode, owner };
    case 'absent':
      return { kind };
    case 'link':
      return { kind, says: new TextDecoder().decode(content).trim() };
    default:
      return { kind: 'unreadable' };
  }
}
