import { useState } from 'react'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { TIPS_WORDS } from './tips-words.ts'

/** Answers whether an indicator was seen here. */
export function SightingForm({ indicator }: { readonly indicator: string }) {
  const say = useWords(TIPS_WORDS)
  const tell = useTell()
  const act = useAct('answerSighting', ['listIntel'])
  const [count, setCount] = useState('')
  const [text, setText] = useState('')
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        act.mutate(
          { indicator, count: Number(count), ...(text.trim() === '' ? {} : { text: text.trim() }) },
          { onSuccess: () => tell(say('answered')) },
        )
      }}
    >
      <h3>{say('seenHere')}</h3>
      <TextField
        label={say('count')}
        hint={say('seenAbout')}
        type="number"
        min={0}
        max={999_999_999}
        required
        value={count}
        onChange={event => setCount(event.target.value)}
      />
      <TextField label={say('text')} maxLength={4000} value={text} onChange={event => setText(event.target.value)} />
      {act.error === null ? null : <FaultNote error={act.error} />}
      <div>
        <Button type="submit" busy={act.isPending}>
          {say('answer')}
        </Button>
      </div>
    </form>
  )
}
