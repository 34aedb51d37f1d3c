import type { Address } from '../../model/address.ts'
import { type AssetId, erc20 } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { EvmLog } from './evm-receipt.ts'

/** keccak256 of `Transfer(address,address,uint256)`: ERC-20 and ERC-721 alike. */
export const TRANSFER_TOPIC = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
/** keccak256 of `Deposit(address,uint256)`, which WETH9 says when it makes tokens. */
export const DEPOSIT_TOPIC = '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c'
/** keccak256 of `Withdrawal(address,uint256)`, which WETH9 says when it takes them back. */
export const WITHDRAWAL_TOPIC = '0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65'

/** From here tokens come, and here they go, when they are made and unmade. */
const NOBODY = '0x0000000000000000000000000000000000000000' as Address
const WORD = 64

/** A transfer without what its block and transaction say. */
export type TokenMove = Pick<Transfer, 'index' | 'from' | 'to' | 'asset' | 'amount'>

/**
 * Reads the token transfers in the logs of one transaction. Amounts of zero are kept: poisoning consists of them.
 * ERC-721: one unit of the collection. A contract that indexes nothing (an early form of both) is read as ERC-20. What wrapped native
 * tokens say of deposits and withdrawals counts as making and unmaking: WETH9 says no Transfer then.
 * @param wrapped contracts whose word on that is good
 */
export function tokenMoves(ledger: LedgerId, logs: readonly EvmLog[], wrapped: ReadonlySet<Address>): TokenMove[] {
  const moves: TokenMove[] = []
  const wraps: TokenMove[] = []
  for (const { contract, topics, data, index } of logs) {
    const [topic, first, second, third] = topics
    if (topic === TRANSFER_TOPIC) {
      const words = (data.length - 2) / WORD
      if (third !== undefined && words === 0 && first !== undefined && second !== undefined)
        moves.push({ index, from: inWord(first), to: inWord(second), asset: erc721(ledger, contract), amount: 1n })
      else if (third === undefined && words === 1 && first !== undefined && second !== undefined)
        moves.push({
          index,
          from: inWord(first),
          to: inWord(second),
          asset: erc20(ledger, contract),
          amount: BigInt(data),
        })
      else if (first === undefined && words === 3)
        moves.push({
          ...{ index, from: inWord(wordOf(data, 0)), to: inWord(wordOf(data, 1)), asset: erc20(ledger, contract) },
          amount: BigInt(wordOf(data, 2)),
        })
    } else if (first !== undefined && second === undefined && data.length === WORD + 2 && wrapped.has(contract)) {
      const asset = erc20(ledger, contract)
      if (topic === DEPOSIT_TOPIC) wraps.push({ index, from: NOBODY, to: inWord(first), asset, amount: BigInt(data) })
      else if (topic === WITHDRAWAL_TOPIC)
        wraps.push({ index, from: inWord(first), to: NOBODY, asset, amount: BigInt(data) })
    }
  }
  // A wrapped token that says Transfer as well has said it once already.
  const said = new Set(wraps.length === 0 ? [] : moves.map(partiesOf))
  return [...moves, ...wraps.filter(wrap => !said.has(partiesOf(wrap)))]
}

function partiesOf({ from, to, asset, amount }: TokenMove): string {
  return `${from} ${to} ${asset} ${amount}`
}

function erc721(ledger: LedgerId, contract: Address): AssetId {
  return `${ledger}/erc721:${contract}` as AssetId
}

function wordOf(data: string, n: number): string {
  return `0x${data.slice(2 + n * WORD, 2 + (n + 1) * WORD)}`
}

/** The address that a word of 32 bytes ends with. */
function inWord(word: string): Address {
  return `0x${word.slice(26)}` as Address
}
