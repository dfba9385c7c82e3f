import { all, fact } from '../../contract/condition.ts';

/** Named conditions about the provider of the host. They point the way and prove nothing. */

const provider = fact('target.provider');

export const providerHasOtherPort = provider
  .field('portFits')
  .equals(false, '{target.provider.name} has SSH on port {target.provider.port}');
export const providerHasOtherWay = provider
  .field('otherWay.port')
  .atLeast(1, '{target.provider.name} also answers at {target.provider.otherWay.host}');
const otherLoginThere = provider
  .field('loginFits')
  .equals(false, 'the login name of this image at {target.provider.name} is {target.provider.login}');
export const imageHasOtherLogin = all(
  provider.field('service').equals('cloud', 'it is a machine at {target.provider.name}'),
  otherLoginThere,
);
