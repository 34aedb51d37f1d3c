/** Whether a text has the form of a Legal Entity Identifier (ISO 17442): 18 capitals or digits and two digits. */
export function isLeiText(text: string): boolean {
  return /^[0-9A-Z]{18}[0-9]{2}$/.test(text)
}

/** Whether the last two digits of an identifier are those that ISO 7064 MOD 97-10 gives. */
export function leiChecks(lei: string): boolean {
  let rest = 0
  for (const char of lei) {
    const value = Number.parseInt(char, 36)
    if (Number.isNaN(value)) return false
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
