import { useState } from 'react'
import { call } from '../../api/call.ts'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { ChoiceField } from '../../kit/field.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { Answer, FaultNote } from '../../kit/states.tsx'
import type { Language } from '../../words/define-words.ts'
import { FREEZE_WORDS } from './freeze-words.ts'

/** The letter of a request in a chosen language, to be read here and taken away as PDF. */
export function FreezeLetter({ id }: { readonly id: string }) {
  const say = useWords(FREEZE_WORDS)
  const preferences = usePreferences()
  const [language, setLanguage] = useState<Language>(preferences.language)
  const letter = useAnswer('freezeLetter', { id, language })
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  const take = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const file = await call('pressFreezeLetter', { id, language })
      const bytes = Uint8Array.from(atob(file.pdf), c => c.charCodeAt(0))
      saveFile(file.name, new Blob([bytes], { type: 'application/pdf' }))
      setMade(file.sha256)
    } catch (error) {
      setFault(error as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={say('letter')}>
      <div className="freeze-filters">
        <ChoiceField
          label={say('language')}
          value={language}
          onChange={event => {
            setLanguage(event.target.value as Language)
            setMade(null)
          }}
          choices={[
            { value: 'en', text: 'English' },
            { value: 'ja', text: '日本語' },
            { value: 'ko', text: '한국어' },
          ]}
        />
        <Button busy={busy} onClick={() => void take()}>
          {say('pdf')}
        </Button>
      </div>
      <div aria-live="polite" className="quiet">
        {made === null ? null : (
          <small>
            <code>{say('pdfMade', { digest: made })}</code>
          </small>
        )}
      </div>
      {fault === null ? null : <FaultNote error={fault} />}
      <Answer of={letter}>
        {({ blocks, title, foot }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to
          <section className="freeze-letter" lang={language} aria-label={title} tabIndex={0}>
            {keyed(blocks).map(([key, b]) => (
              <LetterBlock key={key} block={b} />
            ))}
            <p className="freeze-letter-foot">{foot}</p>
          </section>
        )}
      </Answer>
    </Card>
  )
}

type Block = Answered<'freezeLetter'>['blocks'][number]

function LetterBlock({ block: { kind, label, text } }: { readonly block: Block }) {
  if (kind === 'space') return <p className="freeze-letter-space" />
  if (kind === 'row')
    return (
      <p className="freeze-letter-row">
        <span>{label}</span>
        <span>{text}</span>
      </p>
    )
  return <p className={`freeze-letter-${kind}`}>{kind === 'code' ? <code>{text}</code> : text}</p>
}

/** Blocks with keys: a letter may say the same twice. */
function keyed(blocks: readonly Block[]): readonly (readonly [string, Block])[] {
  return blocks.map((b, n) => [`${n} ${b.kind}`, b] as const)
}
