import { LedgerFault } from '../ledger-fault.ts'
import type { RpcOutcome } from './rpc-link.ts'

/** What reads answers: who answers, and how keys are taken out of what is said. */
export interface Answerer {
  readonly name: string
  redact(text: string): string
}

/**
 * Puts the answers to a batch in the order of its ids, whatever order they came in.
 * @returns null when the node answered the batch as a whole with one error, as those do that take none
 * @throws LedgerFault `ledger-answer-malformed` when an id is missing, doubled or was not asked for
 */
export function readBatch(value: unknown, ids: readonly number[], who: Answerer): RpcOutcome[] | null {
  if (!Array.isArray(value)) {
    if (typeof value === 'object' && value !== null && 'error' in value) {
      const outcome = readOutcome(value, who)
      // Too much for now, or too much at once, is no word about batches.
      const passing = 'error' in outcome && ['ledger-limited', 'ledger-answer-large'].includes(outcome.error.code)
      return passing ? ids.map(() => outcome) : null
    }
    throw malformed(who, 'answers a batch with something else')
  }
  const byId = new Map<number, RpcOutcome>()
  for (const answer of value) {
    const { id } = objectOf(answer, who)
    if (typeof id !== 'number' || byId.has(id))
      throw malformed(who, 'answers a batch with an id that is none, or twice')
    byId.set(id, readOutcome(answer, who))
  }
  if (byId.size !== ids.length) throw malformed(who, 'answers a batch with more or fewer answers than requests')
  return ids.map(id => {
    const outcome = byId.get(id)
    if (outcome === undefined) throw malformed(who, 'leaves a request of a batch without an answer')
    return outcome
  })
}

/** Reads one answer. @throws LedgerFault `ledger-answer-malformed` */
export function readOutcome(value: unknown, who: Answerer): RpcOutcome {
  const { result, error } = objectOf(value, who)
  if (error !== undefined && error !== null) return { error: faultOf(error, who) }
  if (result === undefined) throw malformed(who, 'answers with neither a result nor an error')
  return { result }
}

function objectOf(value: unknown, who: Answerer): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(who, 'answers with no object')
  return value as Readonly<Record<string, unknown>>
}

function malformed(who: Answerer, why: string): LedgerFault {
  // A proxy between may have mixed up answers: asked again, it may not.
  return new LedgerFault('ledger-answer-malformed', `${who.name} ${why}`, { again: true })
}

/** What nodes and services say when it is too much for now: -32005 (EIP-1474), or by words only. */
const LIMITED =
  /rate.?limit|too many requests|request limit|capacity|throughput|throttl|quota|exceeded.*(?:per second|cu\b|credits)/i
const LARGE =
  /(?:response|result|payload|body)[^.]*(?:too large|too big|size|exceed)|more than \d+ results|too many (?:results|logs)/i
const ABSENT =
  /(?:method|namespace|module|api)[^.]*(?:not (?:found|exist|available|supported|allowed|enabled|implemented)|does not exist|disabled|unsupported)|unsupported method|not whitelisted|unknown method|not (?:available|supported|enabled)/i
const NO_METHOD: ReadonlySet<number> = new Set([-32601, -32004])

function faultOf(error: unknown, who: Answerer): LedgerFault {
  const { code, message } = (
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  ) as Readonly<Record<string, unknown>>
  const said = who
    .redact(typeof message === 'string' ? message : '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  const number = typeof code === 'number' ? code : 0
  const told = `${who.name} answers with error ${number}${said === '' ? '' : `: ${said}`}`
  if (LARGE.test(said)) return new LedgerFault('ledger-answer-large', told, { said })
  if (number === -32005 || number === 429 || number === -32029 || LIMITED.test(said))
    return new LedgerFault('ledger-limited', told, { said, again: true })
  if (NO_METHOD.has(number) || ABSENT.test(said)) return new LedgerFault('ledger-method-missing', told, { said })
  return new LedgerFault('ledger-refused', told, { said, again: number === -32603 || number === -32000 })
}
