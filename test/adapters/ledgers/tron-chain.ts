import { createHash } from 'node:crypto'

/** Protobuf by hand, so that the reader is not tested with its own writer. */
export function varint(n: number | bigint): Buffer {
  const out: number[] = []
  let left = BigInt(n)
  for (; left >= 128n; left >>= 7n) out.push(Number(left & 127n) | 128)
  return Buffer.from([...out, Number(left)])
}

export function num(no: number, n: number | bigint): Buffer {
  return Buffer.concat([varint(no << 3), varint(n)])
}

export function len(no: number, bytes: Buffer | string): Buffer {
  const held = typeof bytes === 'string' ? Buffer.from(bytes, 'hex') : bytes
  return Buffer.concat([varint((no << 3) | 2), varint(held.length), held])
}

const sha = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

export interface TestTransaction {
  txID: string
  raw_data_hex: string
  signature: string[]
  ret: { contractRet: string }[]
}

export interface TestInfo {
  id: string
  blockNumber: number
  contract_address?: string
  log?: { address: string; topics: string[]; data: string }[]
  internal_transactions?: object[]
}

export interface TestBlock {
  blockID: string
  block_header: { raw_data: Record<string, number | string> }
  transactions: TestTransaction[]
}

/** The bytes of `raw_data`; a signature of no meaning, since nobody here checks it. */
export function transactionOf(
  type: number,
  name: string,
  contract: Buffer,
  {
    result = 'SUCCESS',
    note = '',
    salt = 1,
    expiration = 60_000,
    timestamp = 1,
    feeLimit = 0,
    ref = ['0001', '0000000000000001'],
  } = {},
): TestTransaction {
  const parameter = Buffer.concat([len(1, Buffer.from(`type.googleapis.com/protocol.${name}`)), len(2, contract)])
  const raw = Buffer.concat([
    len(1, ref[0] ?? ''),
    len(4, ref[1] ?? ''),
    num(8, expiration),
    ...(note === '' ? [] : [len(10, note)]),
    len(11, Buffer.concat([num(1, type), len(2, parameter)])),
    num(14, timestamp * salt),
    ...(feeLimit === 0 ? [] : [num(18, feeLimit)]),
  ])
  return {
    txID: sha(raw).toString('hex'),
    raw_data_hex: raw.toString('hex'),
    signature: ['00'.repeat(65)],
    ret: [{ contractRet: result }],
  }
}

const RESULTS = ['DEFAULT', 'SUCCESS', 'REVERT']

/** The root over transactions as java-tron computes it. */
export function rootOf(transactions: readonly TestTransaction[]): string {
  let row = transactions.map(t =>
    sha(
      Buffer.concat([
        len(1, t.raw_data_hex),
        ...t.signature.map(s => len(2, s)),
        ...t.ret.map(r => len(5, num(3, RESULTS.indexOf(r.contractRet)))),
      ]),
    ),
  )
  while (row.length > 1)
    row = Array.from({ length: Math.ceil(row.length / 2) }, (_, i) => {
      const [left, right] = [row[2 * i] as Buffer, row[2 * i + 1]]
      return right ? sha(Buffer.concat([left, right])) : left
    })
  return row[0]?.toString('hex') ?? '0'.repeat(64)
}

const WITNESS = `41${'77'.repeat(20)}`

export function blockOf(
  number: number,
  parentHash: string,
  transactions: TestTransaction[],
  timestamp = 1_700_000_000_000 + 3000 * number,
): TestBlock {
  const txTrieRoot = rootOf(transactions)
  const header = Buffer.concat([
    num(1, timestamp),
    len(2, txTrieRoot),
    len(3, parentHash),
    ...(number === 0 ? [] : [num(7, number)]),
    len(9, WITNESS),
    num(10, 31),
  ])
  const blockID = number.toString(16).padStart(16, '0') + sha(header).toString('hex').slice(16)
  const raw_data = { number, timestamp, txTrieRoot, parentHash, witness_address: WITNESS, version: 31 }
  return { blockID, block_header: { raw_data }, transactions }
}

export interface TronChain {
  genesis: string
  blocks: Map<number, TestBlock>
  infos: Map<number, TestInfo[]>
}

/** A chain of blocks with nothing in them but what is given for a height. */
export function tronChain(
  count: number,
  at: (height: number) => [TestTransaction, Partial<TestInfo>][] = () => [],
): TronChain {
  const chain: TronChain = { genesis: `${'0'.repeat(56)}2b6653dc`, blocks: new Map(), infos: new Map() }
  growTron(chain, 1, count, at)
  return chain
}

export function growTron(
  { genesis, blocks, infos }: TronChain,
  from: number,
  to: number,
  at: (height: number) => [TestTransaction, Partial<TestInfo>][] = () => [],
): void {
  for (let height = from; height <= to; height++) {
    const held = at(height)
    blocks.set(
      height,
      blockOf(
        height,
        blocks.get(height - 1)?.blockID ?? genesis,
        held.map(([t]) => t),
      ),
    )
    infos.set(
      height,
      held.map(([t, info]) => ({ id: t.txID, blockNumber: height, ...info })),
    )
  }
}
