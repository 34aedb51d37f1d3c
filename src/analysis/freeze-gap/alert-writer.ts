import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import type { FreezeAlert, FreezeAlertKind, IssuerNotice, LootHolder, WatchedLoot } from './freeze-alert.ts'
import type { FreezeIssuer, FreezeStep } from './freeze-issuer.ts'
import { freezeSentence } from './freeze-sentence.ts'
import type { OpenProposal } from './freeze-state.ts'

/** Holders of the rest of the loot, and receivers of what escaped, that an alert names. */
const MOST_NAMED = 20

/** What gave rise to an alert. */
interface Occasion {
  readonly tx: string
  readonly block: number
  readonly at: Instant
  readonly by: Address | null
}

/** Puts alerts together. */
export class AlertWriter {
  readonly #issuer: FreezeIssuer
  readonly #watched: WatchedLoot
  readonly #needed: ReadonlyMap<string, number>
  readonly #proven: ReadonlySet<string>

  constructor(
    issuer: FreezeIssuer,
    watched: WatchedLoot,
    needed: ReadonlyMap<string, number>,
    proven: ReadonlySet<string>,
  ) {
    this.#issuer = issuer
    this.#watched = watched
    this.#needed = needed
    this.#proven = proven
  }

  /** null: the account is, and was when the freeze was proposed, nobody's whom a case watches. */
  alert(
    kind: FreezeAlertKind,
    p: OpenProposal | null,
    occasion: Occasion,
    frozen: AccountId | null = null,
    acted: FreezeAlert['act'] = 'freeze',
  ): FreezeAlert | null {
    const account = p?.account ?? frozen
    if (account === null) return null
    const cases = [...new Set([...(p?.cases ?? []), ...this.#watched.casesAt(account)])].sort()
    if (cases.length === 0) return null
    const { name: issuer, ledger, asset, needed } = this.#issuer
    const rest = this.#rest(cases, account)
    const escapedTo = [...(p?.escapedTo ?? [])].map(([to, amount]) => ({ account: to, asset, amount })).sort(byAmount)
    const { tx, block, at, by } = occasion
    const alert = {
      kind,
      act: p?.act ?? acted,
      issuer,
      ledger,
      asset,
      account,
      cases,
      tx,
      block,
      at,
      proposal: p?.proposal ?? null,
      wallet: p?.wallet ?? null,
      proven: p === null || this.#proven.has(p.wallet),
      proposedAt: p?.at ?? null,
      proposedBy: p?.by ?? null,
      by,
      confirmations: p?.confirmedBy.length ?? 0,
      needed: p === null ? null : (this.#needed.get(p.wallet) ?? needed),
      openSeconds: p === null ? null : at - p.at,
      escaped: p?.escaped ?? 0n,
      escapedTo: escapedTo.slice(0, MOST_NAMED),
      rest: rest.slice(0, MOST_NAMED),
      restCount: rest.length,
    }
    return { ...alert, because: freezeSentence(alert, this.#issuer) }
  }

  notice({ wallet, proposal, call, tx, block, at }: Extract<FreezeStep, { kind: 'submitted' }>): IssuerNotice {
    const issuer = this.#issuer.name
    const what =
      call === null
        ? 'something that a contract asked for and that cannot be seen'
        : `${call.name ?? `a function ${call.selector} that is not known`} of ${call.to}`
    const because = `${this.#issuer.issuer}'s wallet ${wallet} is proposed (${proposal ?? 'number not seen'}): ${what}`
    return { issuer, wallet, proposal, function: call?.name ?? call?.selector ?? null, tx, block, at, because }
  }

  #rest(cases: readonly string[], but: AccountId): (LootHolder & { case: string })[] {
    const { asset } = this.#issuer
    return cases
      .flatMap(name =>
        this.#watched.holders(name).map(({ account, asset, amount }) => ({ case: name, account, asset, amount })),
      )
      .filter(h => h.account !== but || h.asset !== asset)
      .sort((a, b) => Number(b.asset === asset) - Number(a.asset === asset) || byAmount(a, b))
  }
}

function byAmount(a: LootHolder, b: LootHolder): number {
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1
  return a.account < b.account ? -1 : a.account > b.account ? 1 : 0
}
