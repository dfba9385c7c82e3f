import { absent, known } from '../../contract/fact.ts';
import type { EffectiveConfig } from '../../contract/facts/config.ts';
import type { FactKey } from '../../contract/facts/registry.ts';
import type { FactsGiven } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import { focusOf } from '../../diagnose/blocked.ts';
import {
  type CodeHead,
  decodeCode,
  hashModulus,
  hashOf,
  hostKeyTypes,
  keyBitsOf,
  minuteModulus,
} from '../../wire/console/code.ts';
import { consoleFields } from '../../wire/console/fields.ts';
import type { Examination } from '../examination.ts';
import { knownKeysOf } from '../known-hosts-side.ts';
import { factsFromFields } from './from-fields.ts';

/** Older facts may no longer hold: a proof would be a guess. */
const oldestMinutes = 60;
const gives = [...new Set(consoleFields.map(({ key }) => key))];

/**
 * The facts that check.sh packed into its code, as an observation beside those from outside. What does not belong to
 * this machine, this user, this port or this hour is left out, and a note says so.
 */
export async function joinCode(run: Examination, effective: EffectiveConfig, text: string): Promise<void> {
  const code = decodeCode(text);
  if (!code.ok) return;
  const route = run.value('config.proxy', { hop: 0 });
  const hop = route?.kind === 'jump' ? route.hops.length : 0;
  const { head } = code;
  const age = ageOf(head, run.ports.clock.wallMs());
  const machine = await machineOf(run, hop, effective, head);
  const refusal = tooOld(age) ?? (machine === 'another' ? anotherMachine : undefined);
  if (refusal !== undefined) {
    run.notes.push(`The code was not used: ${refusal}`);
    run.recorder.keep('server-code', { hop }, { facts: gapsOf(refusal) });
    return;
  }
  if (age === null) run.notes.push('The code does not say when it was made: that machine had no clock to ask.');
  if (machine === 'unknown')
    run.notes.push('Nothing here shows whether the code is of this machine: no host key could be compared.');
  const { user, port } = effective;
  const from = run.request.from;
  const view = { outside: true, carried: true, user, from, port } as const;
  const facts: FactsGiven = { ...factsFromFields(code.values, view), ...leftOut(run, head, effective) };
  run.recorder.keep(
    'server-code',
    { hop },
    {
      facts: withAddress(facts, from),
      evidence: [{ what: 'code from the console', text: quote(text) }],
    },
  );
}

/** Whose ban it is: the code holds only a hash of the address. */
function withAddress(facts: FactsGiven, from: string | null): FactsGiven {
  const ban = facts['server.ban'];
  if (from === null || ban?.known !== true || ban.value.kind !== 'banned') return facts;
  return { ...facts, 'server.ban': known({ ...ban.value, address: from }) };
}

/** Minutes since the code was made, negative when the server's clock is ahead; null: it does not say. */
function ageOf({ minute }: CodeHead, nowMs: number): number | null {
  if (minute === 0) return null;
  const age = (((Math.floor(nowMs / 60_000) - minute) % minuteModulus) + minuteModulus) % minuteModulus;
  return age > minuteModulus / 2 ? age - minuteModulus : age;
}

function tooOld(age: number | null): string | undefined {
  if (age === null || Math.abs(age) <= oldestMinutes) return undefined;
  const how =
    Math.abs(age) < 48 * 60 ? `${Math.round(Math.abs(age) / 60)} hours` : `${Math.round(Math.abs(age) / 1440)} days`;
  return age > 0
    ? `it is ${how} old, by the clocks of both machines. Run check.sh again on the console.`
    : `it is from ${how} ahead: the clock of the server or of this machine is wrong.`;
}

const anotherMachine =
  'it is of another machine: its host key is not the one that this host has. Run check.sh on the console of the right one.';

/** The host key in the code against the one the port shows, else against known_hosts. */
async function machineOf(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  { keyType, keyBits }: CodeHead,
): Promise<'this' | 'another' | 'unknown'> {
  const type = hostKeyTypes[keyType - 1];
  if (type === undefined) return 'unknown';
  const presented = run.value('hostkey.presented', focusOf(run.recorder.facts, hop));
  const sameKind = (other: string): boolean => kindOf(other) === kindOf(type);
  if (presented?.verified === true && sameKind(presented.type))
    return keyBitsOf(presented.fingerprint) === keyBits ? 'this' : 'another';
  const keys = (await knownKeysOf(run, hop, effective)).filter((key) => sameKind(key.type));
  if (keys.length === 0) return 'unknown';
  return keys.some(({ fingerprint }) => keyBitsOf(fingerprint) === keyBits) ? 'this' : 'another';
}

/** `ecdsa-sha2-nistp384` is of the kind of `ecdsa-sha2-nistp256`; `rsa-sha2-512` of `ssh-rsa`. */
function kindOf(type: string): string {
  return /ed25519|ecdsa|rsa/u.exec(type)?.[0] ?? type;
}

/** Facts about something else than was asked for. */
function leftOut(run: Examination, head: CodeHead, effective: EffectiveConfig): FactsGiven {
  const gap = (why: string, keys: readonly FactKey[]): FactsGiven => {
    run.notes.push(`Not taken from the code: ${why}`);
    return Object.fromEntries(keys.map((key) => [key, absent({ kind: 'unsupported', why })]));
  };
  const { from } = run.request;
  return {
    ...(head.port !== 0 && head.port !== hashOf(String(effective.port), hashModulus.port)
      ? gap(`it was made for another port than ${effective.port}.`, ['server.sshd.listening'])
      : {}),
    ...(head.user !== 0 && head.user !== hashOf(effective.user, hashModulus.user)
      ? gap(`it was made for another user than ${effective.user}.`, ofTheUser)
      : {}),
    ...(head.from === 0 || head.from === hashOf(from, hashModulus.from)
      ? {}
      : gap(
          from === null
            ? 'bans, as long as --from does not name the address that check.sh was given.'
            : `bans: it was made for another address than ${from}.`,
          ['server.ban', 'server.access'],
        )),
  };
}

const ofTheUser: readonly FactKey[] = [
  'server.account',
  'server.access',
  'server.authorized-keys',
  'server.sshd.effective',
];

function gapsOf(why: string): FactsGiven {
  return Object.fromEntries(gives.map((key) => [key, absent({ kind: 'unsupported', why })]));
}
