import type { TronBlock, TronInfo } from '../../../formats/tron/block-json.ts'
import { readTronBlock, readTronInfos } from '../../../formats/tron/read-tron-json.ts'
import type { HttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { readAnswer } from '../read-answer.ts'
import { isNotOffered } from './not-offered.ts'

/** The parts of a full node's HTTP interface that a follower needs. Every call throws LedgerFault. */
export interface TronApi {
  readonly name: string
  now(): Promise<TronBlock>
  /** The last block that nothing undoes; null where the service shows none. */
  solid(): Promise<TronBlock | null>
  /** null: there is none. */
  blockAt(height: number): Promise<TronBlock | null>
  /** Blocks `from` to `to`, both inclusive, as far as there are any. */
  blocks(from: number, to: number): Promise<TronBlock[]>
  infos(height: number): Promise<TronInfo[]>
  /** The height of a transaction's block; null: it stands in none. */
  heightOf(tx: string): Promise<number | null>
}

/** Speaks java-tron's HTTP interface over a source. */
export function tronApi(source: HttpSource): TronApi {
  const { name } = source
  const ask = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await source.post(path, body)
    // Faults come with status 200.
    const fault = typeof answer === 'object' && answer !== null && 'Error' in answer ? answer.Error : undefined
    if (fault === undefined) return answer
    const said = source.redact(String(fault)).replace(/\s+/g, ' ').slice(0, 200)
    throw new LedgerFault('ledger-refused', `${name} refuses ${path}: ${said}`, { said })
  }
  const blockOr = <T>(answer: unknown, none: T): TronBlock | T =>
    isEmpty(answer) ? none : readAnswer(name, 'a block', () => readTronBlock(answer))

  return {
    name,
    async now() {
      const block = blockOr(await ask('/wallet/getnowblock', {}), null)
      if (block === null) throw new LedgerFault('ledger-answer-malformed', `${name} has no block`)
      return block
    },
    async solid() {
      try {
        return blockOr(await ask('/walletsolidity/getnowblock', {}), null)
      } catch (error) {
        if (isNotOffered(error)) return null
        throw error
      }
    },
    blockAt: async height => blockOr(await ask('/wallet/getblockbynum', { num: height }), null),
    async blocks(from, to) {
      const answer = await ask('/wallet/getblockbylimitnext', { startNum: from, endNum: to + 1 })
      const list: unknown = isEmpty(answer) ? [] : (answer as { block?: unknown } | null)?.block
      if (!Array.isArray(list)) throw new LedgerFault('ledger-answer-malformed', `${name} gives no list of blocks`)
      return list.map(item => readAnswer(name, 'a block', () => readTronBlock(item)))
    },
    async infos(height) {
      const answer = await ask('/wallet/gettransactioninfobyblocknum', { num: height })
      return isEmpty(answer) ? [] : readAnswer(name, `what block ${height} did`, () => readTronInfos(answer))
    },
    async heightOf(tx) {
      const answer = await ask('/wallet/gettransactioninfobyid', { value: tx })
      if (isEmpty(answer)) return null
      const [info] = readAnswer(name, `transaction ${tx}`, () => readTronInfos([answer]))
      return info?.blockNumber ?? null
    },
  }
}

/** `{}`: java-tron's word for nothing. */
function isEmpty(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer) && Object.keys(answer).length === 0
}
