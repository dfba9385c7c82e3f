import { type At, labels, seconds, type Words } from './words.ts';

/** What the port says first. */
export function bannerWords({ value }: At): Words | undefined {
  const read = value('banner.read');
  if (read === undefined) return undefined;
  const label = labels.banner;
  switch (read.kind) {
    case 'ssh':
      return { label, says: read.line.quoted, tookMs: read.afterMs || null }; // 0: from a trace, which has no times
    case 'ssh1-only':
      return { label, says: `speaks only SSH version 1: ${read.line.quoted}` };
    case 'limit-text':
      return { label, says: `answers “${read.text.quoted.trim()}” and closes` };
    case 'other-protocol':
      return { label, says: `not SSH: this is ${read.protocol}` };
    case 'tarpit':
      return {
        label,
        says: `sends line after line and never a version: ${read.lines} lines in ${seconds(read.overMs)}`,
      };
    case 'endless':
      return { label, says: `sends ${Math.round(read.bytes / 1024)} KiB and no version line` };
    case 'garbage':
      return { label, says: `what it says is not SSH: ${read.text.quoted.slice(0, 40)}` };
    case 'closed':
      return { label, says: `accepts, ${saidBefore(read.text)} and closes after ${Math.round(read.afterMs)} ms` };
    case 'reset':
      return {
        label,
        says: `accepts${read.text === null ? '' : `, ${saidBefore(read.text)}`} and resets after ${Math.round(read.afterMs)} ms`,
      };
    case 'silent':
      return { label, says: `accepts and says nothing for ${seconds(read.waitedMs)}` };
    default:
      return read satisfies never;
  }
}

/** What a server said that then left, on one line. */
function saidBefore(text: { readonly quoted: string } | null): string {
  const line = text?.quoted.trim().slice(0, 60) ?? '';
  return line === '' ? 'says nothing' : `says “${line}”`;
}
