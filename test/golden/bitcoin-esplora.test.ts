import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bytesToHex } from '@noble/hashes/utils.js'
import { parseBlock } from '../../src/formats/bitcoin/block.ts'
import { ByteReader } from '../../src/formats/bitcoin/byte-reader.ts'
import { readEsplora } from '../../src/formats/bitcoin/esplora.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import { needsShared, sharedPath } from '../shared-data.ts'

interface Output {
  scriptpubkey: string
  scriptpubkey_type?: string
  scriptpubkey_address?: string
  value: number
}
interface Input {
  txid: string
  vout: number
  prevout: Output | null
  scriptsig: string
  is_coinbase: boolean
  sequence: number
}
interface Told {
  txid: string
  version: number
  locktime: number
  vin: Input[]
  vout: Output[]
  fee?: number
  status: { confirmed: boolean; block_height?: number; block_hash?: string; block_time?: number }
}

const skip = needsShared
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(sharedPath('data/ledgers/bitcoin', name)))
/** 101 transactions as an Esplora server answered them, from scure-btc-signer's tests (MIT). */
const text = skip ? '[]' : readFileSync(sharedPath('data/ledgers/bitcoin/esplora-txs-mainnet.json'), 'utf8')
const told = JSON.parse(text) as Told[]
const read = (list: unknown) => readEsplora(JSON.stringify(list), BITCOIN)

/** Bitcoin Core's names for Esplora's. */
const TYPES: Readonly<Record<string, string>> = {
  v0_p2wpkh: 'witness_v0_keyhash',
  v0_p2wsh: 'witness_v0_scripthash',
  v1_p2tr: 'witness_v1_taproot',
  p2pkh: 'pubkeyhash',
  p2sh: 'scripthash',
  op_return: 'nulldata',
}

test('all 101 transactions of an Esplora server are read, and the fees, addresses and script types found are the server’s', {
  skip,
}, () => {
  const { transactions, refusals } = readEsplora(text, BITCOIN)
  assert.deepEqual(refusals, [])
  assert.equal(transactions.length, 101)
  const found = new Map(transactions.map(t => [t.tx, t]))
  for (const t of told) {
    const mine = found.get(t.txid)
    assert.equal(mine?.block, t.status.block_height)
    assert.equal(mine?.at, t.status.block_time)
    assert.equal(mine?.fee, BigInt(t.fee as number))
    assert.deepEqual(
      mine?.outputs.map(o => [o.amount, o.address, o.script]),
      t.vout.map(o => [BigInt(o.value), o.scriptpubkey_address ?? null, TYPES[o.scriptpubkey_type ?? '']]),
    )
    assert.deepEqual(
      mine?.inputs.map(i => [i.prevTx, i.prevIndex, i.amount, i.address]),
      t.vin.map(i => [i.txid, i.vout, BigInt(i.prevout?.value ?? -1), i.prevout?.scriptpubkey_address ?? null]),
    )
  }
})

test('what one of the 101 says it spends of another is what that one made', { skip }, () => {
  const { transactions } = readEsplora(text, BITCOIN)
  const found = new Map(transactions.map(t => [t.tx, t]))
  const links = transactions.flatMap(t => t.inputs).filter(i => found.has(i.prevTx ?? ''))
  assert.equal(links.length, 8)
  for (const i of links) {
    const made = found.get(i.prevTx ?? '')?.outputs[i.prevIndex]
    assert.deepEqual([made?.amount, made?.address], [i.amount, i.address])
  }
})

test('an answer that was changed on the way is refused alone, with the code of what is wrong', { skip }, () => {
  const first = told[0] as Told
  const change = (by: (t: Told) => void): string | undefined => {
    const copy = structuredClone(first)
    by(copy)
    const { transactions, refusals } = read([copy, told[1]])
    assert.equal(transactions.length, 1)
    assert.equal(refusals[0]?.line, 1)
    return refusals[0]?.code
  }
  const coin = (t: Told): Output => t.vin[0]?.prevout as Output
  const pay = (t: Told): Output => t.vout[0] as Output
  assert.equal(
    change(t => {
      pay(t).value += 1
    }),
    'tx-hash',
  )
  assert.equal(
    change(t => {
      t.txid = '0'.repeat(64)
    }),
    'tx-hash',
  )
  assert.equal(
    change(t => {
      coin(t).value += 1
    }),
    'fee-mismatch',
  )
  assert.equal(
    change(t => {
      coin(t).value = 1
    }),
    'outputs-exceed-inputs',
  )
  assert.equal(
    change(t => {
      coin(t).scriptpubkey_address = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'
    }),
    'address-mismatch',
  )
  assert.equal(
    change(t => {
      t.status.confirmed = false
    }),
    'tx-unconfirmed',
  )
  assert.equal(
    change(t => {
      pay(t).value = 0.5
    }),
    'esplora-malformed',
  )
})

/** Block 300025 as an Esplora server would tell it, written from its bytes and bcoin's undo data without the block reader. */
function transcribed(): Told[] {
  const block = bytesOf('bcoin-block300025.raw')
  const undo = new ByteReader(bytesOf('bcoin-block300025-undo.raw'), 'test')
  const reader = new ByteReader(block, 'test')
  reader.take(80)
  const hash = (): string => bytesToHex(reader.take(32).slice().reverse())
  const output = (from: ByteReader): Output => ({
    value: Number(from.u64()),
    scriptpubkey: bytesToHex(from.varBytes()),
  })
  const ids = parseBlock(block, { ledger: BITCOIN }).map(t => t.tx)
  return Array.from({ length: reader.compactSize() }, (_, n): Told => {
    const version = reader.i32()
    const vin = Array.from({ length: reader.compactSize() }, (): Input => {
      const txid = hash()
      const vout = reader.u32()
      const scriptsig = bytesToHex(reader.varBytes())
      const sequence = reader.u32()
      return { txid, vout, scriptsig, sequence, is_coinbase: n === 0, prevout: n === 0 ? null : output(undo) }
    })
    const vout = Array.from({ length: reader.compactSize() }, () => output(reader))
    const status = {
      confirmed: true,
      block_height: 300025,
      block_hash: '0000000000000000821c4e0acc40f88bedbce3b73ba2358b5ade58a9022cc78c',
      block_time: 1399713634,
    }
    return { txid: ids[n] as string, version, locktime: reader.u32(), vin, vout, status }
  })
}

test('block 300025 told as Esplora tells it and read from its bytes with undo data is the same, but for the places in the block', {
  skip,
}, () => {
  const whole = parseBlock(bytesOf('bcoin-block300025.raw'), {
    ledger: BITCOIN,
    undo: bytesOf('bcoin-block300025-undo.raw'),
  })
  const { transactions, refusals } = read(transcribed())
  assert.deepEqual(refusals, [])
  const byId = new Map(transactions.map(t => [t.tx, t]))
  for (const t of whole) {
    const other = byId.get(t.tx)
    assert.deepEqual({ ...other, position: t.position }, t)
  }
  const place = new Map(transactions.map(t => [t.tx, t.position]))
  for (const t of transactions)
    for (const i of t.inputs)
      assert.ok((place.get(i.prevTx ?? '') ?? -1) < t.position, `${t.tx} stands before what it spends`)
})
