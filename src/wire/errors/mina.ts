import { type ErrorClient, says } from './template.ts';

/** What mina says. */
export const minaErrors: ErrorClient = {
  by: 'mina',
  templates: [
    says('all-methods-failed', /No more authentication methods available/u, 'ClientUserAuthService.java'),
    says('kex-failed', /Unable to negotiate key exchange for/u, 'AbstractSession.java'),
    says('hostkey-unknown', /Server key did not validate/u, 'AbstractKexFactoryManager'),
  ],
};
