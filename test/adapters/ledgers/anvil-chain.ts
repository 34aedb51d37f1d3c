import { type AnvilPlan, type AnvilProcess, startAnvil } from '../../../src/adapters/range/anvil-process.ts'
import { FORWARDER, SPEAKING_TOKEN, transferCall, word } from './small-contracts.ts'

/** A private chain, and how it is spoken to without any code under test. */
export interface AnvilChain extends AnvilProcess {
  readonly accounts: readonly string[]
  ask(method: string, ...params: unknown[]): Promise<unknown>
  send(tx: { from: string; to?: string; value?: number; data?: string; gas?: number }): Promise<string>
  mine(blocks?: number): Promise<void>
}

/** Starts it; a block is made only by `mine`. */
export async function startChain(plan: Partial<AnvilPlan> = {}): Promise<AnvilChain> {
  const anvil = await startAnvil({ chainId: 31_337, at: 1_740_000_000, ...plan })
  const ask = async (method: string, ...params: unknown[]): Promise<unknown> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
    const response = await fetch(anvil.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } }
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
  const hex = (n: number): string => `0x${n.toString(16)}`
  return {
    ...anvil,
    ask,
    accounts: (await ask('eth_accounts')) as string[],
    send: async ({ value = 0, gas = 200_000, ...tx }) =>
      (await ask('eth_sendTransaction', { ...tx, value: hex(value), gas: hex(gas) })) as string,
    mine: async (blocks = 1) => void (await ask('anvil_mine', hex(blocks))),
  }
}

/** Puts a contract in place, in a block of its own. */
export async function deploy(chain: AnvilChain, code: string): Promise<string> {
  const tx = await chain.send({ from: chain.accounts[0] as string, data: code, gas: 1_000_000 })
  await chain.mine()
  const receipt = (await chain.ask('eth_getTransactionReceipt', tx)) as { contractAddress: string }
  return receipt.contractAddress.toLowerCase()
}

/** Blocks 1 to 5: two contracts, native payments, tokens, a payment through a contract, one that is undone; 6 is empty. */
export async function playStory(chain: AnvilChain): Promise<{ token: string; forwarder: string }> {
  const [a = '', b = '', c = '', d = ''] = chain.accounts
  const token = await deploy(chain, SPEAKING_TOKEN)
  const forwarder = await deploy(chain, FORWARDER)
  await chain.send({ from: a, to: b, value: 5_000 })
  await chain.send({ from: b, to: c, value: 3_000 })
  await chain.mine()
  await chain.send({ from: a, to: token, data: transferCall(b, 700n) })
  await chain.send({ from: b, to: token, data: transferCall(c, 0n) })
  await chain.send({ from: c, to: token, data: transferCall(d, 1n << 200n) })
  await chain.mine()
  await chain.send({ from: a, to: forwarder, value: 900, data: `0x${word(d)}${word(0)}` })
  await chain.send({ from: b, to: forwarder, value: 800, data: `0x${word(d)}${word(1)}` })
  await chain.mine()
  await chain.mine()
  return { token, forwarder }
}

/** All blocks of an iteration. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
