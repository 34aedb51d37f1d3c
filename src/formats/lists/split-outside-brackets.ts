/** Parts of a cell between semicolons of either width, except within brackets, where publishers put dates in the same way. */
export function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string
    if (c === '(' || c === '（') depth++
    else if (c === ')' || c === '）') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (c === ';' || c === '；')) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts.map(part => part.trim()).filter(part => part !== '')
}
