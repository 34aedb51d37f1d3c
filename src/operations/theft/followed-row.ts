import { z } from 'zod'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { parseAmount } from '../../model/amount.ts'
import { parseAsset } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'

/** A transfer as it is given to be followed. */
export const followedRow = z.object({
  tx: z.string().min(1).max(200),
  index: z.int().default(0),
  block: z.int().nonnegative().default(0),
  at: z.int().nonnegative().describe('Unix seconds'),
  from: z.string().max(300).describe('CAIP-10'),
  to: z.string().max(300).describe('CAIP-10'),
  asset: z.string().max(300).describe('CAIP-19'),
  amount: z
    .string()
    .regex(/^\d{1,78}$/)
    .describe('base units'),
})

/** The same as it is kept in a fact: tx, index, block, at, from, to, asset, amount. */
export type FollowedRow = readonly [string, number, number, number, string, string, string, string]

/** The row under which a transfer is kept. */
export function keptRow(t: z.output<typeof followedRow>): FollowedRow {
  return [t.tx, t.index, t.block, t.at, t.from, t.to, t.asset, t.amount]
}

/** @throws InputError what the constructors of accounts, assets and amounts throw */
export function readFollowedRow([tx, index, block, at, payer, payee, coin, units]: FollowedRow): Transfer {
  const { ledger, address: from } = splitAccount(parseAccount(payer))
  const { address: to } = splitAccount(parseAccount(payee))
  return { ledger, tx, index, block, at, from, to, asset: parseAsset(ledger, coin), amount: parseAmount(units) }
}
