import { z } from 'zod'
import { COUNTRY_CODES } from '../../model/country-codes.ts'
import { oneLine } from './clean-text.ts'
import { SUSPICIONS } from './suspicions.ts'

/** † Longer texts are no text of a report. */
const MOST_TEXT = 2_000_000
/** † More rows are no report that anybody reads; the largest theft traced here has 53,000 tainted transfers. */
const MOST_ROWS = 200_000

const text = z.string().min(1).max(4000)
const word = z.string().min(1).max(200)
// Forms tell rows apart by it.
const rowId = word.refine(told => oneLine(told, '', () => undefined) !== '', 'there is nothing in it that can be read')
const maybe = word.nullable().default(null)
const day = z.iso.date()
const maybeDay = day.nullable().default(null)
const moment = z.iso.datetime({ offset: true })
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'two capital letters, ISO 3166-1')
  // XX stands for no country; XK, Kosovo, is used by authorities and stands in no standard.
  .refine(code => code === 'XK' || (code !== 'XX' && COUNTRY_CODES.has(code)), 'no country of ISO 3166-1')
  .nullable()
  .default(null)
const figure = z.string().regex(/^\d{1,78}(\.\d{1,36})?$/, 'a decimal figure without sign')
const money = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, ISO 4217'),
  amount: figure,
})

const address = z.strictObject({ street: maybe, city: maybe, region: maybe, postcode: maybe, country })
const identification = z.strictObject({
  kind: z.enum([
    ...(['passport', 'national-id', 'driving-licence', 'alien-registration', 'social-security'] as const),
    ...(['employer-number', 'tax-number', 'company-register', 'transmitter-code', 'rssd', 'nmls', 'other'] as const),
  ]),
  number: word,
  country,
  issuedOn: maybeDay,
  expiresOn: maybeDay,
  issuedBy: maybe,
})
const name = z.strictObject({
  full: word,
  given: maybe,
  family: maybe,
  native: maybe,
  alsoKnownAs: z.array(word).max(99).default([]),
})
const institution = z.strictObject({
  name: maybe,
  nativeName: maybe,
  kind: z
    .enum(['virtual-asset-service', 'bank', 'securities', 'casino', 'insurance', 'loan', 'other'])
    .default('virtual-asset-service'),
  regulator: maybe,
  address: address.nullable().default(null),
  phone: maybe,
  email: maybe,
  representative: maybe,
  identifications: z.array(identification).max(99).default([]),
  goamlId: z.int().min(1).max(2_147_483_647).nullable().default(null),
})
const contact = z.strictObject({
  name: name.nullable().default(null),
  office: maybe,
  title: maybe,
  phone: maybe,
  email: maybe,
})
const subject = z.strictObject({
  id: rowId,
  kind: z.enum(['person', 'entity']),
  name: name.nullable().default(null),
  gender: z.enum(['female', 'male']).nullable().default(null),
  bornOn: maybeDay,
  nationality: country,
  residence: country,
  address: address.nullable().default(null),
  phones: z
    .array(z.strictObject({ kind: z.enum(['work', 'mobile', 'home', 'fax']), number: word }))
    .max(99)
    .default([]),
  emails: z.array(word).max(99).default([]),
  websites: z.array(word).max(99).default([]),
  identifications: z.array(identification).max(99).default([]),
  occupation: maybe,
  relation: z.enum(['customer', 'employee', 'agent', 'owner', 'none', 'other']).default('none'),
  foundedOn: maybeDay,
  legalForm: maybe,
  representatives: z.array(word).max(99).default([]),
})
const account = z.strictObject({
  id: rowId,
  number: word,
  at: z.strictObject({ name: word, code: maybe, country }).nullable().default(null),
  holders: z.array(word).max(99).default([]),
  currency: maybe,
  openedOn: maybeDay,
  closedOn: maybeDay,
  status: z.enum(['active', 'inactive', 'blocked', 'frozen', 'restricted', 'closed']).nullable().default(null),
})
const end = z
  .union([z.strictObject({ account: word }), z.strictObject({ wallet: word, holder: maybe })])
  .nullable()
  .default(null)
const transaction = z.strictObject({
  id: rowId,
  at: moment,
  kind: z.enum(['deposit', 'withdrawal', 'transfer', 'trade', 'fiat-in', 'fiat-out']),
  from: end,
  to: end,
  ledger: maybe,
  tx: maybe,
  block: z.int().nonnegative().nullable().default(null),
  asset: word,
  amount: figure,
  values: z.array(money).max(9).default([]),
  suspicious: z.boolean().default(true),
  note: text.nullable().default(null),
})

/** A report's case as JSON; what is left out counts as not told. */
export const reportCaseSchema = z.strictObject({
  schema: z.literal('cordon.report-case/1'),
  reference: z.string().min(1).max(100),
  filing: z
    .strictObject({
      kind: z.enum(['initial', 'correction', 'continuing']).default('initial'),
      priorNumber: maybe,
      on: maybeDay,
      note: maybe,
      joint: z.boolean().default(false),
    })
    .prefault({}),
  institution: institution.prefault({}),
  transmitter: institution.nullable().default(null),
  branch: address.nullable().default(null),
  officer: contact.nullable().default(null),
  contact: contact.nullable().default(null),
  lawEnforcement: z
    .array(z.strictObject({ agency: word, person: maybe, phone: maybe, on: maybeDay }))
    .max(99)
    .default([]),
  victim: z
    .strictObject({
      name: word,
      kind: z.enum(['person', 'business']),
      address: address.nullable().default(null),
      phone: maybe,
      email: maybe,
      age: z.int().min(0).max(150).nullable().default(null),
      businessContact: maybe,
    })
    .nullable()
    .default(null),
  subjects: z.array(subject).max(999).default([]),
  accounts: z.array(account).max(MOST_ROWS).default([]),
  transactions: z.array(transaction).max(MOST_ROWS).default([]),
  addresses: z
    .array(
      z.strictObject({ account: word, role: word, blockable: z.boolean().default(false), holder: maybe, source: text }),
    )
    .max(MOST_ROWS)
    .default([]),
  indicators: z
    .array(
      z.strictObject({
        kind: z.enum([
          ...(['control-ip', 'control-domain', 'malware-hash', 'mac', 'port', 'email', 'file-name'] as const),
          ...(['ip', 'domain', 'targeted-system', 'other'] as const),
        ]),
        value: text,
        at: moment.nullable().default(null),
        about: text.nullable().default(null),
      }),
    )
    .max(MOST_ROWS)
    .default([]),
  suspicions: z
    .array(z.enum(SUSPICIONS.map(s => s.word)))
    .max(SUSPICIONS.length)
    .default([]),
  period: z.strictObject({ from: day, to: maybeDay }).nullable().default(null),
  total: money.nullable().default(null),
  cumulative: money.nullable().default(null),
  narrative: z
    .array(z.strictObject({ heading: word, text: z.string().min(1).max(MOST_TEXT) }))
    .max(99)
    .default([]),
  decision: z
    .strictObject({
      detectedAt: moment.nullable().default(null),
      determinedAt: moment.nullable().default(null),
      by: maybe,
      approvedBy: maybe,
      reason: text.nullable().default(null),
    })
    .prefault({}),
  actions: z
    .array(z.strictObject({ on: day, what: text }))
    .max(999)
    .default([]),
  evidence: z
    .array(z.strictObject({ name: word, sha256: z.string().regex(/^[0-9a-f]{64}$/), about: text }))
    .max(9999)
    .default([]),
})
