import { useWords } from '../../app/preferences.tsx'
import { WHO_WORDS } from './who-words.ts'

/** Where a peer is, what it is, and how it stands to this node. */
export function WhoText({
  of,
}: {
  readonly of: { readonly country: string | null; readonly sector: string | null; readonly standing: string | null }
}) {
  const say = useWords(WHO_WORDS)
  const told = (text: string): string => (isWord(text) ? say(text) : text)
  const parts = [of.country, of.sector, of.standing].flatMap(part => (part === null ? [] : [told(part)]))
  return <span className="quiet">{parts.join(', ')}</span>
}

function isWord(text: string): text is keyof (typeof WHO_WORDS)['en'] {
  return Object.hasOwn(WHO_WORDS.en, text)
}
