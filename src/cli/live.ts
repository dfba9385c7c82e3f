import type { Progress } from '../app/recorder.ts';
import { checklistSoFar } from '../app/stage-lines.ts';
import type { Observation } from '../contract/fact.ts';
import { type Look, wrap } from '../report/layout.ts';
import { stageTexts } from '../report/terminal.ts';
import type { OwnOptions } from './options.ts';
import { LiveRegion, lookOf } from './terminal.ts';

/** The checklist while it grows. Only on a terminal, and gone before the report comes. */
export class LiveChecklist {
  readonly #region: LiveRegion;
  readonly #look: Look;
  readonly #observations: Observation[] = [];
  readonly #running = new Map<string, { readonly what: string; readonly sinceMs: number }>();
  readonly #ticking: NodeJS.Timeout;

  constructor(stream: NodeJS.WriteStream, own: OwnOptions) {
    this.#region = new LiveRegion(stream);
    this.#look = lookOf(stream, own.color);
    this.#ticking = setInterval(() => this.#draw(), tickMs);
    this.#ticking.unref();
  }

  saw(progress: Progress): void {
    if (progress.kind === 'started')
      this.#running.set(progress.by, { what: words[progress.by] ?? progress.by, sinceMs: performance.now() });
    else {
      this.#running.delete(progress.observation.by);
      this.#observations.push(progress.observation);
    }
    this.#draw();
  }

  end(): void {
    clearInterval(this.#ticking);
    this.#region.clear();
  }

  #draw(): void {
    const [now] = this.#running.values();
    this.#region.draw([...this.#lines(), ...(now === undefined ? [] : [this.#nowLine(now.what, now.sinceMs)])]);
  }

  /** Never longer than the terminal is wide: a wrapped line would be one that nobody takes away again. */
  #nowLine(what: string, sinceMs: number): string {
    const head = this.#look.unicode ? '  … ' : '  ... ';
    const [first = ''] = wrap(`${what}${waited(sinceMs)}`, Math.max(8, this.#look.columns - head.length - 1));
    return `${head}${first}`;
  }

  #lines(): string[] {
    return stageTexts(checklistSoFar(this.#observations), this.#look).flatMap((text) => text.split('\n'));
  }
}

/** Who waits wants to see that it goes on: shown from the second second on. */
const tickMs = 1_000;

function waited(sinceMs: number): string {
  const seconds = Math.floor((performance.now() - sinceMs) / 1000);
  return seconds < 2 ? '' : ` (${seconds} s)`;
}

/** What a look is doing, for the last line. */
const words: { readonly [by: string]: string } = {
  'ssh-client': 'which ssh is here',
  'ssh-config': 'what ssh would do',
  'name-lookup': 'looking the name up',
  'name-servers': 'asking the name servers',
  'tcp-connect': 'connecting',
  'who-refused': 'finding out who refuses',
  'contrast-ports': 'does the host answer at all',
  'contrast-host': 'do other hosts answer',
  'port-search': 'looking for SSH on other ports',
  'address-name': 'what the address is called',
  provider: 'whose service this is',
  ping: 'does the host answer an echo',
  'ssh-banner': 'waiting for what the server says first',
  'ssh-banner-again': 'looking once more',
  'ssh-kex': 'exchanging keys',
  'ssh-kex-short': 'exchanging keys with short messages',
  'ssh-kex-classic': 'exchanging keys with a classic method',
  'ssh-hostkey-again': 'asking for the host key once more',
  'tls-hello': 'trying TLS',
  'ssh-login': 'trying the login with your ssh',
  'ssh-session': 'looking at the session',
};
