/** Adds the Japanese and Korean fonts. They come in parts by the signs they hold, and a browser loads only parts that a page needs. */
export async function addEastAsianFonts(): Promise<void> {
  await Promise.all([
    import('@fontsource-variable/noto-sans-jp/index.css'),
    import('@fontsource-variable/noto-sans-kr/index.css'),
  ])
}
