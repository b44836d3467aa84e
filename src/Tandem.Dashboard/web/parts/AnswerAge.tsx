import type { Freshness } from '../logic/freshness';
import { clock, span } from '../logic/words';

/** Who said what stands below, and how old it is. */
export function AnswerAge({ answer, fresh }: { answer: { node: string; at: string } | null; fresh: Freshness }) {
  if (!answer || fresh.age === null) {
    return <p role="status">{fresh.why === '' ? 'Asking the node …' : `No answer: ${fresh.why}`}</p>;
  }
  return (
    <p className={fresh.isStale ? 'refusal' : 'faint'} role={fresh.isStale ? 'alert' : undefined}>
      {fresh.isStale && <strong>{fresh.why}. What is shown was so then: </strong>}
      as {answer.node} knew it at {clock(answer.at)}, <span className="age">{span(fresh.age)} old</span>
    </p>
  );
}
