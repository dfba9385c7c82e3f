import type { Banner } from '../../contract/facts/banner.ts';
import { quote } from '../../contract/quoted.ts';
import { recogniseSoftware } from '../transport/software.ts';
import type { SshTrace, TraceEnd } from './types.ts';

/** What the trace shows of the version exchange; undefined: it does not get that far. Times are not in a trace: 0. */
export function bannerFromTrace(trace: SshTrace): Banner | undefined {
  const version = trace.ends.find((end) => end.kind === 'version-differs');
  if (trace.remote !== null) {
    const { protocol, software } = trace.remote;
    const line = quote(`SSH-${protocol}-${software.quoted}`);
    if (version !== undefined && protocol !== '2.0' && protocol !== '1.99') return { kind: 'ssh1-only', line };
    const { product, version: told, major, minor, distribution } = recogniseSoftware(software.quoted);
    return {
      kind: 'ssh',
      protocol,
      line,
      product,
      version: told,
      major,
      minor,
      distribution,
      preambleLines: trace.textBeforeVersion.length,
      afterMs: 0,
      // ssh itself always speaks first.
      serverFirst: false,
    };
  }
  if (version?.kind === 'version-differs') return { kind: 'ssh1-only', line: quote(`SSH-${version.theirs}`) };
  const end = trace.ends.find((one) => one.kind === 'identification' || one.kind === 'banner-timeout');
  return end === undefined ? undefined : withoutVersion(end, trace);
}

type NoVersion = Extract<TraceEnd, { kind: 'identification' | 'banner-timeout' }>;

function withoutVersion(end: NoVersion, trace: SshTrace): Banner | undefined {
  const before = trace.textBeforeVersion.map(({ text }) => text.quoted).join('\n');
  const text = before === '' ? null : quote(before);
  if (/^HTTP\/\d/.test(before)) return { kind: 'other-protocol', protocol: 'http', text: quote(before) };
  if (/^Exceeded MaxStartups/m.test(before)) return { kind: 'limit-text', text: quote(before), limit: 'maxstartups' };
  if (/^Not allowed at this time/m.test(before))
    return { kind: 'limit-text', text: quote(before), limit: 'not-allowed' };
  if (end.kind === 'banner-timeout') return { kind: 'silent', waitedMs: 0 };
  const { problem } = end;
  switch (problem) {
    case 'closed':
      return { kind: 'closed', afterMs: 0, spoke: true, text };
    case 'reset':
      return { kind: 'reset', afterMs: 0, spoke: true, text };
    case 'invalid-characters':
    case 'not-ssh':
      return { kind: 'garbage', text: text ?? end.text };
    case 'too-long':
    case 'too-many-lines':
      return { kind: 'endless', bytes: 0 };
    case 'read-error':
    case 'other':
      return undefined;
    default:
      return problem satisfies never;
  }
}
