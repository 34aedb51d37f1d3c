import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../../app/preferences.tsx'
import { shortened, shownAccount } from '../../../kit/shown-account.ts'
import { useCase } from '../case-context.ts'
import type { Found } from '../trace/find-in-trace.ts'
import { FLOW_WORDS } from '../words/flow-words.ts'

/** How many of what was found are listed. */
const LISTED = 8
/** Milliseconds without a letter after which it is looked for. */
const PAUSE_MS = 40

/** Finds accounts by address or name, and transactions by hash: all are ringed in the picture, one is gone to by a click. */
export function FindBar({ found }: { readonly found: readonly Found[] }) {
  const say = useWords(FLOW_WORDS)
  const { place, go, picture } = useCase()
  const [text, setText] = useState(place.find)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => setText(place.find), [place.find])
  useEffect(() => {
    if (text === place.find) return
    const timer = setTimeout(() => go({ find: text }, true), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, place.find, go])
  const take = ({ id: account }: Found): void => {
    go({ account })
    if (!account.startsWith('tx:')) picture.current?.zoomTo(account)
  }
  return (
    <search className="case-find">
      <label htmlFor={id} className="unseen">
        {say('find')}
      </label>
      <input
        ref={input}
        id={id}
        type="search"
        className="input"
        placeholder={say('find')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && found[0]) take(found[0])
        }}
      />
      <span className="unseen" role="status">
        {place.find === '' ? '' : found.length === 0 ? say('foundNone') : say('found', { n: found.length })}
      </span>
      {place.find === '' || text === '' ? null : (
        <ul>
          {found.length === 0 ? <li className="quiet">{say('foundNone')}</li> : null}
          {found.slice(0, LISTED).map(f => (
            <li key={f.id}>
              <button type="button" className="case-link" onClick={() => take(f)} title={f.id}>
                {f.name === null ? '' : `${f.name} `}
                <span className="mono">{shortened(f.id.startsWith('tx:') ? f.id.slice(3) : shownAccount(f.id))}</span>
              </button>
            </li>
          ))}
          {found.length > LISTED ? <li className="quiet">{say('found', { n: found.length })}</li> : null}
        </ul>
      )}
    </search>
  )
}
