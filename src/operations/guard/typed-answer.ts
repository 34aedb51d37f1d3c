import { z } from 'zod'

const severity = z.enum(['notice', 'warning', 'alarm'])

/** What a signature would allow, as it leaves. */
export const typedAnswer = z.object({
  /** `permit`, `permit2`, `seaport`, `delegation`, `call` …; `unknown`: none that we can read. */
  kind: z.string(),
  /** What would be signed; null: a call, whose hash the wallet makes. */
  hash: z.string().nullable(),
  severity: severity.nullable(),
  sentence: z.string(),
  findings: z.array(z.object({ code: z.string(), severity, sentence: z.string(), path: z.string().nullable() })),
})

/** What a signature would allow, as data. */
export type TypedAnswer = z.output<typeof typedAnswer>
