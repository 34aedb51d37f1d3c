import type { Answered } from '../../api/operations.ts'

/** A judged transaction as the server tells it. */
export type GuardedTransaction = Answered<'guardMultisig'>['transactions'][number]
/** An alarm. */
export type GuardAlarm = Answered<'guardMultisig'>['alarms'][number]

/** One field of two transactions. */
export interface ComparedField {
  readonly key: string
  /** Null: there is nothing of this name on that side. */
  readonly shown: string | null
  readonly executed: string | null
  readonly differs: boolean
}

/** What is shown to the owners of a Safe at a nonce, and what their signatures execute. */
export interface NoncePair {
  readonly safe: string
  readonly nonce: number
  readonly shown: GuardedTransaction | null
  readonly executed: GuardedTransaction | null
  /** The hash that is executed, where nobody showed what it is; null: it is known, or the same. */
  readonly hidden: string | null
  readonly alarms: readonly GuardAlarm[]
}

/** The pairs of an answer, those with alarms first, then the highest nonce. */
export function noncePairs({
  transactions,
  alarms,
}: Pick<Answered<'guardMultisig'>, 'transactions' | 'alarms'>): NoncePair[] {
  const groups = Map.groupBy(transactions, t => `${t.safe} ${t.nonce}`)
  const pairs = [...groups.values()].map(rivals => pairOf(rivals, alarms))
  return pairs.sort((a, b) => Number(b.alarms.length > 0) - Number(a.alarms.length > 0) || b.nonce - a.nonce)
}

function pairOf(rivals: readonly GuardedTransaction[], all: readonly GuardAlarm[]): NoncePair {
  const [first] = rivals
  const { safe = '', nonce = 0 } = first ?? {}
  const alarms = all.filter(a => a.safe === safe && a.nonce === nonce)
  const told = alarms.find(a => a.shown !== null && a.executed !== null && a.shown !== a.executed)
  const done = rivals.find(t => t.state === 'executed') ?? null
  const waiting = rivals.filter(t => t !== done)
  const shown =
    rivals.find(t => t.hash === told?.shown) ??
    waiting.toSorted((a, b) => b.signatures.length - a.signatures.length)[0] ??
    done
  const wanted = told?.executed ?? null
  const executed = wanted === null ? done : (rivals.find(t => t.hash === wanted) ?? turned(shown, wanted))
  const hidden = wanted !== null && executed === null ? wanted : null
  return { safe, nonce, shown, executed: executed === shown ? null : executed, hidden, alarms }
}

/** The same transaction as a delegatecall, where the signatures are over that. */
function turned(shown: GuardedTransaction | null, hash: string): GuardedTransaction | null {
  if (shown === null || !shown.signatures.some(s => s.over === hash && s.overKind === 'delegatecall')) return null
  const operation = shown.operation === 0 ? 1 : 0
  const calls = shown.calls.map(call => (call.path === '' ? { ...call, operation } : call))
  return { ...shown, hash, operation, calls, state: 'pending', signatures: [], findings: [] }
}

const ORDER: readonly string[] = ['to', 'value', 'operation', 'function', 'arg', 'data']

/** Two transactions field by field; of one alone, its fields. Arguments of the function stand as `arg:NAME`. */
export function comparedFields(shown: GuardedTransaction | null, executed: GuardedTransaction | null): ComparedField[] {
  const [a, b] = [fieldsOf(shown), fieldsOf(executed)]
  const places = new Map(ORDER.map((key, n) => [key, n]))
  const place = (key: string): number => places.get(key.startsWith('arg:') ? 'arg' : key) ?? ORDER.length
  // The sort is stable: arguments stay in the order of the function.
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => place(x) - place(y))
  return keys.map(key => {
    const [left = null, right = null] = [a.get(key), b.get(key)]
    return { key, shown: left, executed: right, differs: shown !== null && executed !== null && left !== right }
  })
}

function fieldsOf(tx: GuardedTransaction | null): Map<string, string> {
  const fields = new Map<string, string>()
  if (tx === null) return fields
  const [whole] = tx.calls
  fields.set('to', tx.to)
  fields.set('value', tx.value)
  fields.set('operation', String(tx.operation))
  fields.set('function', whole?.function ?? (whole?.selector == null ? '' : `?${whole.selector}`))
  for (const { name, value } of whole?.args ?? []) fields.set(`arg:${name}`, value)
  fields.set('data', tx.data)
  for (const [key, value] of Object.entries(tx.gas)) fields.set(key, value)
  fields.set('hash', tx.hash)
  return fields
}
