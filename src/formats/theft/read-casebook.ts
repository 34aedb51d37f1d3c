import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import type { Theft } from '../../model/theft.ts'

const text = z.string().min(1)
const event = z.strictObject({
  at: text.optional(),
  utc: text.optional(),
  kst: text.optional(),
  fact: text.optional(),
  event: text.optional(),
})

/** A theft as a casebook tells it. */
export const theftSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  name: text,
  date: z.iso.date(),
  timeUtc: text.nullable().default(null),
  victimType: text,
  ledgers: z.array(text),
  assets: z.array(
    z.strictObject({
      asset: text,
      amount: z.number().nonnegative().optional(),
      usd: z.number().nonnegative().optional(),
      note: text.optional(),
      drainedAtUtc: text.optional(),
    }),
  ),
  usd: z.number().nonnegative(),
  usdNote: text.nullable().default(null),
  vector: text,
  theftAddresses: z.array(
    z.strictObject({
      ledger: text,
      address: text,
      role: text,
      roleClass: z.enum([
        ...['theft', 'laundering', 'theft-or-laundering', 'holding', 'attacker', 'preparation', 'rehearsal'],
        ...['contract', 'victim', 'cash-out'],
      ] as Theft['theftAddresses'][number]['roleClass'][]),
      source: text,
      check: text,
      movedOn: text.optional(),
      amount: z.number().nonnegative().optional(),
      asset: text.optional(),
      officialList: text.optional(),
    }),
  ),
  txs: z.array(z.strictObject({ hash: text, ledger: text, note: text, source: text })),
  services: z.array(text),
  laundering: z.array(event),
  frozen: text,
  attribution: text,
  attributionConfidence: z.enum(['official', 'firm', 'disputed', 'suspected', 'unknown', 'none']),
  sources: z.array(text),
  responseTimeline: z.array(event).default([]),
  note: text.nullable().default(null),
})

/**
 * Reads a casebook: a JSON array of thefts.
 * @throws InputError `casebook-malformed`, `casebook-repeats`, naming the theft and the field
 */
export function readCasebook(json: string, file?: string): Theft[] {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new InputError('casebook-malformed', 'this is no JSON', {
      place: file === undefined ? {} : { file },
      cause,
    })
  }
  const read = z.array(theftSchema).safeParse(value)
  if (read.success) {
    const ids = read.data.map(theft => theft.id)
    const twice = ids.findIndex((id, n) => ids.indexOf(id) < n)
    if (twice < 0) return read.data
    const field = `${twice}.id`
    throw new InputError('casebook-repeats', `the theft ${ids[twice]} stands there twice`, {
      place: { ...(file === undefined ? {} : { file }), field },
    })
  }
  const [issue] = read.error.issues
  const field = issue?.path.map(String).join('.') ?? ''
  throw new InputError('casebook-malformed', `${field}: ${issue?.message ?? 'not a casebook'}`, {
    place: { ...(file === undefined ? {} : { file }), field },
  })
}
