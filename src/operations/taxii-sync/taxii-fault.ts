import { type Place, SourceError } from '../../model/errors.ts'

/** A TAXII server failed, refused or lied. It says besides whether and when to ask again. */
export class TaxiiFault extends SourceError {
  /** Whether the same request may succeed later. */
  readonly again: boolean
  /** How long the server asks to be left alone, in milliseconds; null: it did not say. */
  readonly afterMs: number | null
  /** The HTTP status with which it refused; null: it did not answer, or lied in what it answered. */
  readonly answered: number | null

  constructor(
    code: string,
    message: string,
    options: {
      place?: Place
      cause?: unknown
      again?: boolean
      afterMs?: number | null
      answered?: number | null
    } = {},
  ) {
    super(code, message, options)
    this.again = options.again ?? false
    this.afterMs = options.afterMs ?? null
    this.answered = options.answered ?? null
  }
}

/** What a fault says, as answers and facts carry it. */
export interface ToldFault {
  readonly code: string
  readonly message: string
}

/** An answer that is not what TAXII 2.1 makes of it. */
export function malformedAnswer(why: string): TaxiiFault {
  return new TaxiiFault('taxii-answer-malformed', `the server's answer is no TAXII 2.1: ${why}`)
}

/** A text of the server's as it may be shown: short, and without what would steer a terminal. */
export function shown(text: string, most = 200): string {
  const plain = text.slice(0, most * 2).replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
  return plain.slice(0, most).toWellFormed()
}
