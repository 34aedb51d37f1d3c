import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { KIT_WORDS } from '../../kit/kit-words.ts'
import { useGrowing } from '../../kit/use-growing.ts'
import { FreezeCard } from './freeze-card.tsx'
import { byUrgency, COLUMNS, type FreezeRow } from './freeze-row.ts'
import { FREEZES_WORDS } from './freezes-words.ts'
import { moveByKeys } from './move-by-keys.ts'

/** † Requests that a column shows at first; more come as its end is reached. */
const CARDS = 30

/** Requests in columns by state. */
export function FreezeBoard({ freezes, now }: { readonly freezes: readonly FreezeRow[]; readonly now: number }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the links in it; nothing else happens here
    <div className="freeze-board" onKeyDown={event => moveByKeys(event, '.freeze-column', '.freeze-card')}>
      {COLUMNS.map(([key, states]) => (
        <FreezeColumn key={key} name={key} freezes={freezes.filter(f => states.some(s => s === f.state))} now={now} />
      ))}
    </div>
  )
}

function FreezeColumn({
  name,
  freezes,
  now,
}: {
  readonly name: (typeof COLUMNS)[number][0]
  readonly freezes: readonly FreezeRow[]
  readonly now: number
}) {
  const say = useWords(FREEZES_WORDS)
  const kit = useWords(KIT_WORDS)
  const own = [...freezes].sort(byUrgency)
  const { shown, left, more, end } = useGrowing(own.length, CARDS)
  return (
    <section className="freeze-column" data-column={name} aria-label={say(`${name}Column`)}>
      <h2>
        {say(`${name}Column`)} <span className="quiet">{own.length}</span>
      </h2>
      {own.length === 0 ? <p className="quiet">{say('none')}</p> : null}
      <ul>
        {own.slice(0, shown).map(f => (
          <li key={f.id}>
            <FreezeCard freeze={f} now={now} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p ref={end}>
          <Button size="small" onClick={more}>
            {kit('more', { n: Math.min(left, CARDS) })}
          </Button>
        </p>
      ) : null}
    </section>
  )
}
