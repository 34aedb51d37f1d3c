import { z } from 'zod'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { parseAmount } from '../../model/amount.ts'
import { parseAsset } from '../../model/asset.ts'
import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import { EARLIEST, LATEST } from '../../model/instant.ts'
import { parseLedger } from '../../model/ledger.ts'

/** The name of this layout. */
export const CROSSINGS_SCHEMA = 'cordon.crossings/1'

/** A text field read by one of the model's smart constructors. */
function read<T>(parse: (text: string) => T) {
  return z.string().transform((text, context): T => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      context.addIssue({ code: 'custom', message: error.message, params: { code: error.code } })
      return z.NEVER
    }
  })
}

const ledger = read(parseLedger)
const account = read(text => parseAccount(text))
const asset = read(text => parseAsset(parseLedger(text.slice(0, text.indexOf('/'))), text))
const amount = read(parseAmount)
const part = z.number().min(0).max(1)

const leg = z.strictObject({
  side: z.enum(['in', 'out', 'refund']),
  crossing: z.string().min(1).max(64),
  ledger,
  tx: z.string().min(1).max(128),
  index: z.number().int().nullable(),
  block: z.number().int().min(0),
  at: z.number().int().min(EARLIEST).max(LATEST),
  account,
  service: account.nullable(),
  asset,
  amount,
  reference: z.string().max(512).nullable(),
  asked: z
    .strictObject({
      ledger: ledger.nullable(),
      account: account.nullable(),
      asset: asset.nullable(),
      least: amount.nullable(),
      refundTo: account.nullable(),
    })
    .nullable(),
})

const file = z.strictObject({
  schema: z.literal(CROSSINGS_SCHEMA),
  crossings: z.array(
    z.strictObject({
      crossing: z.string().min(1).max(64),
      in: leg,
      out: leg,
      share: part,
      confidence: part,
      basis: z.enum(['reference', 'memo', 'address', 'amount-time']),
      because: z.string().max(2000),
    }),
  ),
})

/**
 * Reads a file of crossings, such as another tool or an investigator wrote.
 * @throws InputError `crossings-malformed`, or the code of the model's constructor; the place names the field
 */
export function readCrossings(text: string): Crossing[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new InputError('crossings-malformed', 'the file of crossings is not JSON', { cause })
  }
  const result = file.safeParse(json)
  if (!result.success) {
    const issue = result.error.issues[0]
    const code = issue?.code === 'custom' ? issue.params?.['code'] : undefined
    throw new InputError(
      typeof code === 'string' ? code : 'crossings-malformed',
      issue?.message ?? 'the file of crossings cannot be read',
      {
        place: { field: issue?.path.map(String).join('.') },
      },
    )
  }
  result.data.crossings.forEach((c, i) => {
    check(c, `crossings.${i}`)
  })
  return result.data.crossings
}

/** Writes crossings as a file, in the order given. */
export function writeCrossings(crossings: readonly Crossing[]): string {
  return `${JSON.stringify({ schema: CROSSINGS_SCHEMA, crossings: crossings.map(crossingToJson) }, null, 2)}\n`
}

/** A crossing as JSON: amounts are decimal strings of base units. */
export function crossingToJson(c: Crossing) {
  return { ...c, in: legToJson(c.in), out: legToJson(c.out) }
}

/** A leg as JSON. */
export function legToJson(l: CrossingLeg) {
  return {
    ...l,
    amount: `${l.amount}`,
    asked: l.asked && { ...l.asked, least: l.asked.least === null ? null : `${l.asked.least}` },
  }
}

/** What no single field shows: sides that are swapped, and accounts or assets of another ledger than the leg's. */
function check(c: Crossing, field: string): void {
  const wrong = (what: string, where: string): never => {
    throw new InputError('crossings-malformed', what, { place: { field: `${field}.${where}` } })
  }
  if (c.in.side !== 'in') wrong(`the in of a crossing is an "${c.in.side}"`, 'in.side')
  if (c.out.side === 'in') wrong('the out of a crossing is an "in"', 'out.side')
  for (const [name, l] of [
    ['in', c.in],
    ['out', c.out],
  ] as const) {
    if (splitAccount(l.account).ledger !== l.ledger) wrong(`${l.account} is not on ${l.ledger}`, `${name}.account`)
    if (!l.asset.startsWith(`${l.ledger}/`)) wrong(`${l.asset} is not on ${l.ledger}`, `${name}.asset`)
  }
}
