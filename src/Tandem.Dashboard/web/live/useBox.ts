import { useLayoutEffect, useState, type RefObject } from 'react';
import { spanOf, type Span } from '../logic/window';

/** The width of an element, in letters of its font. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(80);
  useLayoutEffect(() => {
    const box = element.current!;
    const measure = () => setWidth(box.clientWidth / rem());
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Which rows of a long table are on the screen. */
export function useSpan(body: RefObject<HTMLElement | null>, count: number, height: number): Span {
  const [span, setSpan] = useState<Span>({ first: 0, end: Math.min(count, 40) });
  useLayoutEffect(() => {
    const measure = () => {
      const next = spanOf(count, height * rem(), body.current!.getBoundingClientRect().top, innerHeight);
      setSpan((last) => (last.first === next.first && last.end === next.end ? last : next));
    };
    measure();
    addEventListener('scroll', measure, { passive: true });
    addEventListener('resize', measure);
    return () => {
      removeEventListener('scroll', measure);
      removeEventListener('resize', measure);
    };
  }, [body, count, height]);
  return { first: Math.min(span.first, count), end: Math.min(span.end, count) };
}

function rem(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}
