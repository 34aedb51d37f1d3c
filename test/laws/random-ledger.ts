import { AccountTrace, type AccountTraceOptions } from '../../src/analysis/flow/account/account-trace.ts'
import type { Known } from '../../src/analysis/flow/account/knowledge.ts'
import type { AccountTraceRequest } from '../../src/analysis/flow/account/trace-request.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import type { AssetId } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'

/** The nth made-up address; no two are alike. */
export const address = (n: number): Address => `0x${(n + 1).toString(16).padStart(8, '0').padStart(40, 'a')}` as Address
/** The nth made-up account on Ethereum. */
export const account = (n: number): AccountId => `${ETHEREUM}:${address(n)}` as AccountId
/** The nth made-up token. */
export const token = (n: number): AssetId => `${ETHEREUM}/erc20:0x${(n + 1).toString(16).padStart(40, 'f')}` as AssetId

/** A transfer by account numbers; `order` is both its time and its hash. */
export function move(order: number, from: number, to: number, amount: bigint, asset = 0): Transfer {
  return {
    ledger: ETHEREUM,
    tx: `0x${(order + 1).toString(16).padStart(64, '0')}`,
    index: 0,
    block: 1000 + order,
    at: 1_700_000_000 + order * 12,
    from: address(from),
    to: address(to),
    asset: token(asset),
    amount,
  }
}

/** Random ledgers: few accounts, so that money meets, mixes and returns; account 0 is the source. */
export const ledgers: fc.Arbitrary<Transfer[]> = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7), fc.bigInt(0n, 300n), fc.nat(1)), { minLength: 1, maxLength: 40 })
  .map(rows => rows.map(([from, to, amount, asset], i) => move(i, from, to, amount, asset)))

/** A request for all that leaves account 0. */
export function fromZero(change: Partial<AccountTraceRequest> = {}): AccountTraceRequest {
  return {
    case: 'law',
    sources: [{ kind: 'account', account: account(0), asset: null, amount: null }],
    policy: 'fifo',
    since: null,
    until: 1_800_000_000,
    maxHops: null,
    floor: 0n,
    surplus: 'share',
    recognised: () => true,
    ...change,
  }
}

/** Answers a trace's needs from a list of transfers until it is finished, or until `enough`. */
export function runTrace(
  transfers: readonly Transfer[],
  request: AccountTraceRequest,
  change: { tags?: readonly Tag[]; enough?: () => boolean } & Partial<AccountTraceOptions> = {},
): AccountTrace {
  const { tags = [], enough = () => false, ...options } = change
  const histories = new Map<AccountId, Transfer[]>()
  for (const t of [...transfers].sort(compareTransfers)) {
    if (t.at > request.until) continue
    for (const a of new Set([payer(t), payee(t)])) histories.set(a, [...(histories.get(a) ?? []), t])
  }
  const trace = new AccountTrace(request, { valueFirst: false, allPolicies: false, issuerOf: () => null, ...options })
  while (trace.needs && !enough()) {
    const answers = new Map<AccountId, Known>()
    for (const a of [...trace.needs.wanted, ...trace.needs.soon])
      answers.set(a, {
        transfers: histories.get(a) ?? [],
        complete: true,
        tags: tags.filter(t => a.endsWith(t.address)),
      })
    trace.advance(answers, enough)
  }
  return trace
}

/** How many random ledgers a law tries. */
export const RUNS = Number(process.env['CORDON_RUNS'] ?? 10_000)
