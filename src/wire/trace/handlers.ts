import { authHandlers } from './handlers-auth.ts';
import { connectionHandlers } from './handlers-connection.ts';
import { endHandlers } from './handlers-end.ts';
import { hostKeyHandlers } from './handlers-hostkey.ts';
import type { HandlerTable } from './handling.ts';
import type { TemplateId } from './templates.ts';

/** What each template does to the trace; the type makes sure that none is forgotten. */
export const handlers: HandlerTable<TemplateId> = {
  ...connectionHandlers,
  ...hostKeyHandlers,
  ...authHandlers,
  ...endHandlers,
};
