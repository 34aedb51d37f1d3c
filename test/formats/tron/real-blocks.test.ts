import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBlockId } from '../../../src/formats/tron/block-id.ts'
import { liveTronBlock } from '../../../src/formats/tron/live-block.ts'
import { readFields } from '../../../src/formats/tron/protobuf.ts'
import { readTronBlock, readTronInfos } from '../../../src/formats/tron/read-tron-json.ts'
import { CordonError, InputError } from '../../../src/model/errors.ts'
import type { LedgerId } from '../../../src/model/ledger.ts'
import { NO_WANTS } from '../../../src/model/live-block.ts'
import { len, transactionOf } from '../../adapters/ledgers/tron-chain.ts'
import { fc } from '../../property.ts'

const SHASTA = 'tron:0x94a9059e' as LedgerId

/** Block 13,232,131 of the Shasta test network, 2021-03-17: two payments, and a call of a token with a note. */
const SHASTA_BLOCK = {
  blockID: '0000000000c9e803d5258a17e15172768b41ffb69e857530e7d9f7a92ccb78e8',
  block_header: {
    raw_data: {
      number: 13232131,
      txTrieRoot: '1b8e8977290caedf6de737f3e42d142c5c603d20d46942bb47a75963ec78709d',
      witness_address: '41ad3353aa1343b90a311f09b784c76f089d278232',
      parentHash: '0000000000c9e802e54079a6a84e92315f8b8dbcbefd9b151dc2317d27523049',
      version: 20,
      timestamp: 1615967187000,
    },
  },
  transactions: [
    {
      ret: [{ contractRet: 'SUCCESS' }],
      signature: [
        '51911c415dc290b1500562d41570009bbbe0827d231999ea7de1f0bbb1665b436e9a1f0c3eeff34f3df2290da5706f920e95b58a55827d7202f81fd45960a7ea01',
      ],
      txID: '738c8bdf8f2a38147a8a4643bb184cfde41b22707585669a2cfb15b3b7d869bf',
      raw_data_hex:
        '0a02e7f0220885fc9d795829e08940e09d9df9832f5a69080112650a2d747970652e676f6f676c65617069732e636f6d2f70726f746f636f6c2e5472616e73666572436f6e747261637412340a154141f0a2b01c950b4d38c9abfe9b96579dea0651681215412e961e2d6493b2bc728d06d024c0e2a6310635381880e497d01270e7cc99f9832f',
    },
    {
      ret: [{ contractRet: 'SUCCESS' }],
      signature: [
        'b03901e89ee688c819bc885f7f4789e5f47c1eb23bdbb9ee334516f9f43e86ce2968913414cc82113c5ec6ff993a9075e23cf81474920c9b4da94ad2a096310e01',
      ],
      txID: '5d79ef636445e261fa090cdb5d23d7f8e0443778cb74df2c3ee34a9462645f67',
      raw_data_hex:
        '0a02e7f0220885fc9d795829e08940e09d9df9832f5a69080112650a2d747970652e676f6f676c65617069732e636f6d2f70726f746f636f6c2e5472616e73666572436f6e747261637412340a154141f0a2b01c950b4d38c9abfe9b96579dea06516812154131ee9cedde5c5e0de33f26b3ba6596b0fef610f31880e497d0127091cd99f9832f',
    },
    {
      ret: [{ contractRet: 'SUCCESS' }],
      signature: [
        '542dc9f8a72fd3d96a03e4075789cdd017f9c7a30522fffbd1c4a2def34dfcbf0ccdc3302507168c4cc41715d778ce3f452b988840c23f80cd4985fbc75f733a01',
      ],
      txID: 'ec0fa0d734c1d5815cee80b7accce61b0cda8a87e8d3e40061595104a4142430',
      raw_data_hex:
        '0a02e7ef2208ca589e3ac0ae638340a8869df9832f520c73656e6420746f20746f6e795aae01081f12a9010a31747970652e676f6f676c65617069732e636f6d2f70726f746f636f6c2e54726967676572536d617274436f6e747261637412740a1541bcaadebd7d6951971e4876f79fd95351bd5571dc12154135cf7d6a20a1f7149e5f99442334257a95e8f28e2244a9059cbb00000000000000000000000001c12a552c8a35051153c05792249d2512f011ba000000000000000000000000000000000000000000000000112209c76de800007095ca99f9832f9001809bee02',
    },
  ],
}

test('a real block of three transactions hashes to its id and its root, and gives its payments and its note', () => {
  const block = readTronBlock(SHASTA_BLOCK)
  const infos = readTronInfos(block.transactions.map(t => ({ id: t.txID, blockNumber: 13_232_131 })))
  const live = liveTronBlock(SHASTA, block, infos, { ...NO_WANTS, memos: true }, new Set())
  assert.equal(live.hash, SHASTA_BLOCK.blockID)
  assert.deepEqual(
    live.transfers.map(t => t.amount),
    [5_000_000_000n, 5_000_000_000n],
  )
  assert.deepEqual(
    live.memos.map(m => Buffer.from(m.data, 'hex').toString()),
    ['send to tony'],
  )
  assert.deepEqual(live.gaps, [])
})

test('headers published of the main, Nile and a private network hash to their ids', () => {
  const published = [
    {
      blockID: '0000000003fe262d52bfa4b2814f816fd2e57af5b98a33d60d8630a03a908e0e',
      number: 66987565,
      txTrieRoot: 'faf8fe3858339ead25cc892461c82a59b84dca4a51c45b026676bf3f45a352a2',
      witness_address: '41b2f713d57dbcec679d93a8849fa0cd0e4db594ba',
      parentHash: '0000000003fe262c85cd6b02033f4c3e5c1efa35de256a17bd906dc61fb1aeed',
      version: 34,
      timestamp: 1777445121000,
    },
    {
      blockID: '000000000408a36cd32a8e674045e96f895b7708b85fa5141f3c8fd92eb497a8',
      number: 67674988,
      txTrieRoot: '08203d3094277ae2bfc9981bde29400a87ab5bc6b9aa807ce42d96a2de5ea109',
      witness_address: '417f5e5aca5332ce5e18414d7f85bb62097cefa453',
      parentHash: '000000000408a36b033d241520fd155cb0351a27bce043ddb7799ec2790ca1ee',
      version: 31,
      timestamp: 1733675346000,
    },
    {
      blockID: '00000000000000a568a725352ccd7fbad4e65f56ed11d420a505c21f2230145d',
      number: 165,
      txTrieRoot: 'c85f5050cb4a05c58222017f823191d5ae1ca07b7bd7f090f493a35c10f03491',
      witness_address: '417e5f4552091a69125d5dfcb7b8c2659029395bdf',
      parentHash: '00000000000000a4b0ef6ad98a02403ebb86833716c2350b6338a6ee79df2dfc',
      version: 38,
      timestamp: 1790865510000,
    },
  ]
  for (const { blockID, ...raw_data } of published) {
    checkBlockId(readTronBlock({ blockID, block_header: { raw_data } }))
    const later = { ...raw_data, timestamp: raw_data.timestamp + 1 }
    assert.throws(() => checkBlockId(readTronBlock({ blockID, block_header: { raw_data: later } })), InputError)
  }
})

test('the fields of a real transfer of 33.05516 USDT, written as the tests write transactions, hash to its published id', () => {
  const data =
    'a9059cbb0000000000000000000000005649e6dc3fd6bf048355c8c462078d5a6af34e8d0000000000000000000000000000000000000000000000000000000001f861b8'
  const contract = Buffer.concat([
    len(1, '411a4cd9078cf2db25d73ce5c6084e4cc7b4cab9eb'),
    len(2, '41a614f803b6fd780986a42c78ec9c7f77e6ded13c'),
    len(4, data),
  ])
  const { txID } = transactionOf(31, 'TriggerSmartContract', contract, {
    ref: ['6820', '5abee0e3572026a1'],
    expiration: 1791061728000,
    timestamp: 1791061670688,
    feeLimit: 30_000_000,
  })
  assert.equal(txID, '9c9975799aad17400b65ecdd696ed3236409e8c1d8a65fa1a3deba74b01754b7')
})

test('no bytes and no JSON make the readers end otherwise than by an answer or a fault with a code', () => {
  const coded = (read: () => unknown): void => {
    try {
      read()
    } catch (error) {
      assert.ok(error instanceof CordonError, String(error))
    }
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => coded(() => readFields(bytes))),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.jsonValue(), json => coded(() => readTronBlock(json))),
    { numRuns: 100 },
  )
  const hex = Buffer.from(SHASTA_BLOCK.transactions[2]?.raw_data_hex ?? '', 'hex')
  fc.assert(
    fc.property(fc.nat(hex.length - 1), fc.nat(255), (at, byte) => {
      const changed = Uint8Array.from(hex)
      changed[at] = byte
      coded(() => readFields(changed))
    }),
    { numRuns: 100 },
  )
})
