import type { RangeRole, RangeTruth } from '../../model/range.ts'

/** Roles whose many accounts are one place: who named one of them has found it. */
const BY_OWNER: ReadonlySet<RangeRole> = new Set([
  'exchange',
  'exchange-deposit',
  'exchanger',
  'exchanger-deposit',
  'mixer',
  'bridge',
  'router',
  'swap',
])

/** Tells at which place an account stands: with its owner on that ledger, for services; by itself, for all others. */
export class Places {
  readonly #owners: ReadonlyMap<string, string>

  constructor(truth: Pick<RangeTruth, 'accounts'>) {
    this.#owners = new Map(truth.accounts.filter(a => BY_OWNER.has(a.role)).map(a => [a.account, a.owner]))
  }

  /** Whether an account belongs to a service. */
  ofService(account: string): boolean {
    return this.#owners.has(account)
  }

  /** A place and an asset, as one text. */
  of(account: string, asset: string): string {
    const owner = this.#owners.get(account)
    return `${owner === undefined ? account : `${owner} on ${account.slice(0, account.lastIndexOf(':'))}`} ${asset}`
  }
}
