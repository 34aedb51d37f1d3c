import { type Place, SourceError } from '../../model/errors.ts'

/** What more is known of a failure of a ledger's source. */
export interface FaultFacts {
  readonly place?: Place
  /** True: the same request may succeed later. */
  readonly again?: boolean
  /** For so long the source asked to be left alone, milliseconds. */
  readonly waitMs?: number
  /** The HTTP status that it answered with. */
  readonly answered?: number
  /** What it said of it, without keys; it may be any text. */
  readonly said?: string
}

/**
 * A source of a ledger failed or lied. It carries no error of lower floors as its cause: their texts name addresses, and addresses
 * of nodes hold keys.
 */
export class LedgerFault extends SourceError {
  readonly again: boolean
  readonly waitMs: number
  readonly answered: number | null
  readonly said: string
  constructor(code: string, message: string, facts: FaultFacts = {}) {
    super(code, message, facts.place === undefined ? {} : { place: facts.place })
    this.again = facts.again ?? false
    this.waitMs = facts.waitMs ?? 0
    this.answered = facts.answered ?? null
    this.said = facts.said ?? ''
  }
}
