import { outputsOf, type ReleaseRequest } from '../../../requests/request.js';
import { dayWords } from '../../words/days.js';

export interface Step {
  readonly words: string;
  readonly state: 'done' | 'now' | 'next';
}

/** Where the request is on its way, for its researcher. */
export function timelineOf(request: ReleaseRequest, now: string): Step[] {
  const sent = request.sentAt ? `Sent ${dayWords(request.sentAt, now)}` : 'Sent';
  const words = ['Prepared', sent, 'Checked by rules', 'Looked at by people', endWords(request, now)];
  const at = stepOf(request);
  return words.map((one, index) => ({ words: one, state: index < at ? 'done' : index === at ? 'now' : 'next' }));
}

function stepOf(request: ReleaseRequest): number {
  switch (request.state) {
    case 'draft': return 0;
    case 'checking': return 2;
    case 'waiting': case 'inReview': case 'returned': return 3;
    case 'releasing': return 4;
    case 'released': case 'refused': case 'withdrawn': case 'recalled': return 5;
  }
}

function endWords(request: ReleaseRequest, now: string): string {
  const day = request.endedAt ? ` ${dayWords(request.endedAt, now)}` : '';
  switch (request.state) {
    case 'refused': return `Refused${day}`;
    case 'withdrawn': return `Taken back${day}`;
    case 'recalled': return `Recalled${day}`;
    case 'released': return `${outputsOf(request).every((file) => file.outcome === 'released') ? 'Released' : 'Partly released'}${day}`;
    default: return request.dueAt && request.state !== 'returned' ? `Reply by ${dayWords(request.dueAt, now)}` : 'Released';
  }
}
