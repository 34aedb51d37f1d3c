import { decodeFunctionResult, encodeFunctionData } from 'viem/utils'
import { safeTxHash, safeTxPreimage } from '../../formats/safe/safe-hash.ts'
import type { Hex } from '../../formats/safe/safe-transaction.ts'
import { SourceError } from '../../model/errors.ts'
import type { SafeNode } from '../../operations/guard/guard-sources.ts'
import { isRefusal, type NodeCalls, openNodeCalls } from './node-calls.ts'
import { readSafe } from './read-safe.ts'
import { OLD_SIGNER_ABI, SAFE_ABI, SIGNER_ABI } from './safe-abi.ts'
import { simulateSafe } from './simulate-safe.ts'

/** What a contract answers when a signature is its own, over a hash and over bytes (EIP-1271 and its draft). */
const YES = { hash: '0x1626ba7e', bytes: '0x20c13b0b' }

/** Opens a node that is asked about Safes; nothing is sent yet. @throws InputError `source-address-malformed` */
export function openSafeNode(url: string): SafeNode {
  const node = openNodeCalls(url)
  return {
    source: node.source,
    state: safe => readSafe(safe, node),
    simulate: (tx, state) => simulateSafe(tx, state, node),
    async agreed(tx, domain, owner, signature) {
      const hash = safeTxHash(tx, domain)
      const functionName = 'isValidSignature'
      if (signature.kind === 'approved-hash') {
        const args = [owner as Hex, hash] as const
        const asked = encodeFunctionData({ abi: SAFE_ABI, functionName: 'approvedHashes', args })
        const answer = await ask(node, tx.safe, asked)
        if (answer === null || answer.length !== 66)
          throw new SourceError('node-answer-malformed', `${node.source} does not tell which hashes were approved`)
        return decodeFunctionResult({ abi: SAFE_ABI, functionName: 'approvedHashes', data: answer }) !== 0n
      }
      const preimage = safeTxPreimage(tx, domain)
      const old = encodeFunctionData({ abi: OLD_SIGNER_ABI, functionName, args: [preimage, signature.data] })
      if ((await ask(node, owner, old))?.startsWith(YES.bytes)) return true
      const now = encodeFunctionData({ abi: SIGNER_ABI, functionName, args: [hash, signature.data] })
      return (await ask(node, owner, now))?.startsWith(YES.hash) ?? false
    },
    close: () => node.close(),
  }
}

/** What a contract answers; null: it reverts. */
async function ask(node: NodeCalls, to: string, data: Hex): Promise<Hex | null> {
  try {
    const answer = await node.ask('eth_call', [{ to, data }, 'latest'])
    return typeof answer === 'string' && answer.startsWith('0x') ? (answer as Hex) : null
  } catch (error) {
    if (isRefusal(error) && /revert/i.test(error.message)) return null
    throw error
  }
}
