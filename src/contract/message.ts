/** Who is to read a message about a run. */
export const readers = ['provider', 'admin', 'issue'] as const;
export type Reader = (typeof readers)[number];

/** What may stay in a message by choice; everything of these kinds is replaced otherwise. */
export const keepable = ['users', 'hosts', 'addresses', 'files', 'texts', 'fingerprints'] as const;
export type Keepable = (typeof keepable)[number];

declare const shareable: unique symbol;
/** Text out of which names, addresses, files and foreign words have been taken: only the redactor makes it, and only it can be put into a message. */
export type Shareable = string & { readonly [shareable]: true };

export interface MessageBlock {
  readonly title: Shareable;
  /** `code`: commands or lines as they stand. */
  readonly kind: 'list' | 'text' | 'code';
  readonly lines: readonly Shareable[];
}

/** A message on one run, ready to be sent. */
export interface Message {
  readonly subject: Shareable;
  readonly blocks: readonly MessageBlock[];
  /** How many names of each kind were replaced. */
  readonly replaced: { readonly [K in Keepable]: number };
}
