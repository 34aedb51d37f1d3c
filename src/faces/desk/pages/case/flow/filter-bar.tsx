import { type PictureView, WHOLE_VIEW } from '../../../../../analysis/picture/picture-view.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { ChoiceField } from '../../../kit/field.tsx'
import { useCase } from '../case-context.ts'
import { KINDS } from '../trace/kind-mark.tsx'
import { FLOW_WORDS } from '../words/flow-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { Menu } from './menu.tsx'

/** Least parts of what was stolen, as decimals of 1. */
const LEAST = ['0.00001', '0.0001', '0.001', '0.01', '0.05', '0.1'] as const

/** What of the trace the picture draws. */
export function FilterBar() {
  const say = useWords(FLOW_WORDS)
  const kind = useWords(KIND_WORDS)
  const { index, look } = useCase()
  const { view, change } = look
  const there = new Set(index.trace.endpoints.map(e => e.kind))
  const set = [view.least !== null, view.assets.length > 0, view.kinds.length > 0].filter(Boolean).length
  const toggle = <T,>(list: readonly T[], one: T): readonly T[] =>
    list.includes(one) ? list.filter(x => x !== one) : [...list, one]
  return (
    <Menu title={say('filters')} told={set === 0 ? undefined : String(set)}>
      <ChoiceField
        label={say('least')}
        value={view.least ?? ''}
        onChange={event => change({ ...view, least: event.target.value === '' ? null : event.target.value })}
        choices={[
          { value: '', text: say('all') },
          ...LEAST.map(value => ({ value, text: `${Number(value) * 100} %` })),
        ]}
      />
      {index.trace.assets.length < 2 ? null : (
        <fieldset className="case-checks">
          <legend>{say('assets')}</legend>
          {index.trace.assets.map(a => (
            <label key={a.asset} className="case-check">
              <input
                type="checkbox"
                checked={view.assets.includes(a.asset)}
                onChange={() => change({ ...view, assets: toggle(view.assets, a.asset) })}
              />{' '}
              {index.asset(a.asset).symbol}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="case-checks">
        <legend>{say('kinds')}</legend>
        {KINDS.filter(k => there.has(k)).map(k => (
          <label key={k} className="case-check">
            <input
              type="checkbox"
              checked={view.kinds.includes(k)}
              onChange={() => change({ ...view, kinds: toggle(view.kinds, k) })}
            />{' '}
            {kind(k)}
          </label>
        ))}
      </fieldset>
      <label className="case-check">
        <input
          type="checkbox"
          checked={view.lanes === 'ledger'}
          onChange={() => change({ ...view, lanes: view.lanes === 'ledger' ? 'none' : 'ledger' })}
        />{' '}
        {say('lanes')}
      </label>
      <Button size="small" onClick={() => change(unfiltered(view))}>
        {say('reset')}
      </Button>
    </Menu>
  )
}

/** The whole trace again, with what was hidden, pinned and unfolded. */
function unfiltered({ hidden, pinned, opened }: PictureView): PictureView {
  return { ...WHOLE_VIEW, hidden, pinned, opened }
}
