import { useEffect, useState } from 'react';
import { useLive, useNow } from './live/use';
import { useRoute } from './live/useRoute';
import { freshnessOf } from './logic/freshness';
import type { Wish } from './logic/preview';
import type { Route } from './logic/route';
import { ClusterPage } from './pages/ClusterPage';
import { DriftPage } from './pages/DriftPage';
import { EventsPage } from './pages/EventsPage';
import { HearingPage } from './pages/HearingPage';
import { RouterPage } from './pages/RouterPage';
import { Header } from './parts/Header';
import { SignIn } from './parts/SignIn';
import { WishDialog } from './parts/WishDialog';

const titles: Record<Route['page'], string> = { cluster: '', router: '', hearing: 'Who hears whom', drift: 'Differences', events: 'Events' };

export function App() {
  const live = useLive();
  const route = useRoute();
  const fresh = freshnessOf(live, useNow());
  const [wish, setWish] = useState<Wish | null>(null);
  const { report } = live;
  useEffect(() => {
    document.title = [route.name || titles[route.page], 'Tandem', report?.cluster].filter((word) => word).join(' · ');
  }, [route, report?.cluster]);
  useEffect(() => {
    scrollTo(0, 0);
  }, [route.page, route.name]);

  const page = () => {
    if (!report) {
      return null;
    }
    switch (route.page) {
      case 'cluster':
        return <ClusterPage report={report} fresh={fresh} route={route} onWish={setWish} />;
      case 'router':
        return <RouterPage key={route.name} report={report} live={live} fresh={fresh} name={route.name} onWish={setWish} />;
      case 'hearing':
        return <HearingPage />;
      case 'drift':
        return <DriftPage report={report} />;
      case 'events':
        return <EventsPage report={report} live={live} route={route} />;
    }
  };
  return (
    <>
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>
        To the content
      </a>
      <Header live={live} fresh={fresh} page={route.page} />
      <main id="content" tabIndex={-1} className={fresh.isStale ? 'stale' : ''}>
        {live.failure?.status === 401 ? <SignIn why={live.failure.message} /> : page()}
      </main>
      <footer>
        <a href="assets/licenses.txt">Licences of what this page is made of</a>
      </footer>
      {wish && <WishDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}
