import { useRef } from 'react';
import type { NodeStatus, RouterOnNode, RouterStatus, StatusReport } from '../api/types';
import { useSpan, useWidth } from '../live/useBox';
import { cellOf } from '../logic/cell';
import { hashOf } from '../logic/route';
import { since } from '../logic/words';
import { Badge, toneOf } from './Badge';
import { State } from './State';

/** Of a row, in letters: with a column for each node, and without, where each has a line. */
const lineHeight = 2.25;
const stackedHeight = 1.65;

interface Column {
  name: string;
  title: string;
  /** Whose column it is, if it is one's. */
  node?: string;
  width: number;
  content: (router: RouterStatus) => React.ReactNode;
}

/** Routers by nodes. Only the rows on the screen are there, so that a thousand are as quick as two. */
export function RouterTable({ report, routers, severities, isStale }: { report: StatusReport; routers: readonly RouterStatus[]; severities: ReadonlyMap<string, string>; isStale: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const width = useWidth(box);
  const wide = columnsFor(width, report, isStale);
  const columns = wide ?? byMaster(width, isStale);
  const rowHeight = wide ? lineHeight : 0.6 + stackedHeight * Math.max(1, ...routers.map((router) => router.nodes.length));
  const span = useSpan(body, routers.length, rowHeight);
  return (
    <div ref={box}>
      <table className="routers" aria-rowcount={routers.length + 1}>
        <caption>Routers</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.name} style={{ width: `${column.width}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap height={span.first * rowHeight} columns={columns.length} />
          {routers.slice(span.first, span.end).map((router, index) => {
            const severity = severities.get(router.name);
            return (
              <tr key={router.key} aria-rowindex={span.first + index + 2} className={isStale ? 'unsure' : ''} style={{ height: `${rowHeight}rem` }}>
                <th scope="row">
                  <a href={hashOf('router', router.name)} title={`${router.key}, ${router.addresses.join(', ')}`}>
                    {router.name}
                  </a>
                  {severity !== undefined && !isStale && <Badge word={severity === 'notice' ? 'note' : severity} tone={toneOf(severity)} />}
                </th>
                {columns.slice(1).map((column) => (
                  <td key={column.name} data-node={column.node}>
                    {column.content(router)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={(routers.length - span.end) * rowHeight} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are not there. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return height === 0 ? null : (
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height: `${height}rem` }} />
    </tr>
  );
}

/** The fullest form that there is room for; null: not even for a column for each node. */
function columnsFor(width: number, report: StatusReport, isStale: boolean): Column[] | null {
  const { nodes, at } = report;
  const name: Column = { ...nameColumn, width: 13 };
  const addresses: Column = { name: 'addresses', title: 'Address', width: 13, content: (router) => addressesOf(router) };
  const held: Column = { name: 'since', title: 'For', width: 7, content: (router) => (router.master === null || isStale ? '' : since(router.masterSince, at)) };
  const why: Column = { name: 'why', title: 'Why', width: 9, content: (router) => (isStale ? '' : router.masterReason) };
  const states = nodes.map((node) => stateColumn(node, isStale));
  const room = (columns: readonly Column[]) => columns.reduce((sum, column) => sum + column.width, 0) <= width;
  const forms = [
    [name, addresses, ...states, held, why],
    [name, ...states, held, why],
    [name, ...states, held],
    [name, ...states],
  ];
  return forms.find(room) ?? null;
}

function stateColumn(node: NodeStatus, isStale: boolean): Column {
  return {
    name: `node-${node.name}`,
    title: node.name,
    node: node.name,
    width: 10,
    content: (router) => <State cell={cellOf(standing(router, node.name), isStale)} />,
  };
}

const nameColumn: Column = { name: 'router', title: 'Router', width: 9, content: () => null };

/** A line for each node, who holds it first. */
function byMaster(width: number, isStale: boolean): Column[] {
  return [
    nameColumn,
    {
      name: 'states',
      title: 'On the nodes',
      width: Math.max(8, width - nameColumn.width),
      content: (router) =>
        [...router.nodes]
          .sort((one, other) => Number(other.state === 'master') - Number(one.state === 'master'))
          .map((one) => (
            <span key={one.node} className="named">
              <span>{one.node}</span> <State cell={cellOf(one, isStale)} />
            </span>
          )),
    },
  ];
}

function standing(router: RouterStatus, node: string): RouterOnNode | undefined {
  return router.nodes.find((one) => one.node === node);
}

function addressesOf(router: RouterStatus): string {
  const [first, ...more] = router.addresses;
  return first === undefined ? '–' : more.length === 0 ? first : `${first} +${more.length}`;
}
