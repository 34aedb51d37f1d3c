import { z } from 'zod'
import { POLICIES, type PolicyName } from '../../analysis/flow/policy.ts'
import { derivedEntries, derivedName } from '../../analysis/screen/derived-entries.ts'
import { type AccountId, parseAccount } from '../../model/account.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'
import { defineOperation } from '../define-operation.ts'
import { keepEntries } from '../lists/keep-entries.ts'
import { textField } from '../read-input.ts'
import { traceLimits } from '../trace-funds/trace-limits.ts'
import { derivedAnswer, writeDerived } from './derive-list-answer.ts'
import { deriveMembers } from './derive-list-members.ts'

/** Derives from a published list the addresses that hold or passed on value of its wallets, and who filled those. */
export const deriveList = defineOperation({
  name: 'deriveList',
  summary: 'derive from a list’s wallets who holds their value, and who filled them',
  effect: 'write',
  scope: 'lists:write',
  input: z.object({
    list: z
      .string()
      .min(1)
      .max(200)
      .describe('the published list, or a name for the addresses given')
      .meta({ placeholder: 'LIST' }),
    addresses: z
      .array(z.string().min(1))
      .optional()
      .describe('take these as published, and not the list’s')
      .meta({ placeholder: 'ADDRESS' }),
    ledger: textField(parseLedger).optional().describe('only on this ledger').meta({ placeholder: 'ID' }),
    policy: z
      .enum([...POLICIES])
      .default('fifo')
      .describe('doctrine'),
    ...traceLimits,
    keep: z.boolean().default(false).describe('keep it as a list of its own, derived:LIST, and put that in use'),
  }),
  output: derivedAnswer,
  positional: ['list'],
  examples: ['derive-list us-fbi-bybit-2025 --keep', 'derive-list mine --addresses 0x8b3c…9cad --max-hops 5 --json'],
  async run(given, world) {
    const summary = await world.transfers.summary()
    const among = given.ledger === undefined ? summary.ledgers : [given.ledger]
    const ledgers = among.filter(l => namespaceOf(l) !== 'bip122')
    if (summary.ledgers.length === 0)
      throw new NotFoundError('store-empty', 'there is no account-ledger data: import some first (cordon import)')
    const listed =
      given.addresses === undefined
        ? await world.listed.listedAccounts(given.list, ledgers)
        : { accounts: readAddresses(given.addresses, ledgers), version: 'given', publishedAt: null }
    if (listed.accounts.length === 0)
      throw new InputError('list-without-wallets', `"${given.list}" names no wallet on a ledger of the data`)
    const until = given.until ?? summary.lastAt ?? 0
    const order = {
      accounts: [...new Set(listed.accounts)],
      policy: given.policy as PolicyName,
      maxHops: given.maxHops ?? null,
      floor: given.floor ?? 1n,
      until,
      within: given.within ?? null,
    }
    const derived = await deriveMembers(order, world)
    world.progress.end()
    if (given.keep) {
      if (derived.members.length === 0)
        throw new NotFoundError('list-empty', `nothing could be derived from "${given.list}" in this ledger data`)
      const entries = derivedEntries(given.list, order.policy, until, derived.members)
      await keepEntries(derivedName(given.list), entries, world.clock.now(), world)
    }
    return writeDerived(derived, {
      name: derivedName(given.list),
      from: { list: given.list, version: listed.version, publishedAt: listed.publishedAt },
      policy: order.policy,
      asOf: until,
      versions: await world.versions(),
      missing: world.missing,
      assets: world.assets,
    })
  },
})

/** An address without a ledger is meant on every ledger of the data on which it is valid. */
function readAddresses(texts: readonly string[], ledgers: readonly LedgerId[]): AccountId[] {
  return texts.flatMap(text => {
    if (text.includes(':')) return [parseAccount(text)]
    const found: AccountId[] = []
    let fault: unknown = null
    for (const ledger of ledgers) {
      try {
        found.push(parseAccount(text, ledger))
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        fault = error
      }
    }
    if (found.length === 0 && fault !== null) throw fault
    return found
  })
}
