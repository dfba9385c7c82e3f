import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/git-sso-required',
  title: 'The organisation asks for single sign-on, and the key is not authorised for it.',
  layer: 'W',
  frequency: 'common',
  signs: [sign('decisive', said('git-sso')), sign('medium', told('setup', 'sso'))],
  lookAlikes: ['session/git-no-repo-access'],
  decidedBy: {
    where: 'provider',
    says: 'Look at the key in the settings of the account: Configure SSO shows whether it is authorised.',
  },
  fix: [{ where: 'provider', system: 'any', does: 'Authorise the key: Settings, SSH and GPG keys, Configure SSO.' }],
  source: ['GitHub documentation, SAML single sign-on'],
});
