import { useFormats } from '../../../app/formats.ts'
import { Told } from '../../../words/sentences/told.tsx'
import { useCaseBase } from '../case-context.ts'
import { AccountLink, TxLink } from '../trace/account-link.tsx'

/** Figures whose asset stands in another figure than `asset`. */
const ASSET_OF: Readonly<Record<string, string>> = { paidAmount: 'paid', gotAmount: 'got' }
const TIMES: ReadonlySet<string> = new Set(['at', 'since', 'until'])

/** What was measured of a pattern: amounts in units, times in UTC, the rest as it is. */
export function FiguresList({ figures }: { readonly figures: Readonly<Record<string, string | number>> }) {
  return (
    <dl className="facts case-figures">
      {Object.entries(figures).map(([name, value]) => (
        <div key={name} className="case-pair">
          <dt>
            <Told book="trace" text={name.replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`)} />
          </dt>
          <dd>
            <Figure name={name} value={value} all={figures} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Figure({
  name,
  value,
  all,
}: {
  readonly name: string
  readonly value: string | number
  readonly all: Readonly<Record<string, string | number>>
}) {
  const { amount, number, time } = useFormats()
  const { index } = useCaseBase()
  const asset = all[ASSET_OF[name] ?? 'asset']
  if (typeof value === 'number') return TIMES.has(name) || name.endsWith('At') ? time(value) : number(value, 4)
  // Counts and spans are numbers; whole figures written as texts are base units.
  if (typeof asset === 'string' && /^-?\d+$/.test(value)) {
    const { decimals, symbol } = index.asset(asset)
    return amount(value, decimals, symbol)
  }
  if (/^[^/:]+:[^/:]+\/./.test(value)) return <span title={value}>{index.asset(value).symbol}</span>
  if (/^[^/:]+:[^/:]+:./.test(value)) return <AccountLink account={value} />
  if (/^(0x)?[0-9a-f]{64}$/.test(value)) return <TxLink tx={value} />
  return value
}
