import type { GuardFinding } from '../severity.ts'
import { aboutAll, numberIn, structsIn, type TypedRule, textIn } from './typed-rule.ts'

/** Wei that are nothing. † */
const NOTHING = 1_000n
/** Ten-thousandths of the price: a market keeps a few hundred. † */
const MOST_FEES = 5_000n

/** Orders of Blur's exchange. */
export const blurRule: TypedRule = ({ data, words }) => {
  const { primaryType, message } = data
  if (primaryType === 'Root' && 'root' in message)
    return {
      kind: 'blur',
      sentence: 'It signs a list of orders of which only the root is shown.',
      findings: [
        aboutAll('orders-hidden', 'warning', 'What the orders give away cannot be seen from what is to be signed.'),
      ],
    }
  if (primaryType !== 'Order' || !('collection' in message) || !('price' in message)) return null
  const price = numberIn(message, 'price')
  const fees = structsIn(message, 'fees').reduce((sum, fee) => sum + numberIn(fee, 'rate'), 0n)
  // Side 1 sells; Blur's second exchange says it by orderType instead.
  const sells = 'side' in message ? numberIn(message, 'side') === 1n : numberIn(message, 'orderType') === 0n
  const what = `NFT ${numberIn(message, 'tokenId')} of ${words.account(textIn(message, 'collection'))}`
  const sentence = `It ${sells ? 'sells' : 'buys'} ${what} for ${words.ether(price)}.`
  const findings: GuardFinding[] = []
  if (sells && price <= NOTHING)
    findings.push(aboutAll('sold-for-nothing', 'alarm', `It gives ${what} away for nothing.`))
  if (sells && fees > MOST_FEES)
    findings.push(aboutAll('sold-for-nothing', 'alarm', `Of the price of ${what}, fees take ${Number(fees) / 100} %.`))
  if (findings.length === 0) findings.push(aboutAll('order', 'notice', sentence))
  return { kind: 'blur', sentence, findings }
}
