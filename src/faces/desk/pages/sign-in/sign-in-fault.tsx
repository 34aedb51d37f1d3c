import { CallError } from '../../api/call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Refusal } from '../../words/sentences/refusal.tsx'
import { FAULT_WORDS, isFaultWord } from './fault-words.ts'

/** What went wrong while signing in, in the reader's language where it is known. */
export function SignInFault({ error }: { readonly error: Error | null }) {
  const say = useWords(FAULT_WORDS)
  if (error === null) return null
  const code = error instanceof CallError ? error.code : ''
  return (
    <Note tone="bad">
      <p>
        {isFaultWord(code) ? say(code) : <Refusal text={error.message} />}
        {isFaultWord(code) || code === '' ? null : ` (${code})`}
      </p>
    </Note>
  )
}
