import { z } from 'zod'
import { type AccountId, parseAccount, splitAccount } from '../../model/account.ts'
import { InputError, inField } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import { namespaceOf, parseLedger } from '../../model/ledger.ts'
import { defineOperation } from '../define-operation.ts'
import { namedAssets, namedAssetsSchema } from '../exposure/named-assets.ts'
import { textField } from '../read-input.ts'
import { accountRows } from './account-rows.ts'
import { coinRows } from './coin-rows.ts'
import { placeText, readPlace } from './history-place.ts'

/** Most rows of one page. */
const MOST = 500

const row = z.object({
  tx: z.string(),
  index: z.int(),
  block: z.int(),
  at: z.int().describe('Unix seconds, UTC'),
  from: z.string().nullable().describe('CAIP-10; null: it has no address form, or newly made coins'),
  to: z.string().nullable().describe('CAIP-10'),
  asset: z.string().describe('CAIP-19'),
  amount: z.string().describe('Base units'),
  payers: z
    .int()
    .describe('Accounts that paid in the transaction; with more than one, what this account paid is not told apart'),
})

/** The transfers of an account in the order of the ledger, page by page, tainted or not. */
export const listTransfers = defineOperation({
  name: 'listTransfers',
  summary: 'list the transfers of an account, page by page, tainted or not',
  effect: 'read',
  scope: 'trace',
  input: z.object({
    account: z.string().min(1).max(300).describe('CAIP-10, or an address').meta({ placeholder: 'ACCOUNT' }),
    ledger: textField(parseLedger).optional().describe('ledger of a bare address').meta({ placeholder: 'ID' }),
    from: textField(parseInstant).optional().describe('not before').meta({ placeholder: 'TIME' }),
    until: textField(parseInstant).optional().describe('not after').meta({ placeholder: 'TIME' }),
    after: textField(readPlace).optional().describe('go on after this place').meta({ placeholder: 'PLACE' }),
    limit: z.int().min(1).max(MOST).default(50).describe('at most so many').meta({ placeholder: 'N' }),
  }),
  output: z.object({
    account: z.string().describe('CAIP-10'),
    transfers: z.array(row),
    next: z.string().nullable().describe('Where to go on; null: that was all'),
    assets: namedAssetsSchema,
  }),
  positional: ['account'],
  examples: ['list-transfers eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2 --limit 20'],
  async run(given, world) {
    const account = read(given.account, given.ledger)
    const { from, until, after, limit } = given
    if (from !== undefined && until !== undefined && from > until)
      throw new InputError('span-empty', 'from is later than until', { place: { field: 'from' } })
    const wanted = { account, from, until, after: after ?? null, limit: limit + 1 }
    const coins = namespaceOf(splitAccount(account).ledger) === 'bip122'
    const rows = coins ? await coinRows(wanted, world) : await accountRows(wanted, world)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      account,
      transfers: shown.map(t => ({ ...t, amount: String(t.amount) })),
      next: rows.length > limit && last ? placeText(last) : null,
      assets: namedAssets(
        shown.map(t => t.asset),
        world.assets,
      ),
    }
  },
})

function read(text: string, ledger: ReturnType<typeof parseLedger> | undefined): AccountId {
  try {
    return parseAccount(text, ledger)
  } catch (error) {
    throw inField(error, 'account')
  }
}
