/**
 * Names under which a server keeps our statements parsed and planned for each connection (PostgreSQL, PREPARE): it
 * spends as much on parsing and planning a small one as on running it.
 */

/** Each takes memory of every connection; the program has fewer statements than this, and the others go unnamed. */
const mostNamed = 500;

/** SQLSTATE: the tables have changed under the statement, or the connection has forgotten it. */
const staleStates = new Set(['0A000', '26000']);

export class StatementNames {
  private readonly names = new Map<string, string>();
  private generation = 0;

  /** Undefined for one statement too many. */
  of(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known !== undefined || this.names.size >= mostNamed) return known;
    const name = `winnow-${this.generation}-${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }

  /** Whether this error goes away when the statement is prepared anew; from then on every one of them is. */
  renewAfter(error: unknown): boolean {
    if (!staleStates.has(String((error as { code?: unknown }).code))) return false;
    this.names.clear();
    this.generation += 1;
    return true;
  }
}
