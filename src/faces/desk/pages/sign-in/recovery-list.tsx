import { useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { FACTOR_WORDS } from './factor-words.ts'

/** Codes of recovery, shown once. */
export function RecoveryList({ codes, user }: { readonly codes: readonly string[]; readonly user: string }) {
  const say = useWords(FACTOR_WORDS)
  const [copied, setCopied] = useState(false)
  const text = codes.join('\n')
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="stack">
      <Note tone="warn">
        <p>{say('recoveryMore')}</p>
      </Note>
      <ol className="sign-in-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button onClick={() => void copy()}>{say(copied ? 'copied' : 'copyAll')}</Button>
        <Button onClick={() => saveFile(`cordon-recovery-${user}.txt`, `${text}\n`, 'text/plain;charset=utf-8')}>
          {say('save')}
        </Button>
      </div>
    </div>
  )
}
