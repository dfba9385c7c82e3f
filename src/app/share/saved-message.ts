import type { Keepable, Message, Reader } from '../../contract/message.ts';
import { readSavedRun, SavedRunError } from '../saved-run.ts';
import { messageOf } from './message.ts';

/** The message on a stored run. Throws a `SavedRunError` when the text is no stored run. */
export function messageOfSavedRun(text: string, reader: Reader, keep: ReadonlySet<Keepable>): Message {
  const { head, observations } = readSavedRun(text);
  try {
    return messageOf(head, observations, reader, keep);
  } catch (error) {
    throw new SavedRunError('the file is damaged: what was seen has not the shape of a run', { cause: error });
  }
}
