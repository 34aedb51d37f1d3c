/** A decision as its document tells it: what a second person approves. */
export interface DecidedDocument {
  readonly title: string
  readonly suspectKnown: boolean
  readonly alerts: readonly { readonly id: string; readonly title: string; readonly holds: boolean }[]
  readonly attachments: readonly { readonly name: string; readonly digest: string; readonly bytes: number }[]
  readonly kind: string
  readonly reason: string
  readonly by: string
  /** Whom or what it is about: the digest of a draft, what stays, a request to freeze, a person. */
  readonly what: string | null
  readonly hold: number | null
  readonly jurisdictions: readonly string[]
}

/** Reads the document of a decision; null: it is of another form, and is shown as it is. */
export function decidedDocument(text: string): DecidedDocument | null {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return null
  }
  const whole = objectOf(given)
  if (whole['schema'] !== 'cordon.decision/1') return null
  const [file, decision] = [objectOf(whole['case']), objectOf(whole['decision'])]
  const { title, suspectKnown } = file
  const { kind, reason, by, what, hold } = decision
  if (typeof title !== 'string' || typeof kind !== 'string' || typeof reason !== 'string' || typeof by !== 'string')
    return null
  return {
    ...{ title, kind, reason, by, suspectKnown: suspectKnown === true },
    alerts: rowsOf(file['alerts']).map(a => ({
      id: String(a['id']),
      title: String(a['title']),
      holds: a['holds'] === true,
    })),
    attachments: rowsOf(file['attachments']).map(a => ({
      name: String(a['name']),
      digest: String(a['digest']),
      bytes: Number(a['bytes']),
    })),
    what: typeof what === 'string' ? what : null,
    hold: typeof hold === 'number' ? hold : null,
    jurisdictions: Array.isArray(decision['jurisdictions']) ? decision['jurisdictions'].map(String) : [],
  }
}

/** A movement of value that a report tells of. */
export interface ToldTransfer {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly asset: string
  readonly amount: string
  readonly from: ToldEnd
  readonly to: ToldEnd
}

/** Where value came from or went: the number of an account of the house, or a wallet (CAIP-10); null: not told. */
export type ToldEnd = { readonly number: string } | { readonly wallet: string } | null

/** Who and what a report tells of. */
export interface ToldMoney {
  /** Numbers of accounts at the house. */
  readonly accounts: readonly string[]
  /** Wallets, CAIP-10. */
  readonly wallets: readonly string[]
  readonly transfers: readonly ToldTransfer[]
}

/** Reads the accounts, wallets and suspicious movements out of a case as a report tells it (`cordon.report-case/1`). */
export function toldMoney(report: Readonly<Record<string, unknown>>): ToldMoney {
  const numbers = new Map(rowsOf(report['accounts']).map(a => [String(a['id']), String(a['number'])]))
  const endOf = (given: unknown): ToldEnd => {
    const { wallet, account } = objectOf(given)
    if (typeof wallet === 'string') return { wallet }
    return typeof account === 'string' ? { number: numbers.get(account) ?? account } : null
  }
  const transfers = rowsOf(report['transactions']).flatMap(t =>
    t['suspicious'] === false
      ? []
      : [
          {
            ...{ id: String(t['id']), at: String(t['at']), kind: String(t['kind']) },
            ...{ asset: String(t['asset']), amount: String(t['amount']) },
            ...{ from: endOf(t['from']), to: endOf(t['to']) },
          },
        ],
  )
  return {
    accounts: [...new Set(numbers.values())],
    wallets: [...new Set(rowsOf(report['addresses']).map(a => String(a['account'])))],
    transfers,
  }
}

type Values = Readonly<Record<string, unknown>>

const objectOf = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {})
const rowsOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.map(objectOf) : [])
