import type { Observation } from '../../contract/fact.ts';
import { factRegistry } from '../../contract/facts/registry.ts';
import type { Keepable } from '../../contract/message.ts';
import { visibleText } from '../../contract/quoted.ts';
import type { RunHead } from '../build-report.ts';

/** A word of a run that says something about people or places. */
export interface PrivateWord {
  readonly kind: Keepable;
  readonly text: string;
}

/** Login names that everybody has: they say nothing about a person, and stand in sentences. */
const everybodys: ReadonlySet<string> = new Set(['root', 'git', 'user']);

/** Fields of facts, and words of the head, whose value is a name even where it looks like any other word. */
const userFields = new Set(['user', 'login', 'owner', 'account', 'groups', 'principals', 'comment', 'realm']);
const hostFields = new Set([
  'host',
  'hostname',
  'hostName',
  'hosts',
  'hops',
  'hop',
  'asked',
  'names',
  'used',
  'searchDomains',
  'hostKeyAlias',
  'proxyJump',
  'destination',
  'contrast',
  'domain',
]);
/** Facts where a field called `name` is a person's or a machine's. */
const nameFields: { readonly [key: string]: Keepable } = { 'client.user': 'users', 'name.form': 'hosts' };

const ipv4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d\.)/gu;
/** At least two colons and one pair of them, or eight groups: a time of day has neither. */
const ipv6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]*::)[0-9a-f:]{3,39})(?:%[\w.-]+)?(?![\w:])/giu;
const login = /([\p{L}\p{N}._+-]{1,64})@(\[?[\p{L}\p{N}][\p{L}\p{N}.-]{0,252})/gu;
const dotted = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}[\p{L}\p{N}-]+\.?$/u;
/** Ends of file and unit names that look like host names. */
const noHost = /\.(?:service|socket|conf|pub|old|txt|log|so|sh|exe)$/iu;
/** Names for machines that stand in our own sentences, and that nobody is known by. */
const commonHosts: ReadonlySet<string> = new Set(
  'server host localhost ssh web www client machine name gateway router proxy jump bastion test demo port key login'.split(
    ' ',
  ),
);
const pathLike = /^(?:~|\/|[A-Za-z]:[\\/])/u;

/** Domains behind the @ of algorithm names (RFC 4251 section 6): of no person. */
export const algorithmDomain =
  /^(?:openssh\.com|libssh\.org|lysator\.liu\.se|ssh\.com|matt\.ucc\.asn\.au|cr\.yp\.to)$/u;

export function addressesIn(text: string): readonly string[] {
  return [...(text.match(ipv4) ?? []), ...(text.match(ipv6) ?? []).filter((one) => one !== '::')];
}

/** Every word of a run that its facts mark as names, or as text and places of this machine. */
export function privateWords(head: RunHead, observations: readonly Observation[]): readonly PrivateWord[] {
  const words: PrivateWord[] = [];
  const add = (kind: Keepable, text: string): void => void words.push({ kind, text });
  for (const [name, value] of Object.entries(head.asked.names)) {
    if (typeof value !== 'string') continue;
    if (name === 'user') user(value, add);
    else if (name !== 'options') host(value, add);
    ofText(value, add);
  }
  for (const value of [head.host, head.destination]) host(value, add);
  if (head.user !== null) user(head.user, add);
  for (const word of head.arguments) ofText(word.replace(/^-o\s*\w+[= ]|^-[A-Za-z](?=.)/u, ''), add, true);
  for (const note of head.notes) for (const one of addressesIn(note)) add('addresses', one);
  for (const { subject, facts, evidence } of observations) {
    if (subject.address !== undefined) add('addresses', subject.address);
    if (subject.contrast !== undefined) host(subject.contrast, add);
    for (const { what, text } of evidence)
      for (const one of addressesIn(`${what} ${text.quoted}`)) add('addresses', one);
    for (const { key, fact, subject: about } of facts) {
      if (about.contrast !== undefined) host(about.contrast, add);
      if (about.address !== undefined) add('addresses', about.address);
      if (!fact.known || factRegistry[key] === undefined) continue;
      // What is on record of a provider is public; only what it was recognised by came from the run.
      const value = key === 'target.provider' ? { host: (fact.value as { clue?: unknown }).clue } : fact.value;
      ofValue(value, '', key, factRegistry[key].redaction !== 'public', add);
    }
  }
  return words;
}

type Add = (kind: Keepable, text: string) => void;

/** `closed`: the fact is marked as holding names, so that foreign text in it goes as a whole. */
function ofValue(value: unknown, field: string, key: string, closed: boolean, add: Add): void {
  if (typeof value === 'string') {
    if (closed && userFields.has(field)) user(value, add);
    if (closed && hostFields.has(field)) host(value, add);
    const kind = field === 'name' ? nameFields[key] : undefined;
    if (kind === 'users') user(value, add);
    if (kind === 'hosts') host(value, add);
    if (closed && field === 'quoted') text(value, add);
    ofText(value, add, false, closed);
    return;
  }
  if (Array.isArray(value)) for (const one of value) ofValue(one, field, key, closed, add);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      // A Quoted under a telling field is a name itself, such as a comment or the name of an address.
      const quotedName =
        name === 'quoted' && (userFields.has(field) || hostFields.has(field) || key === 'address.name');
      if (quotedName && typeof inner === 'string') (userFields.has(field) ? user : host)(inner, add);
      ofValue(inner, name, key, closed, add);
    }
}

/** What any text shows by its form: addresses, files, `user@host`; host names where they stand alone. */
function ofText(value: string, add: Add, bare = false, closed = true): void {
  for (const one of addressesIn(value)) add('addresses', one);
  for (const [, name = '', at = ''] of value.matchAll(login)) {
    if (algorithmDomain.test(at)) continue;
    user(name, add);
    host(at, add);
  }
  if (pathLike.test(value) && value.length > 1) add('files', value);
  if (closed && dotted.test(value) && !noHost.test(value)) host(value, add);
  if (bare && /^[\p{L}\p{N}]/u.test(value) && !/^\d+$/u.test(value)) host(value, add);
}

function user(name: string, add: Add): void {
  if (name.length > 0 && !everybodys.has(name.toLowerCase())) add('users', name);
}

/** A host name, without the port and the brackets that may stand around it. */
function host(name: string, add: Add): void {
  const [, who, rest = name] = /^(?:ssh:\/\/)?(?:([^@/]*)@)?(.*)$/su.exec(name) ?? [];
  if (who !== undefined && who !== '') user(who, add);
  if (addressesIn(rest)[0] === rest) return;
  const bare = rest.replace(/^\[|\](?::\d{1,5})?$|:\d{1,5}$/gu, '').replace(/\.$/u, '');
  if (bare === '' || bare === 'this machine' || addressesIn(bare)[0] === bare || commonHosts.has(bare.toLowerCase()))
    return;
  add('hosts', bare);
}

/** What OpenSSH itself says, and every system in the same words. */
const everybodysWords =
  /^(?:(?:connect failed: )?(?:Connection (?:refused|timed out|reset by peer|closed)|No route to host|Network is unreachable)|administratively prohibited: open failed|Permission denied \([a-z,-]{1,100}\)\.?)$/u;

/** Words of a server or a person: as a whole, line by line, and as far as a sentence of ours would quote them. */
function text(value: string, add: Add): void {
  if (everybodysWords.test(value.trim())) return;
  const pieces = [value, value.trim(), value.slice(0, 200), ...value.split(/\r?\n/u).map((line) => line.trim())];
  for (const piece of pieces) if (piece.length >= 4) for (const one of [piece, visibleText(piece)]) add('texts', one);
}
