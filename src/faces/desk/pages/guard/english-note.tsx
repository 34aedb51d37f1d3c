import { usePreferences, useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { GUARD_WORDS } from './guard-words.ts'

/** Says to who reads another language that the guard's own sentences are English. */
export function EnglishNote() {
  const say = useWords(GUARD_WORDS)
  const { language } = usePreferences()
  return language === 'en' ? null : <Note>{say('english')}</Note>
}
