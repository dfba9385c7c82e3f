import type { Provider } from '../contract/facts/provider.ts';
import { visibleText } from '../contract/quoted.ts';
import type { Report, ReportedProvider } from '../contract/report.ts';
import type { Stage } from '../contract/stage.ts';
import type { FactStore, Focus } from '../diagnose/store.ts';

/** What of a provider matters for this run. */
interface Case {
  /** Where the way ends; null: it does not. */
  readonly blockedAt: Stage | null;
  /** It is told, or mended, inside the server only. */
  readonly needsInside: boolean;
  /** The host key against the published ones; undefined: not compared. */
  readonly published?: boolean | undefined;
}

/** The provider of the place where the way ends, in words for it; null: none was recognised. */
export function providerOfReport(
  facts: FactStore,
  focus: Focus,
  { blockedAt, next, first }: Pick<Report, 'blockedAt' | 'next' | 'first'>,
): ReportedProvider | null {
  const found = facts.at('target.provider', focus);
  const provider = found?.fact.known === true ? (found.fact.value as Provider) : undefined;
  const compared = facts.at('hostkey.published', focus)?.fact;
  const published = compared?.known === true ? (compared.value as { readonly matches?: boolean }).matches : undefined;
  const needsInside = next?.where === 'server' || first[0]?.fixes.some(({ where }) => where === 'server') === true;
  return provider === undefined
    ? null
    : providerWords(provider, { blockedAt: blockedAt?.stage ?? null, needsInside, published });
}

/** Sentences on what is different at a provider, those that matter for this failure. */
export function providerWords(
  provider: Provider,
  { blockedAt, needsInside, published }: Case,
): ReportedProvider | null {
  if (provider.kind === 'none') return null;
  const says = [recognition(provider)];
  const onTheWay = blockedAt === 'connect' || blockedAt === 'banner' || blockedAt === 'resolve';
  const login = blockedAt === 'auth' || blockedAt === 'session';
  if ((onTheWay || provider.portFits === false) && provider.port !== null && (provider.port !== 22 || onTheWay))
    says.push(`SSH is on port ${provider.ports.join(' or ')} there.`);
  if (onTheWay && provider.otherWay !== null)
    says.push(
      `Where port ${provider.port ?? 22} is blocked: host ${provider.otherWay.host}, port ${provider.otherWay.port}.`,
    );
  if (published === false || (published === true && blockedAt === 'hostkey'))
    says.push(...publishedWords(provider, published));
  if (login && provider.loginSays !== null) says.push(provider.loginSays);
  if ((login || (onTheWay && provider.service === 'hosting')) && provider.credentials !== null)
    says.push(provider.credentials);
  if (blockedAt !== null)
    says.push(...provider.hints.filter(({ at }) => at.includes(blockedAt)).map((hint) => hint.says));
  return {
    key: provider.key,
    name: provider.name,
    by: provider.by,
    certain: provider.by === 'host-name' || provider.by === 'address-name',
    says,
    warns: published === false,
    console: blockedAt !== null && needsInside ? provider.console : null,
    source: provider.source,
  };
}

type Known = Extract<Provider, { kind: 'known' }>;

function recognition({ name, by, clue }: Known): string {
  const shown = visibleText(clue.quoted);
  switch (by) {
    case 'host-name':
      return `This is ${name}.`;
    case 'address-name':
      return `This is ${name}: its address is called ${shown}.`;
    case 'banner':
      return `The server runs the software of ${name}.`;
    case 'port':
      return `This looks like ${name}, whose SSH is on port ${shown}.`;
    case 'told':
      return `If it is ${name}, as the text says:`;
    default:
      return by satisfies never;
  }
}

function publishedWords({ name, published }: Known, matches: boolean | undefined): readonly string[] {
  if (published === null || matches === undefined) return [];
  const from = `(${published.source}, read ${published.asOf})`;
  return matches
    ? [`The key shown is the one that ${name} publishes ${from}: it is safe to accept.`]
    : [
        `The key shown is none of those that ${name} publishes ${from}: do not accept it. Published are ${published.keys.join(', ')}.`,
      ];
}
