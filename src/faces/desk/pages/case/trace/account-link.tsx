import { useMemo } from 'react'
import { AddressText } from '../../../kit/address-text.tsx'
import { shortened, shownAccount } from '../../../kit/shown-account.ts'
import { useCase, useCaseBase } from '../case-context.ts'

/** An account of the case by its name and address; a click opens its panel. */
export function AccountLink({ account }: { readonly account: string }) {
  const { index, go } = useCaseBase()
  const { place } = useCase()
  const name = index.nameOf(account)
  const address = useMemo(() => shortened(shownAccount(account)), [account])
  return (
    <span className="case-account">
      <button
        type="button"
        className="case-link"
        title={account}
        aria-pressed={place.account === account}
        onClick={() => go({ account })}
      >
        {name === null ? <span className="mono">{address}</span> : name}
      </button>
      {name === null ? null : <AddressText account={account} />}
    </span>
  )
}

/** A transaction by its hash; a click opens its panel. */
export function TxLink({ tx }: { readonly tx: string }) {
  const { go } = useCaseBase()
  return (
    <button type="button" className="case-link mono" title={tx} onClick={() => go({ account: `tx:${tx}` })}>
      {shortened(tx, 5)}
    </button>
  )
}
