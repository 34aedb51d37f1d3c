import { useState } from 'react'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { LongField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import type { CaseSheet } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'

/** What may be done with a decision that waits, beside approving it. */
export type SecondAct = 'reject' | 'takeBack' | 'file'

const STALE = ['showCasework', 'showDecision', 'listCasework', 'listQueue'] as const

/** Rejects a decision or takes it back, with a reason; or keeps that an approved report went out. */
export function SecondDialog({
  act,
  file,
  decision,
  close,
}: {
  readonly act: SecondAct
  readonly file: string
  readonly decision: CaseSheet['decisions'][number]
  close(): void
}) {
  const say = useWords(DECIDE_WORDS)
  const tell = useTell()
  const [text, setText] = useState('')
  const reject = useAct('rejectDecision', STALE)
  const filing = useAct('fileReport', STALE)
  const named = { case: file, decision: decision.number, document: decision.document }
  const title =
    act === 'file' ? say('fileTitle') : say(act === 'reject' ? 'rejectTitle' : 'takeBackTitle', { n: decision.number })
  const done = (state: 'rejected' | 'filed') => () => {
    tell(say('done', { n: decision.number, state: say(state) }))
    close()
  }
  return (
    <FormDialog
      {...{ title, close, error: reject.error ?? filing.error }}
      go={say(act)}
      tone={act === 'file' ? 'main' : 'bad'}
      busy={reject.isPending || filing.isPending}
      disabled={text.trim() === ''}
      send={() => {
        if (act === 'file') filing.mutate({ ...named, reference: text }, { onSuccess: done('filed') })
        else reject.mutate({ ...named, reason: text }, { onSuccess: done('rejected') })
      }}
    >
      {act === 'file' ? (
        <TextField
          label={say('reference')}
          value={text}
          required
          maxLength={200}
          onChange={e => setText(e.target.value)}
        />
      ) : (
        <LongField
          label={say('reason')}
          value={text}
          required
          rows={3}
          maxLength={4_000}
          onChange={e => setText(e.target.value)}
        />
      )}
    </FormDialog>
  )
}
