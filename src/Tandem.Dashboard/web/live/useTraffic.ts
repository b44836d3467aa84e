import { useEffect, useState } from 'react';
import { get, Refused } from '../api/client';
import type { TrafficReport } from '../api/types';
import { added, pointOf, silence, type RatePoint } from '../logic/rates';

export interface Traffic {
  points: readonly RatePoint[];
  last: TrafficReport | null;
  failure: Refused | null;
}

const pace = 2000;
/** What was sampled of a router is there when somebody comes back to it. */
const kept = new Map<string, Traffic>();
const none: Traffic = { points: [], last: null, failure: null };

/** Samples the counters of one router while somebody looks at it. */
export function useTraffic(router: string): Traffic {
  const [traffic, setTraffic] = useState<Traffic>(() => kept.get(router) ?? none);
  useEffect(() => {
    let [timer, over] = [0, false];
    const keep = (next: Traffic) => {
      kept.set(router, next);
      setTraffic(next);
    };
    const sample = async () => {
      const before = kept.get(router) ?? none;
      const at = Date.now() / 1000;
      try {
        const report = await get<TrafficReport>(`v1/traffic?router=${encodeURIComponent(router)}`);
        // Over a pause there is no rate.
        const isNext = before.points.length > 0 && at - before.points.at(-1)!.at < 10;
        const points = isNext || before.points.length === 0 ? before.points : added(before.points, silence(at - 1));
        keep({ points: added(points, pointOf(isNext ? before.last : null, report, at)), last: report, failure: null });
      } catch (fault) {
        keep({ points: added(before.points, silence(at)), last: null, failure: fault instanceof Refused ? fault : new Refused(0, String(fault)) });
      }
      if (!over) {
        timer = window.setTimeout(() => void sample(), pace);
      }
    };
    setTraffic(kept.get(router) ?? none);
    void sample();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [router]);
  return traffic;
}
