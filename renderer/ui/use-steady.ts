/** Values that come and go within a moment, kept off the screen. */
import { useEffect, useState } from 'react';

/** The value; while it is a passing one that has not lasted `ms` yet, what was there before. */
export function useSteady<T>(value: T, passing: boolean, ms: number): T {
  const [lasted, setLasted] = useState(false);
  const [before, setBefore] = useState(value);
  useEffect(() => {
    if (!passing) setBefore(value);
  }, [value, passing]);
  useEffect(() => {
    if (!passing) return;
    const timer = setTimeout(() => setLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [passing, ms]);
  return passing && !lasted ? before : value;
}
