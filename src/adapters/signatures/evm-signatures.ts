import type { OwnSignature } from '../../analysis/signature-audit/own-signature.ts'
import { signatureOf } from '../../formats/evm/signed-transaction.ts'
import { InputError, SourceError } from '../../model/errors.ts'
import type { GatheredSignatures, SignatureSource } from '../../operations/signature-audit/signature-source.ts'
import { openHttpLink } from '../ledgers/evm/http-link.ts'
import { type RpcCall, type RpcLink, resultOf } from '../ledgers/evm/rpc-link.ts'
import type { HttpPlan } from '../ledgers/http-source.ts'

/** † Calls of one message. */
const AT_ONCE = 50
/** † Gaps that are told one by one. */
const MOST_GAPS = 20

/** Blocks between which the count of an account's transactions grew: `low` excluded, `high` included. */
interface Span {
  readonly low: number
  readonly high: number
  readonly before: bigint
  readonly after: bigint
}

/**
 * The signatures of an account, through a node's JSON-RPC. No node has an index of whose transactions are where; the number that counts
 * them grows by one with each, so that the blocks are halved where it grew. The node must know that number of old blocks: an archive node.
 * @throws InputError `source-address-malformed`, `account-malformed`
 */
export function openEvmSignatures(plan: HttpPlan, account: string): SignatureSource {
  if (!/^0x[0-9a-fA-F]{40}$/.test(account))
    throw new InputError('account-malformed', `"${account.slice(0, 60)}" is no address of an EVM ledger`, {
      place: { field: 'account' },
    })
  const link = openHttpLink(plan)
  return { gather: (most, heard) => gather(link, account.toLowerCase(), most, heard), close: () => link.close() }
}

async function gather(
  link: RpcLink,
  account: string,
  most: number,
  heard: (done: number, of: number) => void,
): Promise<GatheredSignatures> {
  const tip = Number(await quantity(link, { method: 'eth_blockNumber', params: [] }))
  const signed = await quantity(link, countAt(account, tip))
  const from = signed > BigInt(most) ? signed - BigInt(most) : 0n
  const wanted = Number(signed - from)
  const gaps: string[] = []
  const found: OwnSignature[] = []
  let missing = 0
  let spans: Span[] = signed === 0n ? [] : [{ low: 0, high: tip, before: 0n, after: signed }]
  const blocks: Span[] = []
  while (spans.length > 0) {
    const [open, leaves] = [spans.filter(s => s.high - s.low > 1), spans.filter(s => s.high - s.low <= 1)]
    blocks.push(...leaves)
    const counts = await quantities(
      link,
      open.map(s => countAt(account, middle(s))),
    )
    spans = open.flatMap((s, i) => {
      const count = counts[i] ?? 0n
      const at = middle(s)
      return [
        { low: s.low, high: at, before: s.before, after: count },
        { low: at, high: s.high, before: count, after: s.after },
      ].filter(half => half.after > half.before && half.after > from)
    })
  }
  blocks.sort((a, b) => a.high - b.high)
  for (let i = 0; i < blocks.length; i += AT_ONCE / 10) {
    const some = blocks.slice(i, i + AT_ONCE / 10)
    const calls = some.map(b => ({ method: 'eth_getBlockByNumber', params: [hexOf(b.high), true] }))
    const answers = await link.ask(calls)
    for (const [n, block] of some.entries()) {
      const own = transactionsOf(resultOf(answers[n]), account, link.name)
      // What made the number grow without a transaction: a contract that made another, or a delegation (EIP-7702).
      missing += Math.max(0, Number(block.after - block.before) - own.length)
      for (const raw of own) {
        const signature = signatureOf(raw)
        if ('because' in signature) gaps.push(`transaction ${signature.id}: ${signature.because}`)
        else found.push(signature)
      }
    }
    heard(Math.min(found.length, wanted), wanted)
  }
  const untold = gaps.length - MOST_GAPS
  if (untold > 0) gaps.splice(MOST_GAPS, untold, `and ${untold} more transactions`)
  if (missing > 0)
    gaps.push(
      `the account's number grew ${missing} times without a transaction of its own: delegations (EIP-7702), or contracts that it made`,
    )
  if (from > 0n) gaps.push(`${from} older transactions were not asked for`)
  return { signatures: found.slice(-most), signed: Number(signed), gaps }
}

function middle({ low, high }: Span): number {
  return low + Math.floor((high - low) / 2)
}

function transactionsOf(block: unknown, account: string, node: string): readonly { readonly [key: string]: unknown }[] {
  const { transactions } = (block ?? {}) as { readonly transactions?: unknown }
  if (!Array.isArray(transactions))
    throw new SourceError('ledger-answer-malformed', `${node} answers a block without its transactions`)
  return transactions.filter(
    (t): t is { readonly [key: string]: unknown } =>
      typeof t === 'object' && t !== null && String((t as { from?: unknown }).from).toLowerCase() === account,
  )
}

function countAt(account: string, block: number): RpcCall {
  return { method: 'eth_getTransactionCount', params: [account, hexOf(block)] }
}

async function quantities(link: RpcLink, calls: readonly RpcCall[]): Promise<readonly bigint[]> {
  const found: bigint[] = []
  for (let i = 0; i < calls.length; i += AT_ONCE) {
    const some = calls.slice(i, i + AT_ONCE)
    for (const outcome of await link.ask(some)) found.push(read(resultOf(outcome), link.name))
  }
  return found
}

async function quantity(link: RpcLink, call: RpcCall): Promise<bigint> {
  const [outcome] = await link.ask([call])
  return read(resultOf(outcome), link.name)
}

function read(value: unknown, node: string): bigint {
  if (typeof value === 'string' && /^0x[0-9a-fA-F]{1,16}$/.test(value)) return BigInt(value)
  throw new SourceError('ledger-answer-malformed', `${node} answers with no number where one was asked for`)
}

function hexOf(block: number): string {
  return `0x${block.toString(16)}`
}
