import { type AccountId, accountId, splitAccount } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import { compareTransfers, payee, payer, type Transfer, transferKey } from '../../model/transfer.ts'
import type { NoiseRow, TransferRow } from '../flow/trace-result.ts'
import { isGasMoney } from './gas-money.ts'
import { lookAlikes } from './look-alike.ts'
import { type AssetKind, assetKinds, type SymbolOf } from './token-truth.ts'
import type { TraceView } from './view.ts'

/** † Dust: at most this share (1/n) of the largest transfer of the account in the asset. */
export const DUST_SHARE = 100_000n

/** The kinds, the first that fits wins. */
const KINDS: readonly NoiseRow['kind'][] = ['fake-token', 'look-alike', 'zero-value', 'dust', 'gas-top-up']

interface Verdict {
  readonly kind: NoiseRow['kind']
  readonly because: string
}

/**
 * Lists the noise in the histories of the followed accounts; each transfer once, under the first kind that fits: fake-token,
 * look-alike, zero-value, dust, gas-top-up. Tainted transfers are never noise of the kinds dust and gas-top-up, and value of a
 * recognised asset that a followed account itself paid is never a look-alike's.
 * @param recognised token assets that are what they claim to be; native assets always are
 */
export function findNoise(
  view: TraceView,
  recognised: ReadonlySet<AssetId>,
  symbolOf: SymbolOf = () => null,
): NoiseRow[] {
  const kindOf = assetKinds(recognised, symbolOf)
  const isTainted = lazyTaint(view.transfers)
  const found = new Map<string, { readonly t: Transfer; readonly verdict: Verdict }>()
  for (const [account, history] of view.histories) {
    const ear = new Ear(view, account, history, lookAlikes(account, history, recognised), kindOf, isTainted)
    for (const t of history) {
      const verdict = ear.judge(t)
      if (!verdict) continue
      const known = found.get(transferKey(t))
      if (!known || stronger(verdict, known.verdict)) found.set(transferKey(t), { t, verdict })
    }
  }
  return [...found.values()].sort((a, b) => compareTransfers(a.t, b.t)).map(({ t, verdict }) => rowOf(t, verdict))
}

/** What one account hears: its history, judged. */
class Ear {
  private readonly view: TraceView
  private readonly address: Address
  private readonly twins: ReadonlyMap<Address, Address>
  private readonly kindOf: (asset: AssetId) => AssetKind
  private readonly isTainted: (t: Transfer) => boolean
  private readonly largest = new Map<AssetId, bigint>()
  private lastTokenPaidAt = Number.NEGATIVE_INFINITY

  constructor(
    view: TraceView,
    account: AccountId,
    history: readonly Transfer[],
    twins: ReadonlyMap<Address, Address>,
    kindOf: (asset: AssetId) => AssetKind,
    isTainted: (t: Transfer) => boolean,
  ) {
    this.view = view
    this.address = splitAccount(account).address
    this.twins = twins
    this.kindOf = kindOf
    this.isTainted = isTainted
    for (const t of history) {
      if (t.amount > (this.largest.get(t.asset) ?? 0n)) this.largest.set(t.asset, t.amount)
      if (t.from === this.address && t.amount > 0n && kindOf(t.asset) !== 'native') this.lastTokenPaidAt = t.at
    }
  }

  judge(t: Transfer): Verdict | null {
    const kind = this.kindOf(t.asset)
    if (kind === 'fake')
      return { kind: 'fake-token', because: 'The token is not a recognised one but its symbol looks like one.' }
    const other = t.from === this.address ? t.to : t.from
    const twin = this.twins.get(other)
    if (twin !== undefined && !(t.amount > 0n && kind !== 'unknown' && this.signed(t)))
      return {
        kind: 'look-alike',
        because: `${accountId(t.ledger, other)} has the same ends as the real counterparty ${accountId(t.ledger, twin)}.`,
      }
    if (t.amount === 0n)
      // Only a holder can send native zero, as a contract call; a token transfer of zero can be made in anybody's name.
      return kind === 'native' && this.signed(t) ? null : { kind: 'zero-value', because: 'It moves nothing.' }
    if (t.to !== this.address || t.from === this.address) return null
    const dust = t.amount * DUST_SHARE <= (this.largest.get(t.asset) ?? 0n)
    const gas = t.at <= this.lastTokenPaidAt && isGasMoney(t)
    if ((!dust && !gas) || this.isTainted(t)) return null
    return dust
      ? {
          kind: 'dust',
          because: 'It is at most a hundred-thousandth of the largest transfer of this account in the asset.',
        }
      : {
          kind: 'gas-top-up',
          because: 'A little native value, from outside the theft, before the account pays tokens.',
        }
  }

  /** True when a followed account pays. */
  private signed(t: Transfer): boolean {
    return t.from === this.address || this.view.histories.has(payer(t))
  }
}

/** Equal kinds are told in the words that sort first, so that the order of accounts decides nothing. */
function stronger(a: Verdict, b: Verdict): boolean {
  return a.kind === b.kind ? a.because < b.because : KINDS.indexOf(a.kind) < KINDS.indexOf(b.kind)
}

function lazyTaint(rows: readonly TransferRow[]): (t: Transfer) => boolean {
  const keys = new Set<string>()
  let read = false
  return t => {
    if (!read) for (const row of rows) if (row.tainted > 0n) keys.add(`${row.tx}:${row.index}`)
    read = true
    return keys.has(transferKey(t))
  }
}

function rowOf(t: Transfer, { kind, because }: Verdict): NoiseRow {
  const { tx, index, at, asset, amount } = t
  return { kind, tx, index, at, from: payer(t), to: payee(t), asset, amount, because }
}
