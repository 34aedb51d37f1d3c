/** The least height of a row with its share of what stands around a list, in pixels of the screen. */
const HEIGHT = 120

/** How many rows of a list fill the screen: they are drawn in the frame of the press, the rest in those after it. */
export function screenful(): number {
  return Math.ceil(innerHeight / HEIGHT)
}
