import { hexToBytes } from '@noble/hashes/utils.js'
import type { TronInternal } from './block-json.ts'
import type { ContractMove } from './contract-moves.ts'
import { latin } from './protobuf.ts'
import { addressOfHex } from './tron-address.ts'

/** What a program's step moved; `unread` says which kind of step could not be read. */
export interface InternalReading {
  readonly moves: readonly ContractMove[]
  readonly unread: string | null
}

/** Steps that hand value on. */
const MOVING: ReadonlySet<string> = new Set(['', 'call', 'create', 'suicide'])
/** Steps with stakes, votes and lent resources: the value stays its owner's (java-tron, `Program`). */
const STAKING =
  /^(?:freeze|unfreeze|cancelAllUnfreeze|delegateResource|unDelegateResource|withdrawExpireUnfreeze|voteWitness)/

/**
 * Reads one internal transaction: TRX and TRC-10 tokens that a program handed on. Steps that were undone moved nothing.
 * @throws InputError `address-malformed`
 */
export function readInternal(internal: TronInternal): InternalReading {
  if (internal.rejected) return { moves: [], unread: null }
  const note = latin(hexToBytes(internal.note))
  const values = internal.callValueInfo.filter(v => (v.callValue ?? 0) !== 0)
  if (values.length === 0 || STAKING.test(note)) return { moves: [], unread: null }
  if (!MOVING.has(note)) return { moves: [], unread: /^\w{1,60}$/.test(note) ? note : 'a step without a name' }
  // JSON numbers beyond 2^53 have lost their last digits on the way.
  if (values.some(v => !Number.isSafeInteger(v.callValue) || (v.callValue ?? 0) < 0))
    return { moves: [], unread: 'a value too large for its form' }
  if (values.some(v => !/^\d{0,18}$/.test(String(v.tokenId ?? ''))))
    return { moves: [], unread: 'a token without a number' }
  const from = addressOfHex(internal.caller_address)
  const to = addressOfHex(internal.transferTo_address)
  const moves = values.map(({ callValue = 0, tokenId }) => {
    const token = tokenId === undefined || tokenId === '' || tokenId === 0 ? null : String(tokenId)
    return { from, to, token, amount: BigInt(callValue) }
  })
  return { moves, unread: null }
}
