import { aboutAll, numberIn, type TypedRule, textIn, untilWhen } from './typed-rule.ts'

/** Transfers by authorisation (EIP-3009): whoever holds the signature can make the transfer. */
export const authorisationRule: TypedRule = about => {
  const { data, contract, words } = about
  const { primaryType, message } = data
  if (contract === null) return null
  if (primaryType === 'CancelAuthorization')
    return { kind: 'authorisation', sentence: 'It cancels an authorised transfer.', findings: [] }
  if (primaryType !== 'TransferWithAuthorization' && primaryType !== 'ReceiveWithAuthorization') return null
  const amount = words.token(contract, numberIn(message, 'value'))
  const end = untilWhen(numberIn(message, 'validBefore'), about)
  const who = primaryType === 'TransferWithAuthorization' ? 'Whoever holds the signature' : 'The receiver'
  const sentence = `It sends ${amount} from ${words.account(textIn(message, 'from'))} to ${words.account(textIn(message, 'to'))}.`
  return {
    kind: 'authorisation',
    sentence,
    findings: [aboutAll('transfer-authorised', 'warning', `${who} can make the transfer, ${end.words}.`)],
  }
}
