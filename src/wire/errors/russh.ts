import { type ErrorClient, says } from './template.ts';

/** What russh says. */
export const russhErrors: ErrorClient = {
  by: 'russh',
  templates: [
    says('no-match-cipher', /No common Cipher algorithm/u, 'negotiation.rs'),
    says('only-cbc', /No common Cipher algorithm .{0,600}theirs: \["[a-z0-9-]+-cbc"/u, 'negotiation.rs'),
    says('no-match-kex', /No common Kex algorithm/u, 'negotiation.rs'),
    says('no-match-hostkey', /No common Key algorithm/u, 'negotiation.rs'),
    says('no-match-mac', /No common Mac algorithm/u, 'negotiation.rs'),
  ],
};
