import { hexToBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { LedgerMemo } from '../../model/ledger-event.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import type { Transaction } from '../../model/transaction.ts'
import { coinbaseHeight } from './block.ts'
import { type HeaderPlace, readNamedHeader } from './block-ref.ts'
import { readEsploraItems } from './esplora.ts'
import { displayHash, merkleRoot, sameBytes } from './hashes.ts'
import { unseenAmounts } from './live-block.ts'
import { outputMemo } from './output-memo.ts'

/**
 * Puts a block together from what an Esplora server tells of it: the header's 80 bytes and its transactions in the block's order.
 * Each transaction's id is computed from its parts and all ids are held against the header's Merkle root, so that none can be left out,
 * added or changed; amounts and addresses of the outputs spent are the server's word, as no hash in a block covers them.
 * @param items transactions as `/block/:hash/txs/:start` gives them, all pages
 * @throws InputError `block-other`, `block-work`, `block-merkle`, `block-duplicate`, `block-coinbase`, `block-height`, and as `readEsplora`
 */
export function readEsploraBlock(
  header: Uint8Array,
  items: readonly unknown[],
  place: HeaderPlace,
  memos: boolean,
): LiveBlock {
  const { ledger, height, hash } = place
  const { merkleRoot: root, previousBlock, at } = readNamedHeader(header, place)
  const transactions = readEsploraItems(items, ledger).map((t, position): Transaction => {
    if (t.block !== height || t.blockHash !== hash || t.at !== at)
      throw new InputError('block-other', `transaction ${t.tx} is said to stand in another block, or at another time`)
    if ((position === 0) !== t.inputs.some(input => input.prevTx === null))
      throw new InputError('block-coinbase', 'a block needs exactly one coinbase, as its first transaction')
    return { ...t, position }
  })
  if (transactions.length === 0) throw new InputError('block-coinbase', `block ${hash} is given without transactions`)
  const claimed = coinbaseHeight({ inputs: [{ scriptSig: scriptSigOf(items[0]) }] })
  if (claimed !== null && claimed !== height)
    throw new InputError('block-height', `block ${claimed} by its coinbase is given for block ${height}`)
  const tree = merkleRoot(transactions.map(t => hexToBytes(t.tx).reverse()))
  if (!sameBytes(tree.root, root))
    throw new InputError('block-merkle', `the transactions do not hash to the Merkle root of block ${hash}`)
  if (tree.repeated)
    throw new InputError('block-duplicate', 'transactions are repeated so that the Merkle root stays the same')
  return {
    ...{ ledger, height, hash, parent: displayHash(previousBlock), at },
    ...{ transfers: [], transactions, events: [], calls: [] },
    memos: memos ? items.flatMap((item, i) => memosOf(item, transactions[i] as Transaction)) : [],
    gaps: unseenAmounts(transactions),
  }
}

/** What was checked by {@link readEsploraItems} is read again for what the model leaves out. */
interface Told {
  readonly vin: readonly { readonly scriptsig: string }[]
  readonly vout: readonly { readonly scriptpubkey: string }[]
}

function scriptSigOf(item: unknown): Uint8Array {
  return hexToBytes((item as Told).vin[0]?.scriptsig ?? '')
}

function memosOf(item: unknown, { ledger, tx, block, at }: Transaction): LedgerMemo[] {
  return (item as Told).vout.flatMap(({ scriptpubkey }, index) => {
    const data = outputMemo(hexToBytes(scriptpubkey))
    return data ? [{ ledger, tx, index, block, at, data }] : []
  })
}
