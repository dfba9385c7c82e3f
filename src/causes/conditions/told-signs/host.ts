import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `host`. */
export const hostTold: ToldSigns = {
  'host/host-overloaded': [
    sign('strong', said('banner-timeout')),
    sign('strong', said('log-memory')),
    sign('medium', told('setup', 'load')),
    sign('weak', said('banner-closed', 'banner-reset')),
  ],
};
