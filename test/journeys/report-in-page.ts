/** What {@link MEASURE_PICTURES} tells of one picture. */
export interface PictureFacts {
  readonly nodes: number
  /** Labels that lie on another. */
  readonly overlaps: number
  /** Labels that reach beyond the frame. */
  readonly outside: number
}

/** Run in the page: measures the labels of each picture of the flow as they are drawn. */
export const MEASURE_PICTURES = `[...document.querySelectorAll('svg.sankey')].map(svg => {
  const boxes = [...svg.querySelectorAll('.node')].map(node => {
    const texts = [...node.querySelectorAll('text')].map(t => t.getBoundingClientRect())
    const right = Math.max(...texts.map(t => t.right))
    return { left: texts[0].left, top: texts[0].top, bottom: texts[1].bottom, right }
  })
  const frame = svg.getBoundingClientRect()
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom
  return {
    nodes: boxes.length,
    overlaps: boxes.filter((a, i) => boxes.some((b, j) => j > i && meets(a, b))).length,
    outside: boxes.filter(b => b.right > frame.right + 1 || b.bottom > frame.bottom + 1).length,
  }
})`

/** Run in the page: words whose contrast with their ground is below 4.5 to 1, by the formula of WCAG 2.2 (relative luminance). */
export const FAINT_WORDS = `(() => {
  const channels = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number)
  const light = colour => {
    const [r, g, b] = channels(colour).map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = from => {
    for (let e = from; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor
      if (channels(colour)[3] !== 0) return colour
    }
    return 'rgb(255,255,255)'
  }
  const out = new Set()
  for (const e of document.querySelectorAll('body *:not(script, title, desc)')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue
    const style = getComputedStyle(e)
    const [a, b] = [light(e instanceof SVGElement ? style.fill : style.color), light(ground(e))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (!(ratio >= 4.5)) out.add(e.tagName + ' ' + e.getAttribute('class') + ' ' + ratio)
  }
  return [...out]
})()`
