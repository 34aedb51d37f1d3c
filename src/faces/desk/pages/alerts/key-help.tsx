import { useWords } from '../../app/preferences.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TRIAGE_WORDS } from './triage-words.ts'

const KEYS = [
  ['j', 'keyNext'],
  ['k', 'keyBefore'],
  ['Enter', 'keyOpen'],
  ['Esc', 'keyBack'],
  ['x', 'keyChoose'],
  ['t', 'keyTake'],
  ['d', 'keyDismiss'],
  ['e', 'keyEscalate'],
  ['h', 'keyHold'],
  ['a', 'keyJoin'],
  ['r', 'keySort'],
  ['/', 'keyFind'],
  ['?', 'keyHelp'],
] as const

/** What the keys of the queue do. */
export function KeyHelp({ close }: { close(): void }) {
  const say = useWords(TRIAGE_WORDS)
  return (
    <Dialog title={say('keys')} close={close}>
      <dl className="facts alerts-keys">
        {KEYS.map(([key, words]) => (
          <div key={key} className="alerts-key">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
