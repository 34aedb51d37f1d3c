import type { Plugin } from 'vite'

/** The letters of the desk's own words in English. */
const FONT = /inter-latin-wght-normal-[\w-]+\.woff2$/

/** Names the font of nearly every text in the page itself: else a browser asks for it only when styles and the first words are there. */
export function preloadedFont(): Plugin {
  return {
    name: 'preloaded-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find(name => FONT.test(name))
        if (file === undefined) return []
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/desk/${file}` }
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }]
      },
    },
  }
}
