import { useEffect, useRef } from 'react'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { useCase } from '../case-context.ts'
import { PANEL_WORDS } from '../words/panel-words.ts'
import { AccountPanel } from './account-panel.tsx'
import { TxPanel } from './tx-panel.tsx'
import './case-panel.css'

/** What is chosen, at the right of a wide screen and from below on a phone. Escape closes it. */
export function CasePanel() {
  const say = useWords(PANEL_WORDS)
  const { place, go } = useCase()
  const panel = useRef<HTMLElement>(null)
  const { account } = place
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const { current: opened } = panel
    const { activeElement: from, body } = document
    if (opened === null) {
      // Whoever closed it by its button or key goes on where they were.
      if (account === null && from === body) opener.current?.focus({ preventScroll: true })
      return
    }
    opened.scrollTo({ top: 0 })
    if (!(from instanceof HTMLElement) || from === body || opened.contains(from)) return
    opener.current = from
    // It stands behind the whole table: who opened it from there by key goes into it.
    if (from.matches('.case-link:focus-visible')) opened.focus({ preventScroll: true })
  }, [account])
  if (account === null) return null
  const tx = account.startsWith('tx:') ? account.slice(3) : null
  return (
    <aside
      className="case-panel"
      ref={panel}
      tabIndex={-1}
      aria-label={say(tx === null ? 'panel' : 'txPanel')}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) go({ account: null })
      }}
    >
      <div className="case-panel-close">
        <Button size="small" aria-label={say('close')} onClick={() => go({ account: null })}>
          ✕
        </Button>
      </div>
      {tx === null ? <AccountPanel key={account} account={account} /> : <TxPanel key={tx} tx={tx} />}
    </aside>
  )
}
