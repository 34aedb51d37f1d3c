import type { ReportCase, ReportInstitution } from '../../model/report-case.ts'
import { type FieldSteps, readPath, writePath } from './field-path.ts'
import { type FieldShape, hasIds, ROWS_WITH_IDS, schemaAt, shapeAt } from './field-shape.ts'
import { formLacks, type ReportForm } from './form-lacks.ts'

/** A field that a form asks for in a case. */
export interface AskedField {
  readonly steps: FieldSteps
  /** Null: it cannot be told as one, as a list of transactions; those come from alerts and traces. */
  readonly shape: FieldShape | null
  /** `missing`: the form needs it; `beside`: it may stand beside what is missing; `told`: the form has what it asks for. */
  readonly state: 'missing' | 'beside' | 'told'
  /** Why the form lacks it, in English. */
  readonly lacks: readonly string[]
}

/** What a form asks for in a case. */
export interface AskedFields {
  readonly fields: readonly AskedField[]
  /** Rows whose fields are left out, by list, since a list has many more than anybody fills in by hand. */
  readonly more: Readonly<Record<string, number>>
}

/** † Rows of one list whose fields are asked for one by one. */
const MOST_ROWS = 50

/** The fields that a form asks for in a case, told or not, in the order in which it asks. */
export function askedFields(whole: ReportCase, form: ReportForm): AskedFields {
  const shown = withFewTransfers(whole)
  const wanted = new Map<string, AskedField>()
  const add = (of: ReportCase, lacking: boolean): void => {
    for (const { field, why } of formLacks(of, form)) {
      const whole = readPath(field, of)
      for (const [steps, shape] of leavesOf(whole)) {
        const key = writePath(steps)
        const known: AskedField = wanted.get(key) ?? { steps, shape, state: 'told', lacks: [] }
        const needed = steps.length === whole.length || schemaAt(steps)?.safeParse(null).success === false
        const state = needed ? 'missing' : known.state === 'missing' ? 'missing' : 'beside'
        wanted.set(key, lacking ? { ...known, state, lacks: [...known.lacks, why] } : known)
      }
    }
  }
  // All that it asks for is what it lacks where nothing is told.
  add(untold(shown), false)
  add(shown, true)
  const firsts = new Map(
    ROWS_WITH_IDS.map(list => {
      const ids = [...wanted.values()].flatMap(({ steps: [of, id] }) => (of === list && id !== undefined ? [id] : []))
      return [list, [...new Set(ids)]] as const
    }),
  )
  const unseen = whole.transactions.length - shown.transactions.length
  const more = Object.fromEntries(
    [...firsts].flatMap(([list, ids]) => {
      const left = Math.max(0, ids.length - MOST_ROWS) + (list === 'transactions' && ids.length > 0 ? unseen : 0)
      return left > 0 ? [[list, left] as const] : []
    }),
  )
  const kept = new Set([...firsts].flatMap(([list, ids]) => ids.slice(0, MOST_ROWS).map(id => writePath([list, id]))))
  const fields = [...wanted.values()].filter(
    ({ steps: [list = '', id] }) => id === undefined || !hasIds(list) || kept.has(writePath([list, id])),
  )
  return { fields, more }
}

/**
 * The case without most transfers between wallets: a trace tells tens of thousands, which ask for the same fields each, and to read the
 * checksums of all their addresses takes seconds. Those of accounts stay, since they say whose accounts a form asks about.
 */
function withFewTransfers(whole: ReportCase): ReportCase {
  let few = 0
  const ofAccount = (end: ReportCase['transactions'][number]['from']): boolean => end !== null && 'account' in end
  const transactions = whole.transactions.filter(t => ofAccount(t.from) || ofAccount(t.to) || few++ <= MOST_ROWS)
  return transactions.length === whole.transactions.length ? whole : { ...whole, transactions }
}

/** The fields by which a lack is answered: of a part that is told as one, such as a name, its own. */
function leavesOf(steps: FieldSteps): readonly (readonly [FieldSteps, FieldShape | null])[] {
  const [list = ''] = steps
  const shape = hasIds(list) && steps.length === 1 ? null : shapeAt(steps)
  if (shape?.kind !== 'parts') return [[steps, shape]]
  return Object.entries(shape.parts).flatMap(([key, part]) => (part.kind === 'rows' ? [] : leavesOf([...steps, key])))
}

/** The case with nothing told of what people tell, and all else as it is. */
function untold(shown: ReportCase): ReportCase {
  return {
    ...shown,
    filing: { ...shown.filing, on: null },
    institution: blank(shown.institution),
    transmitter: shown.transmitter === null ? null : blank(shown.transmitter),
    ...{ officer: null, contact: null, victim: null, period: null, suspicions: [], narrative: [] },
    decision: { ...shown.decision, determinedAt: null, reason: null },
    subjects: shown.subjects.map(s => ({
      ...s,
      ...{ bornOn: null, nationality: null, residence: null, address: null, phones: [], identifications: [] },
      ...{ occupation: null, foundedOn: null, legalForm: null },
      name: s.name === null ? null : { ...s.name, given: null, family: null },
    })),
    accounts: shown.accounts.map(a => ({ ...a, openedOn: null, currency: null })),
    transactions: shown.transactions.map(t => (t.values.length === 0 ? t : { ...t, values: [] })),
  }
}

function blank(told: ReportInstitution): ReportInstitution {
  return {
    ...told,
    ...{ name: null, nativeName: null, regulator: null, phone: null, email: null, representative: null, goamlId: null },
    address: told.address === null ? null : { ...told.address, street: null, city: null, postcode: null, region: null },
    identifications: [],
  }
}
