import type { ReactNode } from 'react'

/** The signs of the pages, drawn on a grid of 24. */
const SIGNS: Readonly<Record<string, ReactNode>> = {
  cases: (
    <>
      <circle cx="5" cy="12" r="2.5" />
      <circle cx="19" cy="5.5" r="2.5" />
      <circle cx="19" cy="18.5" r="2.5" />
      <path d="M7.5 12C13 12 11 5.5 16.5 5.5M7.5 12C13 12 11 18.5 16.5 18.5" />
    </>
  ),
  screen: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5M8 10.5l2 2 3.5-4" />
    </>
  ),
  alerts: <path d="M12 3.5a6 6 0 0 0-6 6V14l-2 3h16l-2-3V9.5a6 6 0 0 0-6-6ZM9.5 20a2.6 2.6 0 0 0 5 0" />,
  freezes: <path d="M12 2.5v19M3.8 7.2l16.4 9.6M20.2 7.2 3.8 16.8M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5" />,
  sharing: (
    <>
      <circle cx="6" cy="12" r="2.5" />
      <circle cx="17.5" cy="6" r="2.5" />
      <circle cx="17.5" cy="18" r="2.5" />
      <path d="m8.3 10.8 7-3.6M8.3 13.2l7 3.6" />
    </>
  ),
  guard: <path d="M12 2.8 4.5 6v5.5c0 4.6 3.2 8 7.5 9.7 4.3-1.7 7.5-5.1 7.5-9.7V6L12 2.8ZM8.8 12l2.3 2.3 4.2-4.6" />,
  situation: <path d="M4 20V10M10 20V4M16 20v-8M22 20H2" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.4c2.1.8 3.5 2.8 3.5 5.6" />
    </>
  ),
}

/** The sign of a page; the word beside it says what it is. */
export function Sign({ name }: { readonly name: string }) {
  return (
    <svg
      className="sign"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SIGNS[name]}
    </svg>
  )
}

/** Cordon's mark: a ring that a line leaves. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path
        d="M22.5 10.2a8.5 8.5 0 1 0 0 11.6"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <path d="M11 16h13" stroke="#ffb84d" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  )
}
