import { useRef } from 'react'
import { BITCOIN, BNB_CHAIN, ETHEREUM, SOLANA, TRON, XRP_LEDGER } from '../../../../model/ledger.ts'
import { PAP_LEVELS } from '../../../../model/pap.ts'
import { TLP_LEVELS } from '../../../../model/tlp.ts'
import { CallError } from '../../api/call.ts'
import type { Asked } from '../../api/operations.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { NodeNeeded } from '../../node/node-needed.tsx'
import { REPORT_WORDS } from './report-words.ts'
import { faultPlace, filledLines, withLedger } from './theft-lines.ts'

const LEDGERS = [
  [ETHEREUM, 'Ethereum'],
  [BITCOIN, 'Bitcoin'],
  [TRON, 'TRON'],
  [BNB_CHAIN, 'BNB Chain'],
  [SOLANA, 'Solana'],
  [XRP_LEDGER, 'XRP Ledger'],
] as const

/** Reports a theft: the server checks it, and its refusal stands at the field and line that it names. */
export function ReportDialog({ close, done }: { close(): void; done(name: string): void }) {
  const say = useWords(REPORT_WORDS)
  const tell = useTell()
  const report = useAct('reportTheft', ['listCases', 'caseFigures'])
  const lines = useRef<Readonly<Record<string, readonly { readonly line: number }[]>>>({})
  const fault = report.error instanceof CallError ? report.error : null
  const place = faultPlace(fault?.field ?? null)
  const faultOf = (field: string): string | undefined => {
    if (fault === null || place?.field !== field) return undefined
    const line = place.item === null ? undefined : lines.current[field]?.[place.item]?.line
    return line === undefined ? fault.message : say('line', { n: line, text: fault.message })
  }
  const send = (form: FormData): void => {
    const text = (field: string): string => String(form.get(field) ?? '').trim()
    const list = (field: string) => filledLines(String(form.get(field) ?? ''))
    const ledger = text('ledger')
    const [address, tx, stolen] = [list('address'), list('tx'), list('stolen')]
    lines.current = { address, tx, stolen }
    const said = (field: 'kind' | 'vector' | 'attribution') => (text(field) === '' ? {} : { [field]: text(field) })
    const input: Asked<'reportTheft'> = {
      name: text('name'),
      victim: text('victim'),
      at: `${text('at').slice(0, 19).padEnd(19, ':00')}Z`,
      ...(address.length === 0 ? {} : { address: address.map(l => withLedger(l.text, ledger)) }),
      ...(tx.length === 0 ? {} : { tx: tx.map(l => withLedger(l.text, ledger)) }),
      ...(stolen.length === 0 ? {} : { stolen: stolen.map(l => l.text) }),
      ...(text('usd') === '' ? {} : { usd: Number(text('usd').replaceAll(',', '')) }),
      ...said('kind'),
      ...said('vector'),
      ...said('attribution'),
      tlp: TLP_LEVELS.find(l => l === text('tlp')) ?? 'amber',
      ...(text('relTo') === '' ? {} : { relTo: text('relTo').split(/[\s,]+/) }),
      ...(text('pap') === '' ? {} : { pap: PAP_LEVELS.find(l => l === text('pap')) }),
    }
    report.mutate(input, {
      onSuccess: ({ case: name, objects }) => {
        tell(say('sent', { n: objects }))
        close()
        done(name)
      },
    })
  }
  return (
    <FormDialog
      title={say('title')}
      {...{ close, send, go: say('send'), busy: report.isPending, error: report.error, before: <NodeNeeded /> }}
    >
      <div className="columns">
        <TextField
          label={say('name')}
          hint={say('nameHint')}
          name="name"
          required
          pattern="[a-z0-9][a-z0-9._\-]{0,63}"
          fault={faultOf('name')}
        />
        <TextField label={say('victim')} name="victim" required maxLength={200} fault={faultOf('victim')} />
      </div>
      <div className="columns">
        <TextField label={say('at')} name="at" type="datetime-local" step={1} required fault={faultOf('at')} />
        <ChoiceField
          label={say('ledger')}
          name="ledger"
          choices={[{ value: '', text: say('ledgerTold') }, ...LEDGERS.map(([value, text]) => ({ value, text }))]}
        />
      </div>
      <LongField label={say('address')} hint={say('addressHint')} name="address" rows={3} fault={faultOf('address')} />
      <LongField label={say('tx')} hint={say('txHint')} name="tx" rows={2} fault={faultOf('tx')} />
      <div className="columns">
        <LongField label={say('stolen')} hint={say('stolenHint')} name="stolen" rows={2} fault={faultOf('stolen')} />
        <TextField
          label={say('usd')}
          name="usd"
          inputMode="decimal"
          pattern="[0-9,]*\.?[0-9]*"
          fault={faultOf('usd')}
        />
      </div>
      <div className="columns">
        <ChoiceField
          label={say('tlp')}
          name="tlp"
          defaultValue="amber"
          choices={TLP_LEVELS.map(value => ({ value, text: `TLP:${value.toUpperCase()}` }))}
        />
        <TextField label={say('relTo')} name="relTo" hint="KR, JP" fault={faultOf('relTo')} />
      </div>
      <details>
        <summary>{say('more')}</summary>
        <div className="stack">
          <TextField label={say('kind')} name="kind" fault={faultOf('kind')} />
          <TextField label={say('vector')} name="vector" fault={faultOf('vector')} />
          <TextField label={say('attribution')} name="attribution" fault={faultOf('attribution')} />
          <ChoiceField
            label={say('pap')}
            name="pap"
            choices={[
              { value: '', text: say('papNone') },
              ...PAP_LEVELS.map(value => ({ value, text: `PAP:${value.toUpperCase()}` })),
            ]}
          />
        </div>
      </details>
    </FormDialog>
  )
}
