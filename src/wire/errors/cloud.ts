import { type ErrorClient, says } from './template.ts';

/** What the tools of clouds and the system around ssh say. */
export const cloudErrors: ErrorClient = {
  by: 'cloud',
  templates: [
    says('iap-backend', /Error while connecting \[4003/u, 'gcloud start-iap-tunnel'),
    says('connect-failed', /Failed to lookup instance/u, 'gcloud start-iap-tunnel'),
    says('denied', /Error: Access denied/u, 'Upsun CLI'),
    says('disk-full', /No space left on device/u, 'errno'),
    says('key-passphrase', /Enter passphrase for key/u, 'sshconnect2.c'),
  ],
};
