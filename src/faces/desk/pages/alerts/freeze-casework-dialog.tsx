import { useState } from 'react'
import { CallError } from '../../api/call.ts'
import { may, mayAct, useSession } from '../../api/session.ts'
import { useAct, useAnswer } from '../../api/use-call.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { LongField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { shortened, shownAccount } from '../../kit/shown-account.ts'
import { useTell } from '../../kit/toasts.tsx'
import { NodeNeeded } from '../../node/node-needed.tsx'
import { FREEZE_WORDS } from '../case/words/freeze-words.ts'
import { filledLines } from '../cases/theft-lines.ts'
import { RequestFields, readRequestFields } from '../freezes/request-fields.tsx'
import type { CaseSheet } from './case-sheet.ts'
import { FREEZE_CASEWORK_WORDS } from './freeze-casework-words.ts'

/** What an alert says of an account begins like this. */
const ACCOUNT_MARK = 'account:'
/** Wallets that are offered beside those that alerts name. */
const MOST_OFFERED = 8

/** Decides to freeze and makes the request in one step: its letter is attached, and the decision names it. */
export function FreezeCaseworkDialog({ file, close }: { readonly file: CaseSheet; close(): void }) {
  const say = useWords(FREEZE_CASEWORK_WORDS)
  const freeze = useWords(FREEZE_WORDS)
  const tell = useTell()
  const { session } = useSession()
  const { language } = usePreferences()
  const [turn] = useState(file.turn)
  const [all, setAll] = useState(true)
  const [sendNow, setSendNow] = useState(false)
  const act = useAct('freezeCasework', ['showCasework', 'listCasework', 'listFreezes', 'auditCasework'])
  const thefts = useAnswer('listCases', {}, { enabled: may(session, 'cases') })
  const [accounts, setAccounts] = useState(() => accountsOf(file).join('\n'))
  // Other sides of the case's transactions, which no alert names by itself.
  const compiled = useAnswer('compileCasework', { case: file.id })
  const lines = filledLines(accounts).map(line => line.text)
  const others = walletsOf(compiled.data?.report).filter(w => !lines.includes(w))
  const fault = act.error instanceof CallError ? act.error : null
  const faultOf = (field: string): string | undefined =>
    fault?.field?.split('.')[0] === field ? fault.message : undefined
  const send = (given: FormData): void => {
    const text = (field: string): string => String(given.get(field) ?? '').trim()
    const [amount, to, theft] = [text('amount'), text('to'), text('theft')]
    act.mutate(
      {
        ...{ case: file.id, turn, language, send: sendNow, reason: text('reason') },
        accounts: lines,
        asset: text('asset'),
        ...(all ? { all: true } : { amount }),
        ...(to === '' ? {} : { to }),
        ...(theft === '' ? {} : { theft }),
        ...readRequestFields(given),
        byOdds: given.get('byOdds') !== null,
      },
      {
        onSuccess: ({ decision, sent }) => {
          tell(say(sent ? 'doneSent' : 'doneDraft', { n: decision }))
          close()
        },
      },
    )
  }
  return (
    <FormDialog
      title={say('title', { case: file.id })}
      {...{ close, send, busy: act.isPending, error: act.error, go: say(sendNow ? 'goSend' : 'goDraft') }}
      before={<NodeNeeded />}
    >
      <Note>{say('about')}</Note>
      <LongField
        label={freeze('accounts')}
        hint={say('accountsHint')}
        rows={3}
        required
        spellCheck={false}
        value={accounts}
        onChange={e => setAccounts(e.target.value)}
        fault={faultOf('accounts')}
      />
      {others.length === 0 ? null : (
        <div className="row">
          <span className="quiet">{say('others')}</span>
          {others.map(wallet => (
            <Button key={wallet} size="small" title={wallet} onClick={() => setAccounts([...lines, wallet].join('\n'))}>
              + {shortened(shownAccount(wallet))}
            </Button>
          ))}
        </div>
      )}
      <div className="columns">
        <TextField
          label={say('asset')}
          hint={say('assetHint')}
          name="asset"
          required
          defaultValue="native"
          fault={faultOf('asset')}
        />
        <TextField
          label={say('amount')}
          name="amount"
          inputMode="decimal"
          required={!all}
          disabled={all}
          fault={faultOf('amount')}
        />
      </div>
      <label className="row">
        <input type="checkbox" checked={all} onChange={e => setAll(e.target.checked)} />
        {freeze('all')}
      </label>
      <div className="columns">
        <TextField label={freeze('to')} hint={freeze('toHint')} name="to" fault={faultOf('to')} />
        <TextField
          label={say('theft')}
          hint={say('theftHint')}
          name="theft"
          list="freeze-thefts"
          fault={faultOf('case') ?? faultOf('theft')}
        />
      </div>
      <datalist id="freeze-thefts">
        {thefts.data?.cases.map(one => (
          <option key={one.name} value={one.name} />
        ))}
      </datalist>
      <LongField
        label={say('reason')}
        hint={say('reasonHint')}
        name="reason"
        rows={4}
        required
        maxLength={4_000}
        fault={faultOf('reason') ?? faultOf('grounds')}
      />
      <RequestFields country={file.jurisdictions[0] ?? session?.node?.country ?? ''} faultOf={faultOf} />
      <label className="row">
        <input type="checkbox" name="byOdds" />
        {freeze('byOdds')}
      </label>
      {mayAct(session, 'freeze') ? (
        <label className="row">
          <input type="checkbox" checked={sendNow} onChange={e => setSendNow(e.target.checked)} />
          {say('sendNow')}
        </label>
      ) : null}
    </FormDialog>
  )
}

/** The accounts that the alerts of a case name, each once. */
function accountsOf(file: CaseSheet): readonly string[] {
  const marks = file.alerts.flatMap(a => a.marks.filter(m => m.startsWith(ACCOUNT_MARK)))
  return [...new Set(marks.map(m => m.slice(ACCOUNT_MARK.length)))]
}

/** Wallets of a report's transactions, the latest first. */
function walletsOf(report: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const rows = report?.['transactions']
  const ends = (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => {
    const { from, to } = Object(row) as { readonly from?: unknown; readonly to?: unknown }
    return [from, to].flatMap(end => {
      const { wallet } = Object(end) as { readonly wallet?: unknown }
      return typeof wallet === 'string' ? [wallet] : []
    })
  })
  return [...new Set(ends.reverse())].slice(0, MOST_OFFERED)
}
