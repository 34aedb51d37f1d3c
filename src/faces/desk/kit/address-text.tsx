import { useState } from 'react'
import { splitAccount } from '../../../model/account.ts'
import { showAddress } from '../../../model/address.ts'
import { useWords } from '../app/preferences.tsx'
import { KIT_WORDS } from './kit-words.ts'

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
        {copied ? '✓' : '⧉'}
      </button>
    </span>
  )
}

/** An account's address as its ledger's screens write it; what cannot be read stays as it is. */
export function shownAccount(account: string): string {
  try {
    const { ledger, address } = splitAccount(account as Parameters<typeof splitAccount>[0])
    return showAddress(ledger, address)
  } catch {
    return account
  }
}

/** The two ends of a long text. */
export function shortened(text: string, ends = 6): string {
  return text.length <= 2 * ends + 3 ? text : `${text.slice(0, ends + 2)}…${text.slice(-ends)}`
}
