import { CASEWORK_ROLES } from '../../../../model/casework/person.ts'
import { useWords } from '../../app/preferences.tsx'
import { PEOPLE_WORDS } from './people-words.ts'

/** Says a role in the language that is set; a role of collections stays as it is written. */
export function useRoleWord(): (role: string) => string {
  const say = useWords(PEOPLE_WORDS)
  return role => {
    const known = CASEWORK_ROLES.find(r => r === role)
    return known === undefined ? role : say(known)
  }
}
