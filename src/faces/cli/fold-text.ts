/** Breaks a text at spaces into lines of at most `width` characters; a longer word stands alone on its line. */
export function foldText(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Two columns: names on the left (`indent` spaces before), their text folded on the right. */
export function twoColumns(rows: readonly (readonly [string, string])[], width: number, indent = 2): string {
  const left = Math.min(26, Math.max(0, ...rows.map(([name]) => name.length)))
  const gap = ' '.repeat(indent)
  const under = ' '.repeat(indent + left + 2)
  let out = ''
  for (const [name, text] of rows) {
    const lines = foldText(text, width - under.length)
    if (name.length > left) out += `${gap}${name}\n${under}${lines[0]}\n`
    else out += `${gap}${name.padEnd(left)}  ${lines[0]}`.trimEnd().concat('\n')
    for (const line of lines.slice(1)) out += `${under}${line}\n`
  }
  return out
}
