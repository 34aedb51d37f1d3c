import { CASEWORK_ROLES } from '../../../../model/casework/person.ts'
import { useWords } from '../../app/preferences.tsx'
import { PEOPLE_WORDS } from './people-words.ts'

/** The roles of the desk as boxes to tick; roles of collections stay as they are. */
export function RoleBoxes({ roles, set }: { readonly roles: readonly string[]; set(roles: readonly string[]): void }) {
  const say = useWords(PEOPLE_WORDS)
  const others = roles.filter(role => !CASEWORK_ROLES.some(r => r === role))
  return (
    <fieldset className="people-roles">
      <legend>{say('roles')}</legend>
      {CASEWORK_ROLES.map(role => (
        <label key={role}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={event => set(event.target.checked ? [...roles, role] : roles.filter(r => r !== role))}
          />
          <span>
            <strong>{say(role)}</strong> <span className="quiet">{say(`${role}More`)}</span>
          </span>
        </label>
      ))}
      {others.length === 0 ? null : <p className="quiet">{say('otherRoles', { roles: others.join(', ') })}</p>}
    </fieldset>
  )
}
