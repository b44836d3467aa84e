import type { Cell, Shape } from '../logic/cell';

const shapes: Record<Exclude<Shape, 'none'>, React.JSX.Element> = {
  disc: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  bar: <rect x="1" y="4.5" width="10" height="3" fill="currentColor" />,
  question: <path d="M6 1 11 10.5H1Z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />,
};

/** A state: shape, colour and word, each enough by itself. */
export function State({ cell }: { cell: Cell }) {
  return (
    <span className={`state tone-${cell.tone}`} title={cell.detail}>
      {cell.shape !== 'none' && (
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          {shapes[cell.shape]}
        </svg>
      )}
      {cell.word}
    </span>
  );
}
