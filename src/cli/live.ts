import type { Progress } from '../app/recorder.ts';
import { checklistSoFar } from '../app/stage-lines.ts';
import type { Observation } from '../contract/fact.ts';
import type { Look } from '../report/layout.ts';
import { stageTexts } from '../report/terminal.ts';
import type { OwnOptions } from './options.ts';
import { LiveRegion, lookOf } from './terminal.ts';

/** The checklist while it grows. Only on a terminal, and gone before the report comes. */
export class LiveChecklist {
  readonly #region: LiveRegion;
  readonly #look: Look;
  readonly #observations: Observation[] = [];
  readonly #running = new Map<string, string>();

  constructor(stream: NodeJS.WriteStream, own: OwnOptions) {
    this.#region = new LiveRegion(stream);
    this.#look = lookOf(stream, own.color);
  }

  saw(progress: Progress): void {
    if (progress.kind === 'started') this.#running.set(progress.by, words[progress.by] ?? progress.by);
    else {
      this.#running.delete(progress.observation.by);
      this.#observations.push(progress.observation);
    }
    this.#region.draw([
      ...this.#lines(),
      ...[...this.#running.values()].slice(0, 1).map((what) => `  ${this.#look.unicode ? '…' : '...'} ${what}`),
    ]);
  }

  end(): void {
    this.#region.clear();
  }

  #lines(): string[] {
    return stageTexts(checklistSoFar(this.#observations), this.#look).flatMap((text) => text.split('\n'));
  }
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
  ping: 'does the host answer an echo',
  'ssh-banner': 'reading what the server says first',
  'ssh-banner-again': 'looking once more',
  'ssh-kex': 'exchanging keys',
  'ssh-kex-short': 'exchanging keys with short messages',
  'ssh-kex-classic': 'exchanging keys with a classic method',
  'ssh-hostkey-again': 'asking for the host key once more',
  'tls-hello': 'trying TLS',
  'ssh-login': 'trying the login with your ssh',
  'ssh-session': 'looking at the session',
};
