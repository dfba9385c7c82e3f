import { absent, known } from '../../contract/fact.ts';
import type { ServerStorage, StoragePlace } from '../../contract/facts/server-machine.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Whether a login can write its files. */
export const serverStorage = defineCollector({
  id: 'server-storage',
  section: 'storage',
  gives: ['server.machine.storage'],
  read({ own }) {
    const storage = storageOf(own);
    return {
      facts: {
        'server.machine.storage':
          storage.places.length === 0
            ? absent({ kind: 'unsupported', why: 'df does not say how much space is left' })
            : known(storage),
      },
    };
  },
});

/** Less than this is nothing: ext4 and xfs may keep some blocks that no file gets. */
const nothingLeftKib = 16;
/** Where a login writes first. */
const order = ['/tmp', '/var/tmp', '/var', '/var/log', '/run', '/home', '/'];

export function storageOf(own: Section): ServerStorage {
  const options = new Map(
    own.many('mount').flatMap((line) => {
      const [point, type, words] = line.split(' ');
      return point === undefined || words === undefined
        ? []
        : // A later mount covers an earlier one at the same place.
          [[unescaped(point), { type: type ?? '', words: words.split(',') }] as const];
    }),
  );
  const inodes = new Map(
    own.many('inodes').flatMap((value) => {
      const row = rowOf(value);
      return row === undefined ? [] : [[row.folder, row] as const];
    }),
  );
  const places = own.many('space').flatMap((value): StoragePlace[] => {
    const row = rowOf(value);
    if (row === undefined) return [];
    const files = inodes.get(row.folder);
    const freeInodes = files === undefined || files.total === 0 ? null : files.free;
    const readOnly = options.get(row.point)?.words.includes('ro') === true;
    // A file system of size 0 (as of a container's own) has nothing to fill.
    const full = row.total > 0 && row.free < nothingLeftKib;
    const state = readOnly ? 'read-only' : full ? 'full' : freeInodes === 0 ? 'no-inodes' : 'writable';
    return [{ folder: row.folder, point: row.point, state, freeKib: row.free, freeInodes }];
  });
  const home = own.one('home') ?? '';
  const rank = (place: StoragePlace) => (place.folder === home ? -1 : order.indexOf(place.folder));
  // A system whose root is read-only by design has the rest elsewhere; /home is nothing to an account that lives elsewhere.
  const counts = ({ folder, state }: StoragePlace) =>
    state !== 'writable' &&
    !(folder === '/' && state === 'read-only') &&
    !(folder === '/home' && home !== '' && !home.startsWith('/home/'));
  const blocked = places.filter(counts).sort((a, b) => rank(a) - rank(b))[0] ?? null;
  return { places, blocked };
}

interface Row {
  readonly folder: string;
  readonly total: number;
  readonly free: number;
  readonly point: string;
}

/** The folder, and below it its row of `df -P`: device, total, used, free, share, mount point. */
function rowOf(value: string): Row | undefined {
  const [folder = '', line = ''] = value.split('\n');
  const found = /^.*?\s(\d+|-)\s+(?:\d+|-)\s+(-?\d+|-)\s+(?:\d+%|-)\s+(\/.*)$/u.exec(line);
  if (found === null || !folder.startsWith('/')) return undefined;
  const [, total = '', free = '', point = ''] = found;
  return {
    folder,
    total: total === '-' ? 0 : Number(total),
    free: free === '-' ? 0 : Math.max(0, Number(free)),
    point,
  };
}

/** /proc/mounts writes blanks as octal numbers. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/gu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
