import { useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { FREEZE_WORDS } from '../case/words/freeze-words.ts'

/** Where the browser keeps what somebody writes in every request. */
const KEPT = 'cordon.freeze'
const DAY = 86_400

/** The fields of every request to freeze: whose law, which provision, until when, how it is marked, and whom to ask back. */
export function RequestFields({
  country,
  faultOf,
}: {
  /** Whose law it most likely is. */
  readonly country: string
  faultOf(field: string): string | undefined
}) {
  const say = useWords(FREEZE_WORDS)
  const [kept] = useState(readKept)
  return (
    <>
      <div className="columns">
        <TextField
          label={say('jurisdiction')}
          name="jurisdiction"
          required
          pattern="[A-Za-z]{2}"
          maxLength={2}
          defaultValue={kept.jurisdiction || country}
          fault={faultOf('jurisdiction')}
        />
        <TextField label={say('law')} name="law" required defaultValue={kept.law} fault={faultOf('law')} />
      </div>
      <div className="columns">
        <TextField
          label={say('deadline')}
          name="deadline"
          type="datetime-local"
          required
          defaultValue={new Date(Date.now() + DAY * 1000).toISOString().slice(0, 16)}
          fault={faultOf('deadline')}
        />
        <ChoiceField
          label={say('marking')}
          name="marking"
          choices={[
            { value: 'amber+strict', text: say('markingAmber') },
            { value: 'red', text: say('markingRed') },
          ]}
        />
      </div>
      <TextField
        label={say('contact')}
        name="contact"
        required
        defaultValue={kept.contact}
        fault={faultOf('contact')}
      />
    </>
  )
}

/** What those fields say, as a request takes it; what is the same in every request is kept in the browser. */
export function readRequestFields(given: FormData) {
  const text = (field: string): string => String(given.get(field) ?? '').trim()
  keep({ jurisdiction: text('jurisdiction'), law: text('law'), contact: text('contact') })
  return {
    jurisdiction: text('jurisdiction').toUpperCase(),
    law: text('law'),
    deadline: `${text('deadline').slice(0, 16)}:00Z`,
    contact: text('contact'),
    marking: text('marking') === 'red' ? ('red' as const) : ('amber+strict' as const),
  }
}

interface Kept {
  readonly jurisdiction: string
  readonly law: string
  readonly contact: string
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // A browser may forbid storage: then it is typed again.
  }
}

function readKept(): Kept {
  try {
    const kept = Object(JSON.parse(localStorage.getItem(KEPT) ?? '{}')) as Readonly<Record<string, unknown>>
    const text = (field: string): string => (typeof kept[field] === 'string' ? kept[field] : '')
    return { jurisdiction: text('jurisdiction'), law: text('law'), contact: text('contact') }
  } catch {
    return { jurisdiction: '', law: '', contact: '' }
  }
}
