import { keccakHex } from './keccak.ts'
import { rlpBytes, rlpList, rlpQuantity } from './rlp.ts'

interface Entry {
  /** Nibbles of the key, a hex digit each. */
  readonly key: string
  readonly value: string
}

/**
 * Root of the Merkle Patricia trie that holds a list under the encoded place of each item (yellow paper, appendix D; a block's
 * transactionsRoot and receiptsRoot).
 * @param values encoded, hex without 0x
 * @returns with 0x
 */
export function listRoot(values: readonly string[]): string {
  if (values.length === 0) return EMPTY_ROOT
  const entries = values.map((value, i) => ({ key: rlpQuantity(i), value }))
  entries.sort((a, b) => (a.key < b.key ? -1 : 1))
  return `0x${keccakHex(nodeOf(entries, 0))}`
}

/** Of a list without items: the hash of an empty string's encoding. */
export const EMPTY_ROOT = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421'

/** Keys are sorted, all different, equal up to `depth`, and none is the beginning of another. */
function nodeOf(entries: readonly Entry[], depth: number): string {
  const first = entries[0] as Entry
  if (entries.length === 1) return rlpList([compact(first.key.slice(depth), true), rlpBytes(first.value)])
  const last = entries[entries.length - 1] as Entry
  let shared = depth
  while (first.key[shared] === last.key[shared]) shared++
  if (shared > depth)
    return rlpList([compact(first.key.slice(depth, shared), false), reference(nodeOf(entries, shared))])
  const children: string[] = []
  let from = 0
  for (const nibble of '0123456789abcdef') {
    let until = from
    while (entries[until]?.key[depth] === nibble) until++
    children.push(until === from ? '80' : reference(nodeOf(entries.slice(from, until), depth + 1)))
    from = until
  }
  return rlpList([...children, '80'])
}

/** A node shorter than 32 bytes stands in its parent itself. */
function reference(node: string): string {
  return node.length < 64 ? node : rlpBytes(keccakHex(node))
}

/** Hex-prefix encoding (yellow paper, appendix C). */
function compact(nibbles: string, leaf: boolean): string {
  const odd = nibbles.length % 2 === 1
  const flag = (leaf ? 2 : 0) + (odd ? 1 : 0)
  return rlpBytes(`${flag}${odd ? '' : '0'}${nibbles}`)
}
