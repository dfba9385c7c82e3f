import { type At, labels, seconds, type Words } from './words.ts';

/** The login, and the session after it. */
export function loginWords({ value }: At): Words | undefined {
  const login = value('login.outcome');
  const label = labels.auth;
  switch (login?.kind) {
    case undefined:
      return undefined;
    case 'accepted':
      return { label, says: `accepted (${login.method})`, tookMs: login.tookMs };
    case 'denied':
      return { label, says: `refused; the server takes ${login.methods.join(', ') || 'nothing'}` };
    case 'too-many-failures':
      return { label, says: 'refused: too many authentication failures' };
    case 'needs-person':
      return { label, says: `not tried to the end: it needs your ${login.what}`, state: 'noted' };
    case 'disconnected':
      return { label, says: `the server ended it: ${login.text?.quoted ?? `reason ${login.reason}`}` };
    case 'closed':
      return { label, says: `the connection was ${login.reset ? 'reset' : 'closed'} at stage ${login.stage}` };
    case 'hostkey-refused':
      return { label, says: 'not tried: ssh refuses the host key' };
    case 'timed-out':
      return login.stage === 'connect'
        ? { label, says: 'ssh hangs before it is connected' }
        : { label, says: `no answer at stage ${login.stage}; last heard: ${login.lastHeard}` };
    case 'not-reached':
      return { label, says: `not reached: ${login.text.quoted}` };
    case 'failed':
      return { label, says: login.text.quoted };
    default:
      return login satisfies never;
  }
}

export function sessionWords({ value }: At): Words | undefined {
  const session = value('session.outcome');
  if (session === undefined) return undefined;
  const label = labels.session;
  if (session.kind === 'works') return { label, says: 'a command runs' };
  if (session.kind === 'hangs') {
    const said = session.text.quoted.trim();
    return { label, says: `hangs for ${seconds(session.waitedMs)}${said === '' ? '' : `, after “${said}”`}` };
  }
  return { label, says: session.text.quoted };
}
