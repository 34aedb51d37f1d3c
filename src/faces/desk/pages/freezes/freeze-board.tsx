import { useWords } from '../../app/preferences.tsx'
import { FreezeCard } from './freeze-card.tsx'
import { byUrgency, COLUMNS, type FreezeRow } from './freeze-row.ts'
import { FREEZES_WORDS } from './freezes-words.ts'
import { moveByKeys } from './move-by-keys.ts'

/** † Ended requests that a column shows; the list has all. */
const MOST_CARDS = 60

/** Requests in columns by state. */
export function FreezeBoard({ freezes, now }: { readonly freezes: readonly FreezeRow[]; readonly now: number }) {
  const say = useWords(FREEZES_WORDS)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the links in it; nothing else happens here
    <div className="freeze-board" onKeyDown={event => moveByKeys(event, '.freeze-column', '.freeze-card')}>
      {COLUMNS.map(([key, states]) => {
        const own = freezes.filter(f => states.some(s => s === f.state)).sort(byUrgency)
        return (
          <section key={key} className="freeze-column" data-column={key} aria-label={say(`${key}Column`)}>
            <h2>
              {say(`${key}Column`)} <span className="quiet">{own.length}</span>
            </h2>
            {own.length === 0 ? <p className="quiet">{say('none')}</p> : null}
            <ul>
              {own.slice(0, MOST_CARDS).map(f => (
                <li key={f.id}>
                  <FreezeCard freeze={f} now={now} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
