import { known } from '../contract/fact.ts';
import type { Provider } from '../contract/facts/provider.ts';
import type { FactsGiven } from '../contract/probe.ts';
import type { Finding, ReportedProvider } from '../contract/report.ts';
import { stages } from '../contract/stage.ts';
import { publishedFor, recogniseProvider } from '../wire/providers/recognise.ts';
import { providerWords } from './provider-lines.ts';
import type { Paste } from './read-paste.ts';

/** What is known of the destination of a text. */
interface Told {
  readonly host: string | null;
  readonly user: string | null;
  readonly port: number | null;
  /** Everything that was told: the text's beginning and the words beside it. */
  readonly text: string;
}

/** Hosts in `user@host` of a text; more than a few are a log of many machines. */
const hostsAtMost = 8;

/** Whose service the text is about. Its trace counts first, then what stands behind an @, then the words. */
export function toldProvider(paste: Paste, { host, user, port, text }: Told): Provider {
  const { remote } = paste.trace;
  const behindAt = [...paste.beginning.matchAll(/@((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})\b/giu)]
    .slice(0, hostsAtMost)
    .map((match) => match[1] ?? '');
  return recogniseProvider({
    hosts: host === null ? behindAt : [host, ...behindAt],
    user,
    port,
    banner: remote === null ? null : `SSH-${remote.protocol}-${remote.software.quoted}`,
    sshPorts: port === null || remote === null ? [] : [port],
    told: text,
  });
}

/** The provider in the words that matter for the first cause. */
export function toldProviderWords(
  provider: Provider,
  first: Finding | undefined,
  published: FactsGiven['hostkey.published'],
): ReportedProvider | null {
  const stage = stages.find((one) => first?.id.startsWith(`${one}/`) === true) ?? null;
  const compared = published?.known === true && published.value.provider !== null ? published.value.matches : undefined;
  const inside = first?.decidedBy?.where === 'server' || first?.fixes[0]?.where === 'server';
  return providerWords(provider, { blockedAt: stage, needsInside: inside, published: compared });
}

/** The key that a warning of ssh shows, against what is published for the host. */
export function toldPublished(paste: Paste, host: string | null): FactsGiven {
  const published = host === null ? undefined : publishedFor(host);
  const shown = [
    paste.trace.hostKey?.fingerprint,
    /key sent by the remote host is\s{1,4}(SHA256:[A-Za-z0-9+/]{43})/u.exec(paste.beginning)?.[1],
    /key fingerprint is:?\s{1,4}(SHA256:[A-Za-z0-9+/]{43})/u.exec(paste.beginning)?.[1],
  ].find((one) => one !== undefined);
  if (published === undefined || shown === undefined) return {};
  const matches = Object.values(published.fingerprints).some((keys) => keys.includes(shown.replace('SHA256:', '')));
  return { 'hostkey.published': known({ provider: published.provider, matches }) };
}
