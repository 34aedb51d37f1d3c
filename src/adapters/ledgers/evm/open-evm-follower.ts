import { readHeader } from '../../../formats/evm/evm-block.ts'
import { evmFinality } from '../../../formats/evm/finality.ts'
import { changed } from '../../../formats/evm/prove-block.ts'
import { wrappedNative } from '../../../formats/evm/wrapped-native.ts'
import type { Address } from '../../../model/address.ts'
import { InputError } from '../../../model/errors.ts'
import { type LedgerId, namespaceOf } from '../../../model/ledger.ts'
import type { LedgerFollower, LedgerHead } from '../../../operations/live/ledger-follower.ts'
import type { HttpPlan } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { closedFault } from '../pace.ts'
import { FIRST_PAUSE_MS } from '../wait-before.ts'
import { streamBlocks } from './block-stream.ts'
import { EvmNode, quantity } from './evm-node.ts'
import { openHttpLink } from './http-link.ts'
import { pastOf } from './past-of.ts'
import { refuseFuture } from './refuse-future.ts'
import { type RpcLink, resultOf } from './rpc-link.ts'
import { openWsLink } from './ws-link.ts'

/** How an EVM ledger is followed through a node. */
export interface EvmPlan extends HttpPlan {
  /** The ledger that the node must follow; absent: whichever it does. */
  readonly ledger?: LedgerId | undefined
  /** Blocks above one after which it is final; absent: by the node's word, or the ledger's usual depth. */
  readonly confirmations?: number | undefined
  /** `none`: native value that contracts move is not asked for. */
  readonly trace?: 'auto' | 'none' | undefined
  /** Whether a block must be proved by its hash (`strict`) or passes with a gap; absent: strict on Ethereum and private chains. */
  readonly proofs?: 'strict' | 'tried' | undefined
  /** Further wrapped native tokens, whose word on deposits and withdrawals is good. */
  readonly wrapped?: readonly Address[] | undefined
  /** Milliseconds between two looks for a new head, where the node does not tell of it. */
  readonly pollMs?: number | undefined
  /** Unix seconds; absent: the machine's clock. */
  readonly now?: (() => number) | undefined
}

/** Ledgers of which we know that every block is proved by its hash: Ethereum, its test ledgers, and the usual ids of private chains. */
const STRICT: ReadonlySet<string> = new Set([1, 11155111, 17000, 560048, 31337, 1337].map(id => `eip155:${id}`))
/** † So often the chain's id is asked for again: behind one address there may be another node tomorrow. */
const CHAIN_AGAIN_MS = 60_000
/** † A node that tells of heads is asked all the same after so long: its word may have got lost. */
const SILENT_MS = 30_000

/**
 * Opens a follower over `http(s)://` or `ws(s)://`, and asks the node which ledger it follows.
 * @throws InputError `source-address-malformed`, `ledger-not-evm`; SourceError as LedgerFollower says
 */
export async function openEvmFollower(plan: EvmPlan): Promise<LedgerFollower> {
  if (plan.ledger !== undefined && namespaceOf(plan.ledger) !== 'eip155')
    throw new InputError('ledger-not-evm', `${plan.ledger} is no EVM ledger`)
  const { now = () => Math.floor(Date.now() / 1000), confirmations } = plan
  const link = /^wss?:/i.test(plan.url) ? openWsLink(plan) : openHttpLink(plan)
  const stop = new AbortController()
  const node = new EvmNode(link, stop.signal, plan.pauseMs ?? FIRST_PAUSE_MS, plan.trace !== 'none')
  const ledger = await node.chain(plan.ledger ?? null).catch(error => {
    link.close()
    throw error
  })
  const own = wrappedNative(ledger)
  const checked = { at: performance.now(), connection: link.connections }

  const checkChain = async (): Promise<void> => {
    if (performance.now() - checked.at < CHAIN_AGAIN_MS && checked.connection === link.connections) return
    const { connections } = link
    await node.chain(ledger)
    Object.assign(checked, { at: performance.now(), connection: connections })
  }

  const terms = {
    ...{ node, ledger, now, checkChain },
    strict: plan.proofs === undefined ? STRICT.has(ledger) : plan.proofs === 'strict',
    wrapped: new Set([...(plan.wrapped ?? []), ...(own === null ? [] : [own])]),
  }
  let tagged = confirmations === undefined

  const head = async (): Promise<LedgerHead> => {
    const tags = tagged ? ['latest', 'finalized'] : ['latest']
    const calls = tags.map(tag => ({ method: 'eth_getBlockByNumber', params: [tag, false] }))
    const [latest, finalized] = await node.ask(calls)
    // Afterwards: the answer may have come over a new connection.
    await checkChain()
    const raw = resultOf(latest)
    if (raw === null) throw new LedgerFault('ledger-block-missing', `${link.name} has no block yet`, { again: true })
    const { height, hash, at, ...read } = readHeader(raw)
    refuseFuture({ height, hash, at, ...read }, now())
    let final = Math.max(0, height - (confirmations ?? evmFinality(ledger).confirmations))
    if (finalized !== undefined) {
      if ('error' in finalized) tagged = false
      // The two were told apart in time: what is final cannot lie above the head.
      else if (finalized.result !== null) final = Math.min(height, readHeader(finalized.result).height)
    }
    return { height, hash, at, final }
  }

  const waiting = changes(link, plan.pollMs ?? (/\/\/(?:127\.|localhost|\[::1\])/.test(link.name) ? 100 : 2_000))
  return {
    ...{ ledger, source: link.name, head },
    blocks: (from, to, wants) => streamBlocks(terms, from, to, wants),
    async at(height) {
      const raw = await node.result('eth_getBlockByNumber', [quantity(height), false])
      if (raw === null) return null
      const read = readHeader(raw)
      if (read.height !== height) throw changed(height, 'is of another height')
      return { height, hash: read.hash, parent: read.parent, at: read.at }
    },
    changed: waiting,
    past: (account, until) => pastOf(terms, account, until, head),
    async close() {
      stop.abort(closedFault())
      link.close()
    },
  }
}

/** Waits for the node's word of a head, or for the usual pause. No word that came between two waits is lost. */
function changes(link: RpcLink, pollMs: number): (until: Promise<unknown>) => Promise<void> {
  let seen = 0
  return async until => {
    const heads = link.heads()
    if (heads !== null && heads.count > seen) {
      seen = heads.count
      return
    }
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<void>(done => {
      timer = setTimeout(done, heads === null ? pollMs : SILENT_MS)
    })
    await Promise.race([pause, until, ...(heads === null ? [] : [heads.next()])])
    clearTimeout(timer)
    seen = link.heads()?.count ?? seen
  }
}
