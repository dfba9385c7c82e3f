import { type ErrorClient, says } from './template.ts';

/** What Cyberduck and Mountain Duck say. */
export const cyberduckErrors: ErrorClient = {
  by: 'cyberduck',
  templates: [
    says(
      'connect-failed',
      /The connection attempt was rejected\. The server may be down/u,
      'DefaultSocketExceptionMappingService.java',
    ),
    says(
      'connect-timeout',
      /The connection attempt timed out\. The server may be down/u,
      'DefaultSocketExceptionMappingService.java',
    ),
    says('name-not-found', /DNS lookup for .{1,200} failed/u, 'Resolver'),
    says(
      'all-methods-failed',
      /Please contact your web hosting service provider for assistance/u,
      'LoginFailureException',
    ),
    says('hostkey-changed', /Changed (?:host key )?fingerprint|Changed Host Key/u, 'PreferencesHostKeyVerifier.java'),
    says('hostkey-unknown', /Unknown (?:host key )?fingerprint/u, 'PreferencesHostKeyVerifier.java'),
  ],
};
