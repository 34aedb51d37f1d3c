import { createHash } from 'node:crypto'
import type { AssetId } from '../../src/model/asset.ts'
import type { KnownAsset } from '../../src/model/known-asset.ts'
import { ETHEREUM, type LedgerId } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import type { Transaction } from '../../src/model/transaction.ts'
import { compareTransfers, type Transfer } from '../../src/model/transfer.ts'
import { address, token } from '../laws/random-ledger.ts'

/** The made-up tokens as known ones: of a token that nobody knows, nothing is stolen that did not come in before. */
export const TOKENS: ReadonlyMap<AssetId, KnownAsset> = new Map(
  [0, 1].map(n => {
    const about = {
      symbol: `T${n}`,
      name: `Token ${n}`,
      decimals: 0,
      issuer: n === 0 ? 'Some Issuer' : null,
      source: 'test',
    }
    return [token(n), { ...about, asset: token(n) }]
  }),
)

/** One move within a block, by account numbers. */
export type Move = readonly [from: number, to: number, amount: bigint, asset?: number]

const digest = (text: string): string => `0x${createHash('sha256').update(text).digest('hex')}`

/** A block on top of another. @param salt tells branches apart; `transactions` of equal salt have equal hashes on every branch */
export function blockOver(
  parent: Pick<LiveBlock, 'height' | 'hash' | 'at'> | null,
  moves: readonly Move[],
  salt = '',
  more: Partial<LiveBlock> = {},
): LiveBlock {
  const height = (parent?.height ?? -1) + 1
  const parentHash = parent?.hash ?? digest('genesis')
  const at = (parent?.at ?? 1_700_000_000 - 12) + 12
  const ledger = more.ledger ?? ETHEREUM
  const transfers = moves.map(([from, to, amount, asset = 0], index): Transfer => {
    const tx = digest(`${salt} ${height} ${index} ${from} ${to} ${amount} ${asset}`)
    return {
      ...{ ledger, tx, index, block: height, at },
      from: address(from),
      to: address(to),
      asset: token(asset),
      amount,
    }
  })
  const block = { ledger, height, parent: parentHash, at, transfers: transfers.sort(compareTransfers) }
  const hash = digest(`${parentHash} ${salt} ${transfers.map(t => t.tx).join()}`)
  return { ...block, hash, transactions: [], events: [], calls: [], memos: [], gaps: [], ...more }
}

/** A chain of blocks from height 0. */
export function chainOf(blocks: readonly (readonly Move[])[], salt = ''): LiveBlock[] {
  const chain: LiveBlock[] = []
  for (const moves of blocks) chain.push(blockOver(chain.at(-1) ?? null, moves, salt))
  return chain
}

/** A coin transaction that spends outputs and pays addresses. */
export function coins(
  ledger: LedgerId,
  block: Pick<LiveBlock, 'height' | 'at'>,
  position: number,
  spends: readonly (readonly [tx: string, index: number])[],
  pays: readonly (readonly [to: number, amount: bigint])[],
): Transaction {
  const tx = digest(`coin ${block.height} ${position} ${spends.join()}`).slice(2)
  return {
    ...{ ledger, tx, block: block.height, blockHash: null, position, at: block.at, fee: null },
    inputs: spends.map(([prevTx, prevIndex]) => ({ prevTx, prevIndex, amount: null, address: null })),
    outputs: pays.map(([to, amount], index) => ({ index, amount, address: address(to), script: 'pubkeyhash' })),
  }
}
