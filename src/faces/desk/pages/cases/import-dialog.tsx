import { useState } from 'react'
import { TLP_LEVELS } from '../../../../model/tlp.ts'
import { CallError } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { NodeNeeded } from '../../node/node-needed.tsx'
import { REPORT_WORDS } from './report-words.ts'
import { filledLines } from './theft-lines.ts'

/** What a request to the server may hold, less its frame, in bytes of a text that JSON escapes. */
const MOST_BYTES = 3_800_000

/** Takes in thefts of a casebook, all or some. */
export function ImportDialog({ close }: { close(): void }) {
  const say = useWords(REPORT_WORDS)
  const tell = useTell()
  const take = useAct('importCasebook', ['listCases', 'caseFigures'])
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const fault = take.error instanceof CallError ? take.error : null
  const send = (form: FormData): void => {
    const relTo = String(form.get('relTo') ?? '').trim()
    const only = filledLines(String(form.get('only') ?? '')).map(l => l.text)
    const small = narrowed(text, only)
    const why = small === null ? say('unreadable') : sizeOf(small) > MOST_BYTES ? say('tooLarge') : null
    setRefused(why)
    if (small === null || why !== null) return
    take.mutate(
      {
        casebook: small,
        ...(only.length === 0 ? {} : { only }),
        tlp: TLP_LEVELS.find(l => l === form.get('tlp')) ?? 'amber',
        ...(relTo === '' ? {} : { relTo: relTo.split(/[\s,]+/) }),
      },
      {
        onSuccess: ({ reported, known }) => {
          tell(say('imported', { n: reported.length, known: known.length }))
          close()
        },
      },
    )
  }
  return (
    <FormDialog
      title={say('importTitle')}
      {...{ close, send, go: say('importNow'), busy: take.isPending, error: take.error, before: <NodeNeeded /> }}
    >
      <TextField
        label={say('file')}
        type="file"
        accept=".json,application/json"
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          if (file) void file.text().then(setText)
        }}
      />
      <LongField
        label={say('casebook')}
        rows={5}
        required
        value={text}
        onChange={event => setText(event.target.value)}
        fault={refused ?? (fault?.field === 'casebook' ? fault.message : undefined)}
        spellCheck={false}
      />
      <LongField
        label={say('only')}
        hint={say('onlyHint')}
        name="only"
        rows={2}
        fault={fault?.field?.startsWith('only') ? fault.message : undefined}
      />
      <div className="columns">
        <ChoiceField
          label={say('tlp')}
          name="tlp"
          defaultValue="amber"
          choices={TLP_LEVELS.map(value => ({ value, text: `TLP:${value.toUpperCase()}` }))}
        />
        <TextField label={say('relTo')} name="relTo" hint="KR, JP" />
      </div>
    </FormDialog>
  )
}

/** Bytes of a text within a request. */
function sizeOf(text: string): number {
  return new Blob([JSON.stringify(text)]).size
}

/** The casebook without thefts that are not wanted, so that one of a large file fits into a request; null: it is no list. */
function narrowed(text: string, only: readonly string[]): string | null {
  try {
    const all = JSON.parse(text) as unknown
    if (!Array.isArray(all)) return null
    return only.length === 0 ? text : JSON.stringify(all.filter(t => only.includes(String(Object(t)['id']))))
  } catch {
    return null
  }
}
