import type { MatchedEntry, ScreenAnswer, ScreenGap } from '../../analysis/screen/screen-answer.ts'
import type { Screener } from '../../analysis/screen/screener.ts'
import { type AccountId, accountId, splitAccount } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Party } from '../../model/party.ts'
import type { World } from '../world.ts'

/** Most parties of one transaction that are screened; what is left out is told. */
const MOST_ACCOUNTS = 5_000

/** A transaction of the data folder, by everybody who pays or is paid in it. One that is not held cannot be cleared. */
export async function screenTransaction(
  party: Extract<Party, { kind: 'transaction' }>,
  screener: Screener,
  at: Instant,
  world: Pick<World, 'transfers' | 'utxo'>,
): Promise<{ readonly answer: ScreenAnswer; readonly addresses: readonly Address[] }> {
  const accounts = [...(await accountsOf(party, world))]
  // The screener's own answer says that the transaction is not held; with its parties that is no longer so.
  const blank = screener.screen(party, at)
  if (accounts.length === 0) return { answer: blank, addresses: [] }
  const answers = accounts.slice(0, MOST_ACCOUNTS).map(account => {
    const { ledger, address } = splitAccount(account)
    return screener.screen({ kind: 'address', text: address, address, ledgers: [ledger] }, at)
  })
  // A list may name the transaction itself; and what is open about a party is open about the transaction.
  const entries = [...blank.entries, ...answers.flatMap(a => a.entries.map(e => asParty(e, a.party.canonical)))]
  const gaps = distinct([...blank.gaps, ...answers.flatMap(a => a.gaps)].filter(g => g.code !== 'transaction-not-held'))
  if (accounts.length > MOST_ACCOUNTS) {
    const because = `it has ${accounts.length} parties, of which ${MOST_ACCOUNTS} were screened`
    gaps.push({ code: 'transaction-too-large', list: null, because, blocking: true })
  }
  const verdict = entries.length > 0 ? 'match' : gaps.some(g => g.blocking) ? 'unknown' : 'clear'
  const answer: ScreenAnswer = {
    party: { ...blank.party, ledgers: ledgersOf(accounts) },
    verdict,
    entries,
    nearMisses: answers.flatMap(a => a.nearMisses),
    exposure: answers.flatMap(a => a.exposure),
    listVersions: blank.listVersions,
    gaps,
  }
  return { answer, addresses: answers.map(a => a.party.canonical as Address) }
}

async function accountsOf(
  { tx, ledger }: { tx: string; ledger: LedgerId | null },
  world: Pick<World, 'transfers' | 'utxo'>,
): Promise<Set<AccountId>> {
  const accounts = new Set<AccountId>()
  for (const spelling of tx.startsWith('0x') ? [tx] : [tx, `0x${tx}`])
    for (const { ledger: on, from, to } of await world.transfers.transaction(ledger, spelling)) {
      accounts.add(accountId(on, from))
      accounts.add(accountId(on, to))
    }
  if (tx.startsWith('0x')) return accounts
  for (const on of ledger ? [ledger] : (await world.utxo.summary()).ledgers)
    for (const found of await world.utxo.transactions(on, [tx])) {
      for (const leg of [...(found?.inputs ?? []), ...(found?.outputs ?? [])])
        if (leg.address !== null) accounts.add(accountId(on, leg.address))
    }
  return accounts
}

function asParty(entry: MatchedEntry, address: string): MatchedEntry {
  return { ...entry, basis: 'transaction', why: [`${address} is a party of the transaction`, ...entry.why] }
}

function distinct(gaps: readonly ScreenGap[]): ScreenGap[] {
  return [...new Map(gaps.map(gap => [JSON.stringify(gap), gap])).values()]
}

function ledgersOf(accounts: readonly AccountId[]): LedgerId[] {
  return [...new Set(accounts.map(a => splitAccount(a).ledger))]
}
