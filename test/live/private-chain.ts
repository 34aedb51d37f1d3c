import { SecretFiles } from '../../src/adapters/peers/taxii/secret-files.ts'
import { type AnvilProcess, startAnvil } from '../../src/adapters/range/anvil-process.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { parseLedger } from '../../src/model/ledger.ts'
import { ledgerSecret } from '../../src/operations/live/ledger-secret.ts'

/** A private chain that a test mines block by block. */
export interface PrivateChain {
  readonly anvil: AnvilProcess
  /** Accounts that the node signs for. */
  readonly accounts: readonly string[]
  call<T = unknown>(method: string, params?: readonly unknown[]): Promise<T>
  /** A payment of ether, in wei; it waits for the next block. */
  pay(from: string, to: string, wei: bigint): Promise<string>
  mine(blocks?: number): Promise<void>
  /** Takes the last blocks back and puts as many others in their place. */
  reorganise(depth: number): Promise<void>
  height(): Promise<number>
}

/** Id of the private chains of these tests. */
export const CHAIN_ID = 900_077
/** The same as a ledger. */
export const CHAIN = parseLedger(`eip155:${CHAIN_ID}`)

/** Starts one. */
export async function privateChain(): Promise<PrivateChain> {
  const anvil = await startAnvil({ chainId: CHAIN_ID, at: 1_760_000_000 })
  const call = async <T>(method: string, params: readonly unknown[] = []): Promise<T> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
    const answer = await fetch(anvil.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const { result, error } = (await answer.json()) as { result: T; error?: { message: string } }
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
  const accounts = await call<string[]>('eth_accounts')
  return {
    anvil,
    accounts,
    call,
    pay: (from, to, wei) => call('eth_sendTransaction', [{ from, to, value: `0x${wei.toString(16)}`, gas: '0x5208' }]),
    mine: async (blocks = 1) => void (await call('anvil_mine', [`0x${blocks.toString(16)}`])),
    reorganise: async depth => void (await call('anvil_reorg', [depth, []])),
    height: async () => Number(await call<string>('eth_blockNumber')),
  }
}

/** Makes a data folder that follows the chain from its first block and watches its first account as the theft's. */
export async function followChain(data: string, chain: PrivateChain, url = chain.anvil.url): Promise<void> {
  const facts = new SqliteFactLog(`${data}/records.sqlite`)
  await new SecretFiles(`${data}/node/secrets`).write(ledgerSecret(CHAIN), url)
  const added = { ledger: CHAIN, kind: 'evm', source: chain.anvil.url, from: 0, confirmations: null }
  const input = { sources: [`${CHAIN}:${chain.accounts[0]}`] }
  await facts.append([
    { at: 1_790_000_000, by: 'test', kind: 'ledger-added', body: added },
    {
      at: 1_790_000_000,
      by: 'test',
      kind: 'watch-begun',
      body: { case: 'theft', input, seen: {}, stillDays: 30 },
    },
  ])
  await facts.close()
}
