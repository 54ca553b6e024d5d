/** What can wait until what is in the page now is on the glass. */
import { startTransition, useEffect, useState } from 'react';

/** Calls back once what is in the page now has been painted: a task posted from the frame's callback runs after its paint. */
export function afterPaint(then: () => void): void {
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      after.port1.close();
      then();
    };
    after.port2.postMessage(null);
  });
}

/** False until the component's first paint; then true, drawn without holding up anything else. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let here = true;
    afterPaint(() => {
      if (here) startTransition(() => setPainted(true));
    });
    return () => {
      here = false;
    };
  }, []);
  return painted;
}
