import type { Cause, CauseId } from '../../contract/cause.ts';
import type { Condition } from '../../contract/condition.ts';
import { said, type ToldSigns } from './told.ts';
import { authTold } from './told-signs/auth.ts';
import { bannerTold } from './told-signs/banner.ts';
import { clientTold } from './told-signs/client.ts';
import { connectTold } from './told-signs/connect.ts';
import { hostTold } from './told-signs/host.ts';
import { hostkeyTold } from './told-signs/hostkey.ts';
import { kexTold } from './told-signs/kex.ts';
import { resolveTold } from './told-signs/resolve.ts';
import { sessionTold } from './told-signs/session.ts';

/**
 * The signs of the catalogue that rest on what programs and people say, for every cause that such words can raise. They
 * stand together, a file a stage, because which causes share a saying is what decides their order. Sources: the wording's
 * own source is with its template in wire/errors; which causes a wording is compatible with is from the sources of the
 * causes.
 */
const toldSigns: ToldSigns = {
  ...hostTold,
  ...clientTold,
  ...resolveTold,
  ...connectTold,
  ...bannerTold,
  ...kexTold,
  ...hostkeyTold,
  ...authTold,
  ...sessionTold,
};

/** The catalogue with the signs on what is told. */
export function withToldSigns(causes: readonly Cause[]): readonly Cause[] {
  return causes.map((cause) => {
    const more = toldSigns[cause.id];
    return more === undefined ? cause : { ...cause, signs: [...cause.signs, ...more] };
  });
}

/** Where a text is itself the proof: the program refuses for this reason, and names the file. */
export const toldProofs: { readonly [id: CauseId]: Condition } = {
  'auth/key-permissions-unix': said('key-permissions-named'),
  'connect/sshd-config-error': said('log-config-refused'),
};

/** Ids that have such signs, for the check that each is in the catalogue. */
export const toldIds = Object.keys(toldSigns) as readonly CauseId[];
