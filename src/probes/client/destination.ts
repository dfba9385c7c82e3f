import { known } from '../../contract/fact.ts';
import type { DestinationForm } from '../../contract/facts/config.ts';
import { defineProbe } from '../../contract/probe.ts';
import { costsNothing } from './parts/footprint.ts';
import { literalFamily } from './parts/literal-address.ts';

export interface DestinationInput {
  /** The host part as it was typed, after `user@` and without `ssh://`. */
  readonly host: string;
}

/** Looks at the host as it was typed: ports, schemes, blanks and characters that no host name has. */
export const destination = defineProbe({
  id: 'destination',
  stage: 'client',
  gives: ['config.destination'],
  footprint: costsNothing,
  withinMs: 100,
  async run({ host }: DestinationInput) {
    return [{ facts: { 'config.destination': known(destinationForm(host)) } }];
  },
});

export function destinationForm(host: string): DestinationForm {
  const form = (kind: DestinationForm['kind'], portInHost: number | null = null) => ({ host, kind, portInHost });
  if (host.trim() === '') return form('empty');
  if (literalFamily(host) !== undefined) return form('plain');
  if (/\s|\u00a0|\u3000/u.test(host)) return form('blank-in-host');
  if (host.includes('/')) return form('url-in-host');
  const withPort = /^(?:\[[0-9a-f:.%]+\]|[^:[\]]+):(\d{1,5})$/iu.exec(host);
  if (withPort !== null) return form('port-in-host', Number(withPort[1]));
  if (/^[^:]+:[^:]+$/u.test(host)) return form('url-in-host'); // `host:path`, as scp and git take it
  return form(forbidden.test(host) ? 'forbidden-characters' : 'plain');
}

/**
 * ssh.c valid_hostname (9.6 and later), a colon or bracket outside an address, curly quotes, and what looks like an
 * ordinary letter without being one: full-width forms, zero-width characters.
 */
const forbidden = /^-|['"`$\\;&<>|(){}:[\]]|[\p{Cc}\p{Cf}]|[\u2018-\u201f\uff01-\uff5e]/u;
