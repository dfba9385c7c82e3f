import type { Footprint } from '../../../contract/fact.ts';

/** What a look at this machine alone costs the server. */
export const costsNothing: Footprint = { connections: 0, authAttempts: 0 };
