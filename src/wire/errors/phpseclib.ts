import { type ErrorClient, says } from './template.ts';

/** What phpseclib, Ruby's net-ssh and frp say. */
export const phpseclibErrors: ErrorClient = {
  by: 'phpseclib',
  templates: [
    says('connect-refused', /Error 111\. Connection refused/u, 'phpseclib SSH2.php'),
    says('connect-timeout', /Error 110\. Connection timed out/u, 'phpseclib SSH2.php'),
    says('no-match-kex', /could not settle on kex algorithm/u, 'ruby net-ssh algorithms.rb'),
    says('no-match-hostkey', /could not settle on host_key algorithm/u, 'ruby net-ssh algorithms.rb'),
    says('banner-closed', /connect to local service .{1,80} error: dial tcp/u, 'frp client'),
  ],
};
