import { aboutAll, numberIn, type TypedRule, textIn, untilWhen } from './typed-rule.ts'

/** Permits of a token itself: EIP-2612, and DAI's own that came before it. */
export const permitRule: TypedRule = about => {
  const { data, contract, words, knowledge } = about
  const { message, primaryType } = data
  if (primaryType !== 'Permit' || contract === null || !('spender' in message)) return null
  const spender = words.account(textIn(message, 'spender'))
  if ('allowed' in message) {
    // DAI: an expiry of 0 never comes.
    const expiry = numberIn(message, 'expiry')
    const until = expiry === 0n ? { words: 'without end', long: true } : untilWhen(expiry, about)
    if (message['allowed'] !== true)
      return {
        kind: 'permit-dai',
        sentence: `It takes back what ${spender} may take of ${words.account(contract)}.`,
        findings: [],
      }
    const sentence = `It lets ${spender} take all ${words.account(contract)} of ${words.account(textIn(message, 'holder'))}, without another signature.`
    return {
      kind: 'permit-dai',
      sentence,
      findings: [
        aboutAll('permit-without-limit', 'warning', `${sentence.slice(0, -1)}; the permit can be used ${until.words}.`),
      ],
    }
  }
  if (!('value' in message)) return null
  const value = numberIn(message, 'value')
  const until = untilWhen(numberIn(message, 'deadline'), about)
  const much = value >= knowledge.thresholds.unlimited
  const what = much ? `all of token ${words.account(contract)}` : words.token(contract, value)
  const sentence = `It lets ${spender} take ${what} of ${words.account(textIn(message, 'owner'))}, without another signature.`
  const findings = [
    ...(much ? [aboutAll('permit-without-limit', 'warning', 'The permit has no limit.')] : []),
    ...(until.long ? [aboutAll('permit-long', 'warning', `The permit can be used ${until.words}.`)] : []),
  ]
  return {
    kind: 'permit',
    sentence,
    findings: findings.length > 0 ? findings : [aboutAll('permit', 'notice', sentence)],
  }
}
