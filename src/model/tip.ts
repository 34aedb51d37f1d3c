import type { AccountId } from './account.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/** What somebody says about a transaction: that it may belong to a theft. */
export interface Tip {
  /** `note--UUID`. */
  readonly id: string
  /** STIX identity of who says it. */
  readonly by: string
  /** The transaction's hash, in the spelling of its ledger. */
  readonly tx: string
  /** Null: not told. */
  readonly ledger: LedgerId | null
  /** The account that is meant among those of the transaction; null: none in particular. */
  readonly account: AccountId | null
  /** The theft that is meant; null: not told. */
  readonly case: string | null
  readonly text: string
  readonly at: Instant
}

/** An answer of the machine to one question about a tip, with its reason. What cannot be known is `unknown`, never `no`. */
export interface TipAnswer {
  readonly answer: 'yes' | 'no' | 'unknown'
  /** One sentence without a full stop. */
  readonly because: string
}

/** What the machine finds about a tip before a person looks at it. */
export interface TipTriage {
  /** Is the transaction in the ledger data, and does it touch the account? */
  readonly real: TipAnswer
  /** Does it move what a kept case traced? */
  readonly downstream: TipAnswer
  /** Does neither a kept case nor an earlier tip name it? */
  readonly fresh: TipAnswer
  /** Is somebody known who can freeze what it moved? */
  readonly freezable: TipAnswer
  /** 0 to 100: what the answers are worth if every unknown one were no, and if every unknown one were yes. */
  readonly least: number
  readonly most: number
}

/** What a yes to each question is worth †; together 100. */
const WORTH = { real: 30, downstream: 40, fresh: 15, freezable: 15 } as const

/** Adds up the answers. */
export function tipScore(answers: Omit<TipTriage, 'least' | 'most'>): {
  readonly least: number
  readonly most: number
} {
  let least = 0
  let most = 0
  for (const [question, worth] of Object.entries(WORTH)) {
    const { answer } = answers[question as keyof typeof WORTH]
    if (answer === 'yes') least += worth
    if (answer !== 'no') most += worth
  }
  return { least, most }
}
