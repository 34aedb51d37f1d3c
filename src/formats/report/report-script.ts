/** The page's only script: a filter and sorting by heading for long tables. Without it all stands there all the same. */
export const REPORT_SCRIPT = `
for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0]
  const rows = [...body.rows]
  if (rows.length < 20) continue
  let texts
  const label = document.createElement('label')
  label.className = 'filter'
  const input = document.createElement('input')
  input.type = 'search'
  const told = document.createElement('output')
  label.append('Filter ', input, ' ', told)
  table.parentElement.before(label)
  input.addEventListener('input', () => {
    const word = input.value.trim().toLowerCase()
    texts ??= rows.map(row => row.textContent.toLowerCase())
    let shown = 0
    rows.forEach((row, i) => {
      row.hidden = !texts[i].includes(word)
      if (!row.hidden) shown++
    })
    told.textContent = word ? shown + ' of ' + rows.length : ''
  })
  const value = cell => {
    const text = cell.firstChild ? cell.textContent.trim() : ''
    const number = Number(text.replace(/,/g, ''))
    return text !== '' && !Number.isNaN(number) ? number : text
  }
  for (const th of table.tHead.rows[0].cells) {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(...th.childNodes)
    th.append(button)
    button.addEventListener('click', () => {
      const down = th.getAttribute('aria-sort') === 'ascending'
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      const keyed = rows.map(row => [value(row.cells[th.cellIndex]), row])
      keyed.sort(([a], [b]) => {
        if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
        return a < b ? -1 : a > b ? 1 : 0
      })
      if (down) keyed.reverse()
      body.append(...keyed.map(([, row]) => row))
    })
  }
}
`
