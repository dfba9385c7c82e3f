import { all, any, type Condition, fact } from '../../contract/condition.ts';

/** Named conditions about what happens after the login. */

const session = fact('session.outcome');
const sftp = fact('session.sftp');
const login = fact('login.outcome');

export const sessionWorks = session.kind('works', 'a session works');
export const sessionCloses = session.kind('closed-at-once', 'the session ends at once');
export const sessionHangs = session.kind('hangs', 'the session hangs');
export const sessionPrints = session.kind('prints', 'a command that prints nothing brings text');
const ran = session.field('ran');
export const printsAndRuns = all(sessionPrints, ran.equals(true, 'the command itself runs as well'));
export const printsInstead = all(sessionPrints, ran.equals(false, 'the command itself does not run'));
export const sessionRefused = session.kind('refused', 'the server refuses the session');
export const ptyRefused = session.kind('pty-refused', 'the server refuses a terminal (PTY allocation request failed)');
export const endsInSession = all(
  login.kind(['closed', 'disconnected'], 'the server ends the connection'),
  login.field('stage').equals('session', 'it does so right after the login'),
);
export const hangsInSession = all(
  login.kind('timed-out', 'no answer comes any more'),
  login.field('stage').equals('session', 'it stops right after the login'),
);

export const sftpWorks = sftp.kind('works', 'file transfer (SFTP) works');
export const sftpMissing = sftp.kind('no-subsystem', 'the server has no file transfer program (subsystem sftp)');
export const sftpGarbled = sftp.kind('garbled', 'text comes where the file transfer protocol should be');
export const sftpCloses = sftp.kind('closed', 'file transfer ends at once');

const texts = [session.field('text'), fact('login.text').field('text'), login.field('text')] as const;
/** What the session or the login shows. */
export function sessionSays(pattern: string, says: string): Condition {
  return any(...texts.map((text) => text.matches(pattern, says)));
}
export function sftpSays(pattern: string, says: string): Condition {
  return sftp.field('text').matches(pattern, says);
}
export const exit1 = session.field('exit').equals(1, 'its exit status is 1');
