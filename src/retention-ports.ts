/** What retention needs from the store. */

export interface ExpiryQuery {
  sourceId: string;
  /** First seen before this instant. */
  seenBefore?: Date;
  /** Or published before it. */
  publishedBefore?: Date;
  /** Topics that keep articles since an instant, whatever their source says. */
  kept: readonly { id: string; since: Date }[];
}

export interface Retention {
  /** Publishing instant of the `count`th newest article of a source or a topic (`label`). */
  findCutoff(table: 'label' | 'article', id: string, count: number): Promise<Date | undefined>;
  /** Ids of articles that nobody keeps and no other article refers to. */
  findExpired(query: ExpiryQuery, limit: number): Promise<string[]>;
  /** Removes articles; their identity keys and the keys of their entries stay, so that none comes back as new. */
  remove(articleIds: readonly string[]): Promise<void>;
}
