import type { HttpPlan } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { closedFault, Pace } from '../pace.ts'
import { readSourceAddress } from '../source-address.ts'
import { FIRST_PAUSE_MS, waitBefore } from '../wait-before.ts'
import { readOutcome } from './read-rpc-answer.ts'
import type { RpcCall, RpcLink, RpcOutcome } from './rpc-link.ts'

interface Waiting {
  done(outcome: RpcOutcome): void
  fail(fault: LedgerFault): void
}

/** One connection: whoever waits for an answer over it, by id. */
interface Line {
  readonly socket: WebSocket
  readonly waiting: Map<number, Waiting>
}

/**
 * JSON-RPC over one WebSocket, which is opened when it is needed, and again after it broke. What was asked over a connection that
 * broke is asked anew. New heads are told by the node (`eth_subscribe`), where it can.
 */
export function openWsLink(plan: HttpPlan): RpcLink {
  const { headers = {}, atOnce = 64, timeoutMs = 30_000, maxBytes = 64 << 20, retries = 5 } = plan
  const { pauseMs = FIRST_PAUSE_MS } = plan
  const address = readSourceAddress(plan.url, headers, ['ws:', 'wss:'])
  const { name } = address
  const pace = new Pace(plan.perSecond ?? null, atOnce)
  const stop = new AbortController()
  const sent = { ...(address.authorization === null ? {} : { authorization: address.authorization }), ...headers }
  let line: Promise<Line> | null = null
  let connections = 0
  let lastId = 0
  let told: boolean | null = null
  let count = 0
  let onHead = Promise.withResolvers<void>()

  const wake = (): void => {
    onHead.resolve()
    onHead = Promise.withResolvers()
  }

  const connect = async (): Promise<Line> => {
    const socket = new WebSocket(`${address.protocol}//${hostOf(plan.url)}${address.target('')}`, {
      headers: sent,
    } as never)
    const open: Line = { socket, waiting: new Map() }
    const lost = (fault: LedgerFault): void => {
      if (line !== null) line = null
      for (const { fail } of open.waiting.values()) fail(fault)
      open.waiting.clear()
      wake()
      socket.close()
    }
    socket.addEventListener('message', ({ data }) => {
      const fault = hear(open, data)
      if (fault !== null) lost(fault)
    })
    await new Promise<void>((done, fail) => {
      const late = setTimeout(() => {
        fail(new LedgerFault('ledger-timeout', `${name} did not open within ${timeoutMs / 1000} s`, { again: true }))
        socket.close()
      }, timeoutMs)
      const gone = (): void => {
        clearTimeout(late)
        // What the event says is not told on: it may name the address.
        const fault = new LedgerFault('ledger-unreachable', `${name} cannot be reached over WebSocket, or broke off`, {
          again: true,
        })
        fail(fault)
        lost(stop.signal.aborted ? closedFault() : fault)
      }
      socket.addEventListener('error', gone)
      socket.addEventListener('close', gone)
      socket.addEventListener('open', () => {
        clearTimeout(late)
        done()
      })
    })
    connections++
    told = await subscribe(open)
    return open
  }

  const hear = (on: Line, data: unknown): LedgerFault | null => {
    if (typeof data !== 'string')
      return new LedgerFault('ledger-answer-malformed', `${name} sends bytes instead of text`)
    if (data.length > maxBytes)
      return new LedgerFault('ledger-answer-large', `${name} sends more than ${maxBytes} bytes for one answer`)
    try {
      const message = JSON.parse(data) as { id?: unknown; method?: unknown }
      if (message?.method === 'eth_subscription') {
        count++
        wake()
        return null
      }
      const waiting = typeof message?.id === 'number' ? on.waiting.get(message.id) : undefined
      if (waiting === undefined) return null
      on.waiting.delete(message.id as number)
      waiting.done(readOutcome(message, address_))
      return null
    } catch (error) {
      if (error instanceof LedgerFault) return error
      return new LedgerFault('ledger-answer-malformed', `${name} answers with what is no JSON`)
    }
  }
  const address_ = { name, redact: address.redact }

  const send = (on: Line, call: RpcCall): Promise<RpcOutcome> =>
    new Promise((done, fail) => {
      const id = ++lastId
      const timer = setTimeout(() => {
        on.waiting.delete(id)
        fail(new LedgerFault('ledger-timeout', `${name} did not answer within ${timeoutMs / 1000} s`, { again: true }))
        // A line that does not answer is given up as a whole.
        on.socket.close()
        if (line !== null) line = null
      }, timeoutMs)
      on.waiting.set(id, {
        done: outcome => {
          clearTimeout(timer)
          done(outcome)
        },
        fail: fault => {
          clearTimeout(timer)
          fail(fault)
        },
      })
      on.socket.send(JSON.stringify({ jsonrpc: '2.0', id, ...call }))
    })

  const subscribe = async (on: Line): Promise<boolean> => {
    const outcome = await send(on, { method: 'eth_subscribe', params: ['newHeads'] })
    return 'result' in outcome && typeof outcome.result === 'string'
  }

  const one = async (call: RpcCall): Promise<RpcOutcome> => {
    for (let tried = 0; ; tried++) {
      try {
        return await pace.run(async () => {
          if (stop.signal.aborted) throw closedFault()
          line ??= connect().catch(error => {
            line = null
            throw error
          })
          return send(await line, call)
        })
      } catch (error) {
        if (!(error instanceof LedgerFault) || !error.again || tried >= retries) throw error
        await waitBefore(tried, error.waitMs, stop.signal, pauseMs)
      }
    }
  }

  return {
    name,
    get connections() {
      return connections
    },
    heads: () => (told === true ? { count, next: () => onHead.promise } : null),
    ask: calls => Promise.all(calls.map(one)),
    close() {
      stop.abort(closedFault())
      pace.close()
      void line?.then(({ socket }) => socket.close()).catch(() => {})
      wake()
    },
  }
}

/** Host and port as the URL spells them. */
function hostOf(url: string): string {
  return new URL(url).host
}
