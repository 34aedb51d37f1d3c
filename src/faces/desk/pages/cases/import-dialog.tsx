import { type FormEvent, useState } from 'react'
import { TLP_LEVELS } from '../../../../model/tlp.ts'
import { CallError } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { FaultNote } from '../../kit/states.tsx'
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
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
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
        ...(String(form.get('relTo') ?? '').trim() === ''
          ? {}
          : {
              relTo: String(form.get('relTo'))
                .trim()
                .split(/[\s,]+/),
            }),
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
    <Dialog title={say('importTitle')} close={close}>
      <NodeNeeded />
      <form className="stack cases-form" onSubmit={send}>
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
        {take.error === null ? null : <FaultNote error={take.error} />}
        <div className="row">
          <Button type="submit" tone="main" busy={take.isPending}>
            {say('importNow')}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
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
