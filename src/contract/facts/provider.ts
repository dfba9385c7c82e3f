import type { Quoted } from '../quoted.ts';
import type { Stage } from '../stage.ts';
import type { FactInfos } from './kinds.ts';

/** What a provider runs for its customers. */
export type ProviderService = 'git' | 'hosting' | 'cloud' | 'storage' | 'device';

/** Whose service the host is, as far as its name, its banner or its port tells, and what is different there. Hints, never proof. */
export type Provider =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'known';
      /** Short name of the entry in wire/providers. */
      readonly key: string;
      readonly name: string;
      readonly service: ProviderService;
      /** What it was recognised by. `told`: the person names it. Only a host name or the name of the address is sure. */
      readonly by: 'host-name' | 'address-name' | 'banner' | 'port' | 'told';
      /** The name, line or word itself. */
      readonly clue: Quoted;
      /** Ports SSH is on there, the usual one first; empty: every customer has another. */
      readonly ports: readonly number[];
      /** The first of `ports`; null: none is known. */
      readonly port: number | null;
      /** Whether the port asked for is one of `ports`; null: not known. */
      readonly portFits: boolean | null;
      /** Another host and port for the same service, for networks that block the usual port. */
      readonly otherWay: { readonly host: string; readonly port: number } | null;
      /** The one login name that this image or service has; null: it differs. */
      readonly login: string | null;
      /** Whether the login name asked for is that one; null: not known. */
      readonly loginFits: boolean | null;
      /** One sentence on login names. */
      readonly loginSays: string | null;
      /** One sentence: where keys, users and passwords are kept. */
      readonly credentials: string | null;
      /** What fails there for reasons of the account, and at which stage it shows. */
      readonly hints: readonly { readonly at: readonly Stage[]; readonly says: string }[];
      /** Where the console in the browser is. */
      readonly console: string | null;
      /** Fingerprints it publishes for this host name, `TYPE SHA256:…`, and where and when they were read. */
      readonly published: { readonly keys: readonly string[]; readonly source: string; readonly asOf: string } | null;
      /** Where this was read. */
      readonly source: readonly string[];
    };

export interface ProviderFacts {
  'target.provider': Provider;
  /** The name that the address has (PTR), asked for when something fails; null: it has none. */
  'address.name': Quoted | null;
}

export const providerFacts: FactInfos<ProviderFacts> = {
  'target.provider': {
    means: 'Whose service the host is, and what is different there.',
    about: 'target',
    redaction: 'names',
    by: 'provider',
  },
  'address.name': {
    means: 'The name that the address has (PTR).',
    about: 'address',
    redaction: 'names',
    by: 'address-name',
  },
};
