import { freshnessOf } from '../logic/freshness';
import { cellOf } from '../logic/cell';
import { State } from '../parts/State';
import { useLive, useNow } from '../live/use';

export function ClusterPage() {
  const live = useLive();
  const fresh = freshnessOf(live, useNow());
  const report = live.report;
  if (!report) {
    return <p>{fresh.why || 'asking the node'}</p>;
  }
  return (
    <table>
      <tbody>
        {report.routers.map((router) => (
          <tr key={router.name}>
            <th scope="row">{router.name}</th>
            {report.nodes.map((node) => (
              <td key={node.name}>
                <State cell={cellOf(router.nodes.find((one) => one.node === node.name), fresh.isStale)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
