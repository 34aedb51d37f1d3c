import { z } from 'zod'
import type { ScoredTrace } from '../../analysis/score/score-trace.ts'
import { InputError } from '../../model/errors.ts'
import type { RangeTruth } from '../../model/range.ts'

const amount = z.string().regex(/^\d{1,78}$/)
const place = { account: z.string(), asset: z.string(), amount }

/** What scoring reads of a truth; the rest is kept as it is. */
const truth = z.looseObject({
  schema: z.literal('cordon.range/1'),
  assets: z.array(z.looseObject({ asset: z.string(), decimals: z.int().min(0).max(255), value: z.number().min(0) })),
  accounts: z.array(
    z.looseObject({ account: z.string(), role: z.string(), owner: z.string(), behind: z.string().nullable() }),
  ),
  transfers: z.array(z.looseObject({ ledger: z.string(), from: z.string(), to: z.string() })),
  endpoints: z.array(z.looseObject({ ...place, behind: z.string().nullable() })),
  opaque: z.array(z.looseObject({ ...place, owner: z.string() })),
})

const trace = z.looseObject({
  schema: z.string().startsWith('cordon.trace/'),
  endpoints: z.array(z.looseObject(place)),
  accounts: z.array(z.looseObject({ account: z.string(), role: z.string(), tainted: amount })),
})

/** @throws InputError `range-truth-malformed` with the field */
export function readTruth(text: string, file: string): RangeTruth {
  return read(text, file, truth, 'range-truth-malformed') as unknown as RangeTruth
}

/** @throws InputError `range-trace-malformed` with the field */
export function readScoredTrace(text: string, file: string): ScoredTrace {
  return read(text, file, trace, 'range-trace-malformed')
}

function read<T>(text: string, file: string, schema: z.ZodType<T>, code: string): T {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new InputError(code, 'this is no JSON', { place: { file }, cause })
  }
  const got = schema.safeParse(json)
  if (got.success) return got.data
  const [fault] = got.error.issues
  throw new InputError(code, fault?.message ?? 'unexpected', { place: { file, field: fault?.path.join('.') } })
}
