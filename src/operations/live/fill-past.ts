import { z } from 'zod'
import { transferTable } from '../../formats/range/range-tables.ts'
import { type AccountId, parseAccount, splitAccount } from '../../model/account.ts'
import { InputError, SourceError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { BlockGap } from '../../model/live-block.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { Transaction } from '../../model/transaction.ts'
import { textField } from '../read-input.ts'
import { foldLedgers, LEDGER_KINDS } from './fold-ledgers.ts'
import type { LedgerWorld } from './ledger-world.ts'
import { openFollowed } from './open-followed.ts'

/** What `cordon ledgers past` takes. */
export const fillPastInput = z.object({
  account: textField(parseAccount)
    .describe('account whose past is wanted, on a ledger that is followed')
    .meta({ placeholder: 'ACCOUNT' }),
  until: z
    .int()
    .nonnegative()
    .optional()
    .describe('height of the last block; else the last one that is final')
    .meta({ placeholder: 'HEIGHT' }),
})

/** What became of rows that were taken in. */
export interface TakenRows {
  readonly new: number
  readonly known: number
  readonly refused: number
  readonly refusals: readonly Refusal[]
}

/** Where a past goes: the ledger data of the data folder. */
export interface PastStore {
  /** @param table transfers as Cordon's own table. @param name of the delivery, fit for a file */
  transfers(table: string, name: string): Promise<TakenRows>
  transactions(transactions: readonly Transaction[]): Promise<TakenRows>
}

/** What is known of an account's past now. */
export interface FilledPast extends TakenRows {
  readonly account: AccountId
  readonly ledger: LedgerId
  readonly source: string
  /** Height of the last block that it was asked of. */
  readonly until: number
  /** What the source told: transfers on ledgers of accounts, transactions on those of coins. */
  readonly transfers: number
  readonly transactions: number
  /** False: there is more than could be had. */
  readonly complete: boolean
  readonly gaps: readonly BlockGap[]
}

/**
 * Asks the source of a followed ledger what an account did before, and takes it in as ledger data. Only blocks that are final: what is taken
 * in stays. The same again is known, and an interrupted one begins anew.
 * @throws InputError `ledger-not-followed`, `past-not-final`; SourceError `past-unindexed`, and as LedgerFollower
 */
export async function fillPast(
  { account, until: asked }: z.output<typeof fillPastInput>,
  world: Pick<LedgerWorld, 'facts' | 'clock' | 'by' | 'secrets' | 'open'>,
  store: PastStore,
): Promise<FilledPast> {
  const { ledger, address } = splitAccount(account)
  const followed = foldLedgers(await world.facts.read({ kinds: LEDGER_KINDS })).get(ledger)
  if (followed === undefined)
    throw new InputError('ledger-not-followed', `${ledger} is not followed: cordon ledgers add tells through whom`, {
      place: { field: 'account' },
    })
  const follower = await openFollowed(followed, world)
  const { source } = follower
  try {
    const { final } = await follower.head()
    const until = asked ?? final
    if (until > final || until < 0)
      throw new InputError(
        'past-not-final',
        final < 0
          ? `no block of ${ledger} is final yet by what ${source} says: what may be undone is not taken in`
          : `block ${until} may still be undone, and what is taken in stays: the last that is final is ${final}`,
        { place: { field: 'until' } },
      )
    const past = await follower.past(account, until)
    if (past === null)
      throw new SourceError(
        'past-unindexed',
        `${source} keeps no index of accounts, so that it cannot tell what ${account} did: follow the ledger from an earlier block, or import its transfers`,
      )
    const { transfers, transactions, complete, gaps } = past
    const name = `${ledger}-${address}-${until}`.replace(/[^a-zA-Z0-9]+/g, '-')
    const rows = [
      ...(transfers.length === 0 ? [] : [await store.transfers(transferTable(transfers), name)]),
      ...(transactions.length === 0 ? [] : [await store.transactions(transactions)]),
    ]
    const taken = rows.reduce(added, NOTHING)
    const counts = { transfers: transfers.length, transactions: transactions.length, complete }
    const body = { account, source, until, ...counts, new: taken.new, refused: taken.refused }
    const told = { ...body, gaps: gaps.map(({ kind, because }) => ({ kind, because })) }
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'past-filled', body: told }])
    return { account, ledger, source, until, ...counts, ...taken, gaps }
  } finally {
    await follower.close()
  }
}

const NOTHING: TakenRows = { new: 0, known: 0, refused: 0, refusals: [] }

function added(a: TakenRows, b: TakenRows): TakenRows {
  return {
    new: a.new + b.new,
    known: a.known + b.known,
    refused: a.refused + b.refused,
    refusals: [...a.refusals, ...b.refusals],
  }
}
