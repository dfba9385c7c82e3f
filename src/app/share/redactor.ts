import type { Keepable, Shareable } from '../../contract/message.ts';
import { keepable } from '../../contract/message.ts';
import { visibleText } from '../../contract/quoted.ts';
import { withoutSecrets } from '../../contract/secrets.ts';
import { addressesIn, algorithmDomain, type PrivateWord } from './private-words.ts';

/** Files whose place says nothing about anybody. */
const commonFiles =
  /^(?:~\/\.ssh(?:\/(?:config|known_hosts2?|authorized_keys2?|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?:\.pub)?)?)?|\/etc\/(?:ssh(?:\/[\w.*-]+)*|hosts(?:\.deny|\.allow)?|resolv\.conf|passwd|shadow|nologin)|\/(?:usr\/)?s?bin\/[\w.-]+|\/var\/log\/[\w.-]+|\/dev\/null|\/run\/sshd|\/home|\/root\/\.ssh(?:\/[\w.]+)?)$/u;
const paths = /(?<![\w/~.\]-])(?:~|[A-Za-z]:)?[\\/][^\s,;:'"()<>|]*[^\s,;:'"()<>|.]/gu;
const logins = /([\p{L}\p{N}._+-]{1,64})@([\p{L}\p{N}][\p{L}\p{N}.-]{0,252})/gu;
/** As OpenSSH shows them. Whoever scans the net can look up the address behind one. */
const fingerprints = /SHA256:[A-Za-z0-9+/]{43}/gu;
/** Logins that are everybody's. */
const commonLogins = new Set(['root', 'git', 'USER']);

const singular: { readonly [K in Keepable]: string } = {
  users: 'user',
  hosts: 'host',
  addresses: 'address',
  files: 'file',
  texts: 'text',
  fingerprints: 'fingerprint',
};

/**
 * Takes out of any text what says something about people or places: the words that a run's facts mark as such, and
 * whatever else has the form of an address, a login or a file. The same word always gets the same mark.
 */
export class Redactor {
  readonly #keep: ReadonlySet<Keepable>;
  readonly #marks = new Map<string, string>();
  readonly #counts = new Map<Keepable, number>();
  readonly #known: RegExp | undefined;
  readonly #kinds = new Map<string, Keepable>();

  constructor(words: readonly PrivateWord[], keep: ReadonlySet<Keepable>) {
    this.#keep = keep;
    const kept = new Set(words.flatMap(({ kind, text }) => (keep.has(kind) ? [text.toLowerCase()] : [])));
    for (const { kind, text } of words) {
      const key = text.toLowerCase();
      if (text !== '' && !kept.has(key) && !isCommon(kind, text)) this.#kinds.set(key, this.#kinds.get(key) ?? kind);
    }
    const longestFirst = [...this.#kinds.keys()].sort((a, b) => b.length - a.length);
    const alternatives = longestFirst.map((word) => `${edge(word.at(0), '<')}${escaped(word)}${edge(word.at(-1), '')}`);
    this.#known = alternatives.length === 0 ? undefined : new RegExp(alternatives.join('|'), 'giu');
  }

  /** The only way of text into a message. */
  share(text: string): Shareable {
    const safe = visibleText(withoutSecrets(text));
    const known = this.#known === undefined ? safe : safe.replace(this.#known, (word) => this.#mark(word));
    return this.#byForm(known) as Shareable;
  }

  get replaced(): { readonly [K in Keepable]: number } {
    return Object.fromEntries(keepable.map((kind) => [kind, this.#counts.get(kind) ?? 0])) as {
      [K in Keepable]: number;
    };
  }

  /** What no fact named, and still looks like a name. */
  #byForm(text: string): string {
    let result = text;
    if (!this.#keep.has('files'))
      result = result.replace(paths, (path) => (commonFiles.test(path) ? path : this.#mark(path, 'files')));
    if (!this.#keep.has('addresses'))
      for (const address of addressesIn(result)) result = result.replaceAll(address, this.#mark(address, 'addresses'));
    if (!this.#keep.has('fingerprints'))
      result = result.replace(fingerprints, (one) => this.#mark(one, 'fingerprints'));
    return result.replace(logins, (whole, who: string, where: string) => {
      if (algorithmDomain.test(where)) return whole;
      const user = this.#keep.has('users') || commonLogins.has(who) ? who : this.#mark(who, 'users');
      const host = this.#keep.has('hosts') || where === 'HOST' ? where : this.#mark(where, 'hosts');
      return `${user}@${host}`;
    });
  }

  #mark(word: string, form?: Keepable): string {
    const key = word.toLowerCase();
    const found = this.#marks.get(key);
    if (found !== undefined) return found;
    const kind = this.#kinds.get(key) ?? form ?? 'texts';
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const mark = `[${singular[kind]}-${count}]`;
    this.#marks.set(key, mark);
    return mark;
  }
}

function isCommon(kind: Keepable, text: string): boolean {
  return kind === 'files' && commonFiles.test(text);
}

/** A name inside a longer word is another word. */
function edge(sign: string | undefined, look: '<' | ''): string {
  if (sign === undefined || !/[\p{L}\p{N}_]/u.test(sign)) return '';
  return look === '<' ? '(?<![\\p{L}\\p{N}_])' : '(?![\\p{L}\\p{N}_/\\\\]|[.-][\\p{L}\\p{N}])';
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
