import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { type FreezeRow, partOf, STATE_TONES } from './freeze-row.ts'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'

/** The state of a request as a word in its colour. */
export function FreezeState({ freeze }: { readonly freeze: Pick<FreezeRow, 'state' | 'releaseAsked'> }) {
  const say = useWords(FREEZE_STATE_WORDS)
  if (freeze.releaseAsked) return <Badge tone="warn">{say('releaseAsked')}</Badge>
  return <Badge tone={STATE_TONES[freeze.state]}>{say(freeze.state)}</Badge>
}

/** What was asked for, and a bar of how much of it is frozen. */
export function FreezeAmount({ freeze }: { readonly freeze: FreezeRow }) {
  const say = useWords(FREEZE_STATE_WORDS)
  const { amount, percent } = useFormats()
  const { asked, frozen, decimals, symbol, asset } = freeze
  const unit = symbol ?? asset
  const part = partOf(frozen, asked)
  return (
    <span className="freeze-amount">
      <span>{asked === null ? `${unit}: ${say('all')}` : amount(asked, decimals, unit)}</span>
      {frozen === '0' ? null : (
        <>
          <span className="freeze-bar" aria-hidden="true">
            <span style={{ width: `${(part ?? 1) * 100}%` }} />
          </span>
          <small>
            {say('frozen')}: {amount(frozen, decimals, unit)}
            {part === null || part === 1 ? '' : ` (${percent(part)})`}
          </small>
        </>
      )}
    </span>
  )
}
