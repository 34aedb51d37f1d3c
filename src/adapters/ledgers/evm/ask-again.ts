import { LedgerFault } from '../ledger-fault.ts'
import { waitBefore } from '../wait-before.ts'
import type { RpcCall, RpcLink, RpcOutcome } from './rpc-link.ts'

/** † How often a call is sent again that the node refused for now. */
const TRIES = 5

/** True for an error that may pass. A node without history, or without the method, says so by errors that do not. */
function passing(outcome: RpcOutcome): boolean {
  return (
    'error' in outcome &&
    outcome.error.again &&
    !/revert|state|pruned|histor|trie|header not found/i.test(outcome.error.said)
  )
}

/**
 * Asks calls, and those again that the node refused for now or answered in disorder, with growing pauses.
 * @throws LedgerFault where nothing comes back at all
 */
export async function askAgain(
  link: RpcLink,
  calls: readonly RpcCall[],
  { stop, pauseMs }: { readonly stop: AbortSignal; readonly pauseMs: number },
): Promise<RpcOutcome[]> {
  const outcomes: RpcOutcome[] = []
  let open = calls.map((_, i) => i)
  for (let tried = 0; ; tried++) {
    let waitMs = 0
    try {
      const got = await link.ask(open.map(i => calls[i] as RpcCall))
      for (const [n, i] of open.entries()) outcomes[i] = got[n] as RpcOutcome
      open = open.filter(i => passing(outcomes[i] as RpcOutcome))
      if (open.length === 0 || tried >= TRIES) return outcomes
    } catch (error) {
      // The link itself has asked again where nothing came; here is what came in disorder.
      if (!(error instanceof LedgerFault) || error.code !== 'ledger-answer-malformed' || !error.again || tried >= 1)
        throw error
      waitMs = error.waitMs
    }
    await waitBefore(tried, waitMs, stop, pauseMs)
  }
}
