import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

/** On which a transaction says the id of the request it changed. */
export const channel = 'airlock_changes';

/** One listening connection for everyone in this process who waits for a change. */
export class Changes {
  readonly #url: string;
  readonly #waiting = new Map<string, Set<() => void>>();
  #listening: Promise<void> | undefined;
  #client: pg.Client | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Calls back whenever this request changes; the answer ends it. */
  async watch(request: string, onChange: () => void): Promise<() => void> {
    const callbacks = this.#waiting.get(request) ?? new Set();
    this.#waiting.set(request, callbacks.add(onChange));
    this.#listening ??= this.#listen();
    await this.#listening;
    return () => {
      callbacks.delete(onChange);
      if (callbacks.size === 0 && this.#waiting.get(request) === callbacks) this.#waiting.delete(request);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'airlock changes' });
    this.#client = client;
    client.on('notification', ({ payload }) => this.#waiting.get(payload ?? '')?.forEach((callback) => callback()));
    client.on('error', () => undefined);
    client.on('end', () => void this.#again());
    await client.connect();
    await client.query(`listen ${channel}`);
  }

  /** After a lost connection something may have changed unheard: listen anew, then wake everyone once. */
  async #again(): Promise<void> {
    while (!this.#isClosed) {
      await sleep(1000, undefined, { ref: false });
      try {
        await this.#listen();
        for (const callbacks of this.#waiting.values()) callbacks.forEach((callback) => callback());
        return;
      } catch {
        continue;
      }
    }
  }
}
