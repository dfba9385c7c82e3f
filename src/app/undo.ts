import type { FixPlace, JournalEntry } from '../contract/fix.ts';
import { Place } from '../fix/place.ts';
import type { Ports } from '../ports/ports.ts';
import { undoChanges } from './fix.ts';
import { FixJournal } from './fix-journal.ts';

/** What was fixed from here, newest first. */
export function listFixes(stateFolder: string, ports: Ports): Promise<readonly JournalEntry[]> {
  return new FixJournal(ports.files, stateFolder).list();
}

/** Takes a fix back. Undefined: everything is as it was before it. */
export async function undoFix(
  entry: JournalEntry,
  stateFolder: string,
  via: string | null,
  ports: Ports,
): Promise<string | undefined> {
  const places = new Map<FixPlace, Place>();
  const place = (where: FixPlace): Place => {
    const found = places.get(where) ?? new Place(where, where === 'client' ? null : (via ?? entry.via), '', ports);
    places.set(where, found);
    return found;
  };
  // Finds out whether root's rights need sudo there.
  for (const { where } of entry.changes) {
    const seen = await place(where).look([]);
    if ('problem' in seen)
      return `${where === 'client' ? 'This machine' : 'The server'} cannot be reached: ${seen.problem}.`;
  }
  const problem = await undoChanges(entry.changes, place, 'undo');
  const journal = new FixJournal(ports.files, stateFolder);
  if (problem === undefined) await journal.keep({ ...entry, state: 'undone' });
  return problem;
}
