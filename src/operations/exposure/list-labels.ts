import type { ExposureOrigin } from '../../analysis/exposure/exposure-origin.ts'
import { showName } from '../../analysis/screen/compare-versions.ts'
import type { ListInForce } from '../../analysis/screen/list-in-force.ts'
import { type AccountId, accountId, splitAccount } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { NotFoundError } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { ListedAccounts } from '../screen/derive-list-port.ts'
import type { ScreeningDesk } from '../screen/screening-desk.ts'
import type { LabelledAddress, LabelSource } from './labels.ts'

/** What value of a listed address is called, by what its list means; other meanings label nobody. */
const CATEGORIES: Readonly<Record<string, string>> = {
  sanctions: 'sanctioned',
  seizure: 'seizure',
  crime: 'crime',
  private: 'private',
}

/** What the lists in use say about accounts, for exposure. */
export function listLabels(desk: ScreeningDesk, sha256: (text: string) => string): LabelSource {
  const kept = { digest: '', labels: new Map<string, LabelledAddress[]>(), version: '' }
  const read = async () => {
    const { digest, lists } = await desk.lists(null)
    if (digest === kept.digest) return kept
    const labels = new Map<string, LabelledAddress[]>()
    for (const labelled of labelledWallets(lists)) {
      const same = labels.get(labelled.address)
      if (same) same.push(labelled)
      else labels.set(labelled.address, [labelled])
    }
    const lines = [...labels.values()].flat().map(l => `${l.label.source} ${l.label.category} ${l.address}`)
    return Object.assign(kept, { digest, labels, version: sha256(lines.sort().join('\n')) })
  }
  return {
    async labels(accounts) {
      const { labels } = await read()
      return accounts.map(account => {
        const { ledger, address } = splitAccount(account)
        const found = labels.get(address) ?? []
        return found.filter(l => l.ledgers === null || l.ledgers.includes(ledger)).map((l): ExposureOrigin => l.label)
      })
    },
    async *every() {
      for (const found of (await read()).labels.values()) yield* found
    },
    version: async () => (await read()).version,
  }
}

function* labelledWallets(lists: readonly ListInForce[]): Generator<LabelledAddress> {
  for (const { source, parts } of lists) {
    const category = CATEGORIES[source.meaning]
    if (category === undefined) continue
    for (const { covers, entries } of parts) {
      if (!covers.includes('wallets')) continue
      for (const e of entries)
        for (const w of e.wallets) {
          const label = { category, source: `${source.name}:${e.id}`, name: showName(e) }
          yield { address: w.address as Address, ledgers: w.ledgers.length > 0 ? w.ledgers : null, label }
        }
    }
  }
}

/** The wallets of a list in force, on the ledgers in reach. */
export function listedWallets(desk: ScreeningDesk): ListedAccounts {
  return {
    async listedAccounts(name, ledgers) {
      const { lists } = await desk.lists([name])
      const found = lists.find(l => l.source.name === name)
      const part = found?.parts.find(p => p.covers.includes('wallets'))
      if (!part)
        throw new NotFoundError(
          'list-unknown',
          `no version of "${name}" that names addresses was read: see cordon lists`,
        )
      const accounts = new Set<AccountId>()
      for (const { wallets } of part.entries)
        for (const { address, ledgers: valid } of wallets)
          for (const ledger of ledgers)
            if (valid.includes(ledger)) accounts.add(accountId(parseLedger(ledger), address as Address))
      return { accounts: [...accounts], version: part.version.digest, publishedAt: part.version.publishedAt }
    },
  }
}
