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
    says('iap-backend', /Error while connecting \[40(?:03|10|47)/u, 'gcloud start-iap-tunnel'),
    says(
      'helper-missing',
      /SessionManagerPlugin is not found|(?:TargetNotConnected)|is not connected\. *$/u,
      'AWS CLI ssm start-session',
    ),
    says('helper-missing', /(?:cloudflared|tsh|gcloud|aws|az): (?:command )?not found/u, 'the shell'),
    says('helper-missing', /Error while connecting \[4033/u, 'gcloud start-iap-tunnel'),
    says(
      'helper-missing',
      /(?:not authorized to perform: ssm:StartSession|Unable to locate credentials|ExpiredToken|The security token included in the request is expired|Please run 'az login'|gcloud auth login|tsh login|access denied.{0,40}cloudflare access)/iu,
      'the cloud CLIs',
    ),
    says('connect-failed', /\(gcloud\.compute\.ssh\) \[.{1,120}\] exited with return code/u, 'gcloud compute ssh'),
    says('temporary-access', /ec2-instance-connect|InstanceConnect|SendSSHPublicKey/u, 'AWS CLI'),
  ],
};
