import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface CurveLine {
  name: string;
  values: readonly (number | null)[];
  /** Colours are not all that tells lines apart. */
  dash?: number[];
  color: 'one' | 'two' | 'three' | 'four';
}

/** A curve over time. What it shows is said in words beside it, so the picture itself is not read aloud. */
export function Curve({ title, times, lines, unit, least }: { title: string; times: readonly number[]; lines: readonly CurveLine[]; unit: string; least: number }) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useThemeCount();
  const shape = lines.map((line) => line.name).join('\n');

  useEffect(() => {
    const box = place.current!;
    const made = new uPlot(optionsOf(box, lines, unit, least), dataOf(times, lines), box);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: Math.max(200, box.clientWidth), height }));
    observer.observe(box);
    return () => {
      observer.disconnect();
      made.destroy();
    };
    // The lines themselves come by setData.
  }, [shape, unit, least, theme]);

  useEffect(() => {
    plot.current?.setData(dataOf(times, lines));
  }, [times, lines]);

  return (
    <figure className="curve">
      <figcaption>{title}</figcaption>
      <div ref={place} aria-hidden="true" />
    </figure>
  );
}

const height = 190;

function dataOf(times: readonly number[], lines: readonly CurveLine[]): uPlot.AlignedData {
  return [[...times], ...lines.map((line) => [...line.values])];
}

function optionsOf(box: HTMLElement, lines: readonly CurveLine[], unit: string, least: number): uPlot.Options {
  const style = getComputedStyle(box);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const axis: uPlot.Axis = { stroke: color('muted'), grid: { stroke: color('line'), width: 1 }, ticks: { stroke: color('line'), width: 1 }, font: `12px ${style.fontFamily}` };
  return {
    width: Math.max(200, box.clientWidth),
    height,
    legend: { markers: { width: 3, dash: (_plot, index) => (lines[index - 1]?.dash ? 'dashed' : 'solid') } },
    cursor: { drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(least, (high ?? 0) * 1.15)] } },
    axes: [{ ...axis, values: '{HH}:{mm}:{ss}', space: 90 }, { ...axis, size: 56 }],
    series: [
      { label: 'time', value: '{HH}:{mm}:{ss}' },
      ...lines.map((line) => ({
        label: line.name,
        stroke: color(`curve-${line.color}`),
        width: 2,
        points: { show: false },
        value: (_plot: uPlot, value: number | null) => (value === null ? '–' : `${value.toFixed(1)} ${unit}`),
        ...(line.dash ? { dash: line.dash } : {}),
      })),
    ],
  };
}

/** Canvas has the colours it was made with. */
function useThemeCount(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const change = () => setChanges((before) => before + 1);
    system.addEventListener('change', change);
    addEventListener('themechange', change);
    return () => {
      system.removeEventListener('change', change);
      removeEventListener('themechange', change);
    };
  }, []);
  return changes;
}
