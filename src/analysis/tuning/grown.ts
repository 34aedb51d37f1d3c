/** Arrays of numbers that tables by number are kept in. */
export type NumberArray = Uint8Array | Uint32Array | Int32Array | Float64Array

/** An array of so many places with what stands in a shorter one of its kind at its beginning. */
export function grown<A extends NumberArray>(array: A, size: number): A {
  const wider = new (array.constructor as new (size: number) => A)(size)
  wider.set(array)
  return wider
}
