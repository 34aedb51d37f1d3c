import type { Captured, CrossingNeeds, CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { memoText, readSwapMemo, type SwapMemo, txId } from '../../formats/crossings/swap-memo.ts'
import { accountId } from '../../model/account.ts'
import { nativeAsset } from '../../model/asset.ts'
import { BITCOIN, type LedgerId, namespaceOf } from '../../model/ledger.ts'
import { askedBy } from './network-asset.ts'
import { type KnownEvent, SliceIndex } from './slice-index.ts'

/** The router took value in for a vault. */
export const DEPOSIT = eventLayout('Deposit(address indexed to, address indexed asset, uint amount, string memo)')
/** A vault paid through the router. */
export const TRANSFER_OUT = eventLayout(
  'TransferOut(address indexed vault, address indexed to, address asset, uint amount, string memo)',
)
/** A vault had a contract swap what it paid, for the receiver. */
export const TRANSFER_OUT_AND_CALL = eventLayout(
  'TransferOutAndCall(address indexed vault, address target, uint amount, address finalAsset, address to, uint256 amountOutMin, string memo)',
)

/** What THORChain and its forks need of a ledger: the router's events on EVM ledgers, OP_RETURN texts on Bitcoin. */
export function routerNeeds(ledger: LedgerId, places: readonly CrossingPlace[]): CrossingNeeds {
  const routers = places.filter(p => p.role === 'router').map(p => p.address)
  const layouts = [DEPOSIT, TRANSFER_OUT, TRANSFER_OUT_AND_CALL].map(l => l.topic)
  return {
    topics: routers.length > 0 ? layouts : [],
    contracts: routers,
    accounts: [],
    memos: namespaceOf(ledger) === 'bip122',
  }
}

/**
 * Legs of THORChain and its forks. The network names a swap by the id of the transaction that paid in, and writes it under each payout
 * (`OUT:`) and refund (`REFUND:`).
 */
export function routerLegs(crossing: string, slice: CrossingSlice, places: readonly CrossingPlace[]): Captured {
  const index = new SliceIndex(crossing, slice)
  const routers = places.filter(p => p.role === 'router')
  const addresses = new Set(routers.map(p => p.address))
  for (const e of index.events(DEPOSIT, routers)) deposit(index, e, addresses)
  for (const e of index.events(TRANSFER_OUT, routers)) payout(index, e, e.fields.address('asset'))
  // Only native value is swapped on the way out; what the swap gave is in the transaction's own transfers.
  for (const e of index.events(TRANSFER_OUT_AND_CALL, routers)) payout(index, e, null)
  if (slice.ledger === BITCOIN) bitcoinLegs(index, slice)
  return { legs: index.legs, gaps: index.gaps }
}

function isOrder(memo: SwapMemo | null): memo is SwapMemo {
  return memo !== null && (memo.action === 'swap' || memo.action === 'limit')
}

function deposit(index: SliceIndex, { event, fields }: KnownEvent, routers: ReadonlySet<string>): void {
  const memo = readSwapMemo(fields.text('memo'))
  const vault = fields.address('to')
  if (!isOrder(memo)) return
  const asset = index.asset(fields.address('asset'))
  const amount = fields.uint('amount')
  const transfer = index.take(event.tx, {
    asset,
    amount,
    to: to => routers.has(to) || to === vault,
    from: from => !routers.has(from),
  })
  const payer = transfer?.from ?? index.sender(event.tx)
  if (payer === null) {
    index.gap(event.tx, 'payer-unseen', 'the router took a deposit of which no transfer is at hand')
    return
  }
  index.legs.push({
    ...index.start(event),
    ...{
      side: 'in',
      index: transfer?.index ?? null,
      account: index.account(payer),
      service: index.account(vault),
      asset,
      amount,
    },
    ...{ reference: txId(event.tx), asked: askedBy(memo, index.ledger) },
  })
}

function payout(
  index: SliceIndex,
  { event, fields }: KnownEvent,
  token: ReturnType<typeof fields.address> | null,
): void {
  const memo = readSwapMemo(fields.text('memo'))
  if (memo?.action !== 'out' && memo?.action !== 'refund') return
  const to = fields.address('to')
  const asset = token === null ? nativeAsset(index.ledger) : index.asset(token)
  const amount = fields.uint('amount')
  const transfer = token === null ? null : index.take(event.tx, { asset, amount, to: t => t === to })
  index.legs.push({
    ...index.start(event),
    ...{
      side: memo.action,
      index: transfer?.index ?? null,
      account: index.account(to),
      service: index.account(fields.address('vault')),
    },
    ...{ asset, amount, reference: memo.reference, asked: null },
  })
}

/** Bitcoin: the order or the id stands in an OP_RETURN; the vault, or the receiver, is the first output that is not the payer's own. */
function bitcoinLegs(index: SliceIndex, slice: CrossingSlice): void {
  const byId = new Map(slice.transactions.map(t => [t.tx, t]))
  const seen = new Set<string>()
  for (const m of [...slice.memos].sort(
    (a, b) => a.block - b.block || (a.tx < b.tx ? -1 : a.tx > b.tx ? 1 : a.index - b.index),
  )) {
    const text = memoText(m.data)
    const memo = text === null ? null : readSwapMemo(text)
    const says = memo?.action === 'out' || memo?.action === 'refund'
    // Of several texts in one transaction the network reads the first.
    if (memo === null || (!says && !isOrder(memo)) || seen.has(m.tx)) continue
    seen.add(m.tx)
    const transaction = byId.get(m.tx)
    const payers = new Set(transaction?.inputs.map(i => i.address).filter(a => a !== null))
    const payer = transaction?.inputs[0]?.address ?? null
    const output = transaction?.outputs.find(o => o.address !== null && !payers.has(o.address) && o.amount > 0n)
    if (payer === null || output?.address === null || output === undefined) {
      index.gap(
        m.tx,
        'payer-unseen',
        'an order stands in an OP_RETURN of a transaction whose payer or payee is not known',
      )
      continue
    }
    const payerId = accountId(slice.ledger, payer)
    const payeeId = accountId(slice.ledger, output.address)
    const common = { ...index.start(m), index: output.index, asset: nativeAsset(slice.ledger), amount: output.amount }
    index.legs.push(
      memo.action === 'out' || memo.action === 'refund'
        ? { ...common, side: memo.action, account: payeeId, service: payerId, reference: memo.reference, asked: null }
        : {
            ...common,
            side: 'in',
            account: payerId,
            service: payeeId,
            reference: txId(m.tx),
            asked: askedBy(memo, slice.ledger),
          },
    )
  }
}
