import { useEffect, useState } from 'react'

/** The time in Unix seconds, told anew every so many seconds: for clocks that count down. */
export function useNow(everySeconds = 1): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / 1000))
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / 1000)), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [everySeconds])
  return now
}
