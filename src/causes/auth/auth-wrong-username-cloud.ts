import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  everyKeyRefused,
  gitHost,
  serverSays,
  userIsDebianOrAdmin,
  userIsRoot,
  userIsUbuntu,
  userOfOtherImage,
} from '../conditions/auth.ts';
import { isDebian, isUbuntu } from '../conditions/banner.ts';
import { imageHasOtherLogin } from '../conditions/provider.ts';

const pleaseLoginAs = serverSays('Please login as the user', 'the server says: please login as another user');

const nameOfOtherImage = any(
  all(isUbuntu, any(userOfOtherImage, userIsDebianOrAdmin)),
  all(isDebian, any(userOfOtherImage, userIsUbuntu)),
);

export default defineCause({
  id: 'auth/auth-wrong-username-cloud',
  title: 'The login name {user} is not the one of this image; cloud images have a login name of their own.',
  says: 'Amazon Linux: ec2-user. Ubuntu: ubuntu. Debian: admin or debian. Fedora: fedora. Rocky: rocky. Oracle Linux: opc. Azure and Google: the name chosen at creation.',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  showsAt: ['auth', 'session'],
  signs: [
    { when: all(everyKeyRefused, nameOfOtherImage), weight: 'decisive' },
    { when: nameOfOtherImage, weight: 'medium' },
    { when: all(everyKeyRefused, imageHasOtherLogin), weight: 'medium' },
    { when: all(everyKeyRefused, isUbuntu, userIsRoot), weight: 'strong' },
    { when: all(everyKeyRefused, isDebian, userIsRoot), weight: 'medium' },
    { when: pleaseLoginAs, weight: 'decisive' },
    { when: gitHost, weight: 'decisive', against: true },
  ],
  proof: pleaseLoginAs,
  lookAlikes: ['auth/auth-wrong-username', 'auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'person',
    says: 'Look up the login name in the documents of the image, then try it:',
    run: 'ssh -l ubuntu -p {port} {host}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in with the name that this image has at {target.provider.name}:',
      run: 'ssh -l {target.provider.login} -p {port} {host}',
      when: imageHasOtherLogin,
    },
    {
      where: 'client',
      system: 'any',
      does: 'Log in with the name of the image, such as ubuntu, ec2-user, debian, admin, opc:',
      run: 'ssh -l ubuntu -p {port} {host}',
    },
  ],
  source: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connection-prereqs.html',
    'cloud-init config/cloud.cfg.tmpl',
  ],
});
