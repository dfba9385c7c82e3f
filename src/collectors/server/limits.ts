import ipaddr from 'ipaddr.js';
import { absent, known } from '../../contract/fact.ts';
import type { ServerLimits } from '../../contract/facts/server-limits.ts';
import { defineCollector } from './collector.ts';
import { type Settings, settings, unsureConfiguration } from './effective.ts';
import type { Section } from './said.ts';

/** What sshd's limits on connections are, from the looks at its configuration and its processes. */
export const serverLimits = defineCollector({
  id: 'server-limits',
  section: 'effective',
  gives: ['server.limits'],
  read({ own, ask, section }) {
    const unsure = unsureConfiguration(own);
    const config = settings(own.one('config') ?? '');
    const limits = limitsOf(config, section('sshd'), ask.from);
    const why = unsure ?? (limits === undefined ? 'sshd does not say its limits' : undefined);
    return {
      facts: {
        'server.limits':
          why !== undefined || limits === undefined
            ? absent({ kind: 'unsupported', why: why ?? 'sshd does not say its limits' })
            : known(limits),
      },
    };
  },
});

function limitsOf(config: Settings, sshd: Section | undefined, from: string | null): ServerLimits | undefined {
  const one = (name: string): string | null => config.get(name)?.[0] ?? null;
  const [start, rate, full] = (one('maxstartups') ?? '').split(':').map(Number);
  if (start === undefined || rate === undefined || full === undefined) return undefined;
  const waiting = waitingOf(sshd);
  const perSource = one('persourcemaxstartups');
  const penalties = one('persourcepenalties');
  return {
    maxStartups: { start, rate, full },
    waiting,
    startupsFull: waiting === null ? undefined : waiting >= full || (waiting >= start && rate === 100),
    perSource: perSource === null || perSource === 'none' ? null : Number(perSource),
    netBlock: one('persourcenetblocksize'),
    penalties:
      penalties === null || penalties === 'no'
        ? { kind: 'none' }
        : { kind: 'on', exempt: exempted(one('persourcepenaltyexemptlist'), from), settings: penalties },
  };
}

/** `sshd: /usr/sbin/sshd -D [listener] 3 of 10-100 startups` (sshd.c). Several listeners: the fullest is not known to be ours. */
function waitingOf(sshd: Section | undefined): number | null {
  const counts = (sshd?.many('process') ?? []).flatMap((words) => {
    const count = /\[listener\] (\d{1,6}) of \d+-\d+ startups/u.exec(words)?.[1];
    return count === undefined ? [] : [Number(count)];
  });
  return counts.length === 1 ? (counts[0] ?? null) : null;
}

/** addr_match_cidr_list: addresses and networks, parted by commas. */
function exempted(list: string | null, from: string | null): boolean | undefined {
  if (list === null || list === 'none') return false;
  if (from === null || !ipaddr.isValid(from)) return undefined;
  const address = ipaddr.process(from);
  return list.split(',').some((word) => {
    const text = word.includes('/') ? word : `${word}/${word.includes(':') ? 128 : 32}`;
    if (!ipaddr.isValidCIDR(text)) return false;
    const [base, bits] = ipaddr.parseCIDR(text);
    return base.kind() === address.kind() && address.match(base, bits);
  });
}
