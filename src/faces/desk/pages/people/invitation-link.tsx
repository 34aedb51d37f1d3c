import { useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { PEOPLE_WORDS } from './people-words.ts'

/** What an admin hands over, once. */
export interface Handed {
  readonly name: string
  readonly path: string
  readonly until: number
}

/** A link of invitation, shown once. */
export function InvitationLink({ handed: { name, path, until } }: { readonly handed: Handed }) {
  const say = useWords(PEOPLE_WORDS)
  const formats = useFormats()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${path}`
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Note tone="good">
      <p>
        <strong>{say('link', { name })}</strong>
      </p>
      <p>{say('linkMore', { until: formats.time(until) })}</p>
      <p>
        <code className="people-link">{link}</code>
      </p>
      <Button size="small" onClick={() => void copy()}>
        {say(copied ? 'copied' : 'copy')}
      </Button>
    </Note>
  )
}
