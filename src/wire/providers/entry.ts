import type { ProviderService } from '../../contract/facts/provider.ts';
import type { Stage } from '../../contract/stage.ts';

/** What one provider does differently. Data: ports and names change, so everything here is a hint to test, never truth. */
export interface ProviderEntry {
  /** Never reused. */
  readonly key: string;
  readonly name: string;
  readonly service: ProviderService;
  /** Whole host names, or (with a dot in front) ends of them. In lower case. */
  readonly hosts: readonly string[];
  /** Ends of the names that its addresses have (PTR). */
  readonly addressNames?: readonly string[];
  /** Its own server's version line. */
  readonly banner?: RegExp;
  /** The text of a person names it. */
  readonly words?: RegExp;
  /** A port that nobody else is known to use. */
  readonly ownPort?: number;
  /** Login names that it hands out; with its own port they make it known. */
  readonly users?: RegExp;
  /** The usual one first; empty: every customer has another. */
  readonly ports: readonly number[];
  /** `for`: the host names it stands in for; left out: all. */
  readonly otherWay?: { readonly host: string; readonly port: number };
  readonly login?: {
    /** The only name there is. */
    readonly name?: string;
    /** By the distribution that the version line names. */
    readonly images?: { readonly ubuntu?: string; readonly debian?: string };
    readonly says: string;
  };
  readonly credentials?: string;
  readonly hints?: readonly { readonly at: readonly Stage[]; readonly says: string }[];
  readonly console?: string;
  readonly published?: {
    /** Names the keys hold for, in lower case. */
    readonly hosts: readonly string[];
    /** By key type, base64 of SHA-256 without padding. */
    readonly fingerprints: { readonly [type: string]: readonly string[] };
    readonly source: string;
    /** Day on which they were read, or the day the source was dated. */
    readonly asOf: string;
  };
  /** The page or file the entry was read from. */
  readonly source: readonly string[];
}
