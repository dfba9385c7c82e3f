import { matchPattern } from '../files/host-pattern.ts';
import { parseJump } from './jump.ts';
import type { Directive } from './parse.ts';
import type { ReleaseRules } from './release.ts';
import { checkValue } from './values.ts';
import type { ConfigValue, ValueOrigin } from './world.ts';

/** The keyword in lower case, aliases resolved; as written where it is none. */
export function canonicalKeyword(at: Directive): string {
  return (at.keyword?.name ?? at.written).toLowerCase();
}

/** More values of one keyword than ssh itself takes (SSH_MAX_IDENTITY_FILES is 100); bounds memory. */
const valuesMax = 1_000;

/** The values so far. First one wins, unless the keyword grows. */
export class Settings {
  private readonly values = new Map<string, ConfigValue[]>();
  private readonly rules: ReleaseRules;

  constructor(rules: ReleaseRules) {
    this.rules = rules;
  }

  first(keyword: string): ConfigValue | undefined {
    return this.values.get(keyword)?.[0];
  }

  /** Takes one line; returns ssh's words for what is wrong with it. Checked also where the block does not apply. */
  take(at: Directive, active: boolean, origin: ValueOrigin): string | null {
    const { keyword, rest } = at;
    const args = at.args ?? [];
    if (keyword === undefined) return null;
    const name = canonicalKeyword(at);
    switch (keyword.value) {
      case 'command':
        if (active) this.takeCommand(name, rest.replace(/^[ \t\r\n=]+/, ''), origin);
        return null;
      case 'jump':
        return this.takeJump(rest.replace(/^[ \t\r\n=]+/, ''), active, origin);
      case 'strings':
        return this.takeStrings(name, args, active, origin, keyword.keeps === 'grows');
      case 'forward':
        if (active) this.grow(name, args.join(' '), origin);
        return null;
      case 'free':
        if (active) this.keepFirst(name, [args.join(' ')], origin);
        return null;
      default: {
        const checked = checkValue(keyword, args[0]);
        if (!checked.ok) return checked.text;
        if (active && keyword.keeps === 'grows') this.grow(name, checked.value, origin);
        else if (active) this.keepFirst(name, [checked.value], origin);
        return args.length > 1 ? `keyword ${at.written.toLowerCase()} extra arguments at end of line` : null;
      }
    }
  }

  /** Host name without user and port of the last jump, as ssh's %j has it. */
  jumpHost(): string {
    return parseJump(this.first('proxyjump')?.value ?? '')?.at(-1)?.host ?? '';
  }

  /** For the second pass (Match final), where HostName is already decided. */
  replaceHostname(host: string): void {
    const before = this.first('hostname');
    this.values.set('hostname', [{ value: host, origin: before?.origin ?? { kind: 'default' } }]);
  }

  finish(from: { readonly host: string; readonly localUser: string }): ReadonlyMap<string, readonly ConfigValue[]> {
    const origin: ValueOrigin = { kind: 'default' };
    this.replaceHostname(from.host);
    this.keepFirst('port', ['22'], origin);
    this.keepFirst('user', [from.localUser], origin);
    // `none` unsets these (CLEAR_ON_NONE in readconf.c).
    for (const name of clearedByNone) if (this.first(name)?.value.toLowerCase() === 'none') this.values.delete(name);
    return this.values;
  }

  private takeCommand(name: string, text: string, origin: ValueOrigin): void {
    if (name === 'proxycommand' && this.first('proxyjump') !== undefined) {
      if (this.rules.noJumpHidesProxyCommand || this.jumpHost() !== '') return;
    }
    this.keepFirst(name, [text], origin);
  }

  /** ProxyJump and ProxyCommand: whichever comes first. */
  private takeJump(text: string, active: boolean, origin: ValueOrigin): string | null {
    if (text.toLowerCase() === 'none') {
      if (active) this.keepFirst('proxyjump', ['none'], origin);
      return null;
    }
    const bare = (text.split('#', 1)[0] ?? '').trimEnd();
    if (parseJump(bare) === undefined) return `Invalid ProxyJump "${text}"`;
    if (active && this.first('proxycommand') === undefined) this.keepFirst('proxyjump', [bare], origin);
    return null;
  }

  private takeStrings(
    name: string,
    args: readonly string[],
    active: boolean,
    origin: ValueOrigin,
    grows: boolean,
  ): string | null {
    const empty = args.some((argument) => argument === '');
    if (empty) return `keyword ${name} empty argument`;
    if (!active) return null;
    if (!grows) this.keepFirst(name, args, origin);
    else for (const argument of args) this.growOrRemove(name, argument, origin);
    return null;
  }

  /** SendEnv: `-NAME` takes earlier names away again. */
  private growOrRemove(name: string, argument: string, origin: ValueOrigin): void {
    if (!argument.startsWith('-')) {
      this.grow(name, argument, origin);
      return;
    }
    const left = (this.values.get(name) ?? []).filter((one) => !matchPattern(one.value, argument.slice(1)));
    this.values.set(name, left);
  }

  private keepFirst(name: string, values: readonly string[], origin: ValueOrigin): void {
    if (this.values.has(name)) return;
    this.values.set(
      name,
      values.slice(0, valuesMax).map((value) => ({ value, origin })),
    );
  }

  private grow(name: string, value: string, origin: ValueOrigin): void {
    const list = this.values.get(name);
    if (list === undefined) this.values.set(name, [{ value, origin }]);
    else if (list.length < valuesMax && !list.some((one) => one.value === value)) list.push({ value, origin });
  }
}

const clearedByNone = [
  'localcommand',
  'remotecommand',
  'proxycommand',
  'proxyjump',
  'controlpath',
  'pkcs11provider',
  'securitykeyprovider',
  'knownhostscommand',
  'channeltimeout',
  'revokedhostkeys',
];
