import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `resolve`. */
export const resolveTold: ToldSigns = {
  'resolve/dns-name-not-found': [sign('strong', said('name-not-found')), sign('weak', said('connect-failed'))],
  'resolve/dns-alias-only-in-config': [sign('strong', said('name-not-found')), sign('strong', told('setup', 'alias'))],
  'resolve/dns-mdns-missing': [
    sign('medium', said('name-not-found')),
    sign('strong', said('name-not-found'), told('setup', 'mdns')),
  ],
  'resolve/dns-temporary-failure': [sign('decisive', said('name-temporary'))],
};
