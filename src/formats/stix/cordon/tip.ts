import { z } from 'zod'
import { parseAccount, splitAccount } from '../../../model/account.ts'
import { CordonError, InputError } from '../../../model/errors.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { parseLedger } from '../../../model/ledger.ts'
import type { Tip } from '../../../model/tip.ts'
import { propertyExtension } from './definition.ts'
import { addressedTo, idOf, readMembers, stixInstant, stixSeconds, words } from './freeze-members.ts'
import { ledgerTransaction } from './ledger-transaction.ts'

/** TLP:AMBER of STIX 2.1. */
const AMBER = 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'
const HASH = /^(?:0x)?[0-9a-f]{64}$/

/** Makes a note a tip about a transaction. */
export const TIP = propertyExtension({
  id: 'extension-definition--a4c1b7d2-6e35-4f0a-9c8e-2d7f1b90e653',
  name: 'Tip about a transaction',
  description:
    'On a note: names the transaction (its hash, hexadecimal ones in lower case) that may belong to a theft, where told its ledger (CAIP-2), the account that is meant (CAIP-10) and the name of the theft. The words of the tip are the content of the note.',
  version: '1.0.0',
  members: 'transaction! ledger:caip2 account:caip10 case_name',
})

const members = z.object({
  type: z.literal('note'),
  id: idOf('note'),
  created_by_ref: idOf('identity'),
  created: stixInstant,
  content: words(4000),
  extensions: z.object({
    [TIP.id]: z.object({
      transaction: z.string().regex(HASH),
      ledger: z.string().max(50).optional(),
      account: z.string().max(200).optional(),
      case_name: words(200).optional(),
    }),
  }),
})

/** A tip as a STIX note. @param to identity of whom alone it goes to; null: to whom TLP:AMBER lets it */
export function tipObject(tip: Tip, to: string | null): IntelObject {
  const { ledger, account, case: name } = tip
  const told = {
    transaction: tip.tx,
    ...(ledger === null ? {} : { ledger }),
    ...(account === null ? {} : { account }),
    ...(name === null ? {} : { case_name: name }),
  }
  return {
    type: 'note',
    spec_version: '2.1',
    id: tip.id,
    created_by_ref: tip.by,
    created: stixSeconds(tip.at),
    modified: stixSeconds(tip.at),
    labels: ['tip'],
    object_marking_refs: [AMBER],
    content: tip.text,
    // Only named, not shared: another node may hold the same transaction under other markings.
    object_refs: [ledger === null ? tip.by : ledgerTransaction(ledger, tip.tx).id],
    extensions: TIP.use(told, addressedTo(to)),
  }
}

/** Whether an object says that it is a tip. */
export function isTip(object: IntelObject): boolean {
  const { extensions } = object
  return object.type === 'note' && typeof extensions === 'object' && extensions !== null && TIP.id in extensions
}

/**
 * Reads a tip of whatever origin.
 * @throws InputError `tip-malformed`
 */
export function readTip(object: IntelObject): Tip {
  const m = readMembers(members, object, 'tip-malformed')
  const { transaction: tx, ledger, account, case_name } = m.extensions[TIP.id] ?? { transaction: '' }
  try {
    const named = account === undefined ? null : parseAccount(account)
    const on = ledger === undefined ? (named === null ? null : splitAccount(named).ledger) : parseLedger(ledger)
    if (named !== null && splitAccount(named).ledger !== on)
      throw new InputError('tip-malformed', 'the account of the tip is on another ledger')
    return {
      id: m.id,
      by: m.created_by_ref,
      tx,
      ledger: on,
      account: named,
      case: case_name ?? null,
      text: m.content,
      at: m.created,
    }
  } catch (error) {
    if (!(error instanceof CordonError) || error.code === 'tip-malformed') throw error
    throw new InputError('tip-malformed', `the tip cannot be read: ${error.message}`)
  }
}
