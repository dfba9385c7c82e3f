import type { JournalEntry } from '../contract/fix.ts';
import type { Ports } from '../ports/ports.ts';

/** What was changed through this machine, a file an entry: `<state folder>/fixes/<id>.json`. */
export class FixJournal {
  readonly #files: Ports['files'];
  readonly #folder: string;

  constructor(files: Ports['files'], stateFolder: string) {
    this.#files = files;
    this.#folder = `${stateFolder}/fixes`;
  }

  /** Undefined when it is on the disk; else why not. */
  async keep(entry: JournalEntry): Promise<string | undefined> {
    const made = await this.#files.makeFolder(this.#folder, 0o700);
    const bytes = new TextEncoder().encode(`${JSON.stringify(entry, null, 1)}\n`);
    const wrote =
      made.kind === 'written' ? await this.#files.writeAtomic(`${this.#folder}/${entry.id}.json`, bytes, 0o600) : made;
    if (wrote.kind === 'written') return undefined;
    return `${this.#folder} cannot be written (${'code' in wrote ? wrote.code : wrote.kind})`;
  }

  /** Newest first. A file that is no entry is passed over. */
  async list(): Promise<readonly JournalEntry[]> {
    const listed = await this.#files.list(this.#folder);
    if (listed.kind !== 'names') return [];
    const names = listed.names.filter((name) => /^[\w-]+\.json$/u.test(name)).sort();
    const entries = await Promise.all(names.map((name) => this.#read(name)));
    return entries.filter((entry) => entry !== undefined).reverse();
  }

  async #read(name: string): Promise<JournalEntry | undefined> {
    const read = await this.#files.read(`${this.#folder}/${name}`, entryMaxBytes);
    if (read.kind !== 'bytes') return undefined;
    try {
      const entry = JSON.parse(new TextDecoder().decode(read.bytes)) as JournalEntry;
      return entry.version === 1 && Array.isArray(entry.changes) ? entry : undefined;
    } catch {
      return undefined;
    }
  }
}

const entryMaxBytes = 256 * 1024;
