import { useState } from 'react'
import { useWords } from '../app/preferences.tsx'
import { KIT_WORDS } from './kit-words.ts'
import { shortened, shownAccount } from './shown-account.ts'

/** An account (CAIP-10) as its ledger's screens write it, short, with its whole text at hover and a button that copies it. */
export function AddressText({ account, whole = false }: { readonly account: string; readonly whole?: boolean }) {
  const say = useWords(KIT_WORDS)
  const [copied, setCopied] = useState(false)
  const shown = shownAccount(account)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(shown)
    setCopied(true)
    setTimeout(() => setCopied(false), 1_500)
  }
  return (
    <span className="address" title={account}>
      <span>{whole ? shown : shortened(shown)}</span>
      <button type="button" onClick={() => void copy()} aria-label={say(copied ? 'copied' : 'copy', { what: shown })}>
        <CopySign done={copied} />
      </button>
    </span>
  )
}

function CopySign({ done }: { readonly done: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="13"
      height="13"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={done ? 'm2.5 8.5 3.5 4 7.5-9' : 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3'} />
    </svg>
  )
}
