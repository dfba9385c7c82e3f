import { z } from 'zod';
import { refusers } from '../src/contract/cause.ts';
import { reportSchemaVersion } from '../src/contract/report.ts';
import { stages } from '../src/contract/stage.ts';

/** The published shape of `whyssh --json`. Used to generate docs/report.schema.json; never loaded by the command. */

const id = z.string().regex(/^[a-z]+\/[a-z0-9-]+$/u);
const verdict = z.enum(['proven', 'likely', 'possible', 'cannot-tell', 'ruled-out']);
const subject = z.strictObject({
  hop: z.int().min(0).describe('0 is the first machine of the route'),
  address: z.string().optional(),
  port: z.int().min(1).max(65_535).optional(),
  contrast: z.string().optional().describe('a host looked at only for comparison'),
});
const footprint = z.strictObject({
  connections: z.int().min(0).describe('connections to an SSH port'),
  closedPorts: z.int().min(0).optional().describe('closed ports touched'),
  authAttempts: z.int().min(0),
});
const quoted = z.strictObject({ quoted: z.string().describe('foreign text as it came: never print it raw') });
const gap = z.looseObject({ kind: z.string() });
const finding = z.strictObject({
  id,
  verdict,
  share: z.number().min(0).max(1).describe('share of the odds among its rivals; 1 when proven'),
  title: z.string(),
  says: z.string().nullable(),
  why: z.array(z.strictObject({ says: z.string(), holds: z.enum(['yes', 'no', 'unknown']), seq: z.int().nullable() })),
  missing: z.array(z.strictObject({ key: z.string(), subject, gap })),
  refusedBy: z.enum(refusers).nullable(),
  fixes: z.array(
    z.strictObject({ where: z.string(), system: z.string(), does: z.string(), run: z.string().optional() }),
  ),
  decidedBy: z.strictObject({ where: z.string(), says: z.string(), run: z.string().optional() }).nullable(),
  leadsTo: z.array(id),
  subject,
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(reportSchemaVersion),
  outcome: z.enum(['works', 'problem', 'undecided', 'incomplete', 'clear']),
  exit: z.literal([0, 1, 2]),
  causes: z.array(z.strictObject({ id, verdict, share: z.number(), why: z.array(z.string()) })).describe('best first'),
  group: z.array(id).describe('ids that share the first place'),
  whyssh: z.string(),
  asked: z.strictObject({
    destination: z.string(),
    host: z.string(),
    user: z.string().nullable(),
    port: z.int().nullable(),
    arguments: z.array(z.string()),
  }),
  startedAt: z.string().describe('ISO 8601, UTC'),
  tookMs: z.number(),
  blockedAt: z.strictObject({ stage: z.enum(stages), subject }).nullable(),
  first: z.array(finding),
  refusedBy: z.strictObject({ by: z.enum(refusers), says: z.string(), certain: z.boolean() }).nullable(),
  // oxlint-disable-next-line unicorn/no-thenable -- the report's own word: what blocks after the first cause
  then: z.array(finding),
  beside: z.array(finding),
  alsoPossible: z.array(finding),
  ruledOut: z.array(finding),
  stages: z.array(
    z.strictObject({
      stage: z.enum(stages),
      label: z.string(),
      state: z.enum(['passed', 'failed', 'not-reached', 'skipped', 'not-looked', 'noted']),
      says: z.string(),
      file: z.strictObject({ path: z.string(), shown: z.string() }).nullable().describe('the file that says names'),
      tookMs: z.number().nullable(),
      subject,
    }),
  ),
  next: z.strictObject({ says: z.string(), run: z.string().nullable(), where: z.string() }).nullable(),
  provider: z
    .strictObject({
      key: z.string(),
      name: z.string(),
      by: z.enum(['host-name', 'address-name', 'banner', 'port', 'told']).describe('what it was recognised by'),
      certain: z.boolean().describe('by a name that only this provider has'),
      says: z.array(z.string()).describe('sentences: what it is, and what is different there'),
      warns: z.boolean().describe('the host key is none of those that it publishes for this name'),
      console: z
        .string()
        .nullable()
        .describe('where its console in the browser is, when only the inside would tell more'),
      source: z.array(z.string()),
    })
    .nullable()
    .describe('whose service the host is; hints, never proof'),
  notes: z.array(z.string()),
  footprint,
  observations: z.array(
    z.strictObject({
      seq: z.int(),
      by: z.string(),
      subject,
      atMs: z.number(),
      tookMs: z.number(),
      footprint,
      facts: z.array(
        z.strictObject({
          key: z.string(),
          subject,
          seq: z.int(),
          fact: z.union([
            z.strictObject({ known: z.literal(true), value: z.unknown() }),
            z.strictObject({ known: z.literal(false), gap }),
          ]),
        }),
      ),
      evidence: z.array(z.strictObject({ what: z.string(), text: quoted })),
    }),
  ),
});

/** JSON Schema, draft 2020-12. */
export function reportJsonSchema(): string {
  const schema = {
    title: 'whyssh report',
    description: 'What `whyssh --json` prints. Fields are added, never changed, while schemaVersion stays.',
    ...z.toJSONSchema(reportSchema),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
