/** One line of a hosts file (hosts(5)) that names the host. */
export interface HostsLine {
  readonly line: number;
  readonly address: string;
}

/** A hosts file with a block list holds a hundred thousand lines; more than this is not read. */
export const hostsFileMaxBytes = 8 * 1024 * 1024;
const matchesAtMost = 32;

/** Lines whose names hold `host`; case and a last dot do not count. Lines are counted from 1. */
export function hostsLines(text: string, host: string): readonly HostsLine[] {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  const found: HostsLine[] = [];
  if (wanted === '' || !text.toLowerCase().includes(wanted)) return found;
  for (const [index, line] of text.split('\n').entries()) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (address === undefined || !names.some((name) => name.toLowerCase().replace(/\.$/, '') === wanted)) continue;
    found.push({ line: index + 1, address });
    if (found.length === matchesAtMost) break;
  }
  return found;
}
